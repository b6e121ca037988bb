#include "tests/bench/recording_frame.h"

#include "ui/common/theme.h"
#include "ui/waveforms/recording_presenter.h"
#include "ui/waveforms/recording_strip.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace wardlight::bench {

namespace {

constexpr QSize StripSize(1'920, 480);
constexpr int Frames = 200; ///< at each zoom
constexpr double OpenGoalMs = 200;
constexpr double FrameGoalMs = 16;

double elapsedMs(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// The parts of the pane that a picture needs.
class Viewer
{
public:
    explicit Viewer(std::shared_ptr<waveforms::SegmentStore> store)
        : m_presenter(std::move(store), m_pools), m_strip(m_theme)
    {
        m_theme.apply(ui::ThemeKind::Dark);
        QObject::connect(&m_presenter, &ui::RecordingPresenter::readingChanged, &m_strip,
                         [this] { m_strip.setReading(m_presenter.reading()); });
        QObject::connect(&m_presenter, &ui::RecordingPresenter::spanChanged, &m_strip,
                         [this] { m_strip.setSpan(m_presenter.span()); });
        m_strip.resize(StripSize);
        m_strip.show();
        QCoreApplication::processEvents();
        m_presenter.setColumns(m_strip.columns());
    }

    void settle()
    {
        while (!m_presenter.isSettled())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    double open(const waveforms::RecordId& id)
    {
        QElapsedTimer timer;
        timer.start();
        m_presenter.choose(id);
        settle();
        m_strip.setRecord(m_presenter.record());
        m_strip.viewport()->repaint();
        return elapsedMs(timer);
    }

    /// What a move costs until the strip is painted with what is at hand.
    double frame(const ui::RecordingSpan& span)
    {
        QElapsedTimer timer;
        timer.start();
        m_presenter.setSpan(span);
        m_strip.viewport()->repaint();
        const double ms = elapsedMs(timer);
        QCoreApplication::processEvents();
        return ms;
    }

    [[nodiscard]] const ui::RecordingPresenter& presenter() const { return m_presenter; }

private:
    Pools m_pools;
    ui::Theme m_theme;
    ui::RecordingPresenter m_presenter;
    ui::RecordingStrip m_strip;
};

} // namespace

Result<Figures> recordingFrames(std::shared_ptr<waveforms::SegmentStore> store,
                                const waveforms::StoredRecord& record)
{
    Viewer viewer(std::move(store));
    Figures figures;
    figures.push_back({QStringLiteral("opened and painted"), viewer.open(record.id),
                       QStringLiteral("ms"), OpenGoalMs});
    if (viewer.presenter().error())
        return tl::unexpected(*viewer.presenter().error());
    std::vector<double> times;
    for (const double width : {10.0, 3'600.0, record.durationSeconds()}) {
        ui::RecordingSpan span{0, width};
        viewer.frame(span);
        viewer.settle();
        for (int i = 0; i < Frames; ++i) {
            span = i % 2 == 0 ? ui::panned(span, 0.02)
                              : ui::zoomed(span, i % 4 == 1 ? 0.95 : 1 / 0.95, span.fromSeconds);
            times.push_back(viewer.frame(span));
        }
        viewer.settle();
    }
    figures.push_back({QStringLiteral("a frame of 12 leads panned and zoomed, p95"),
                       quantile(times, 0.95), QStringLiteral("ms"), FrameGoalMs});
    return figures;
}

} // namespace wardlight::bench
