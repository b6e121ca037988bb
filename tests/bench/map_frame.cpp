#include "core/async/pools.h"
#include "core/trace/map/basemap.h"
#include "core/trace/map/web_mercator.h"
#include "tests/bench/benches.h"
#include "ui/common/theme.h"
#include "ui/trace/map_view.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <random>

namespace wardlight::bench {

namespace {

constexpr QSize ViewSize(1600, 1000);
constexpr int Points = 100'000;
constexpr int Frames = 400;
constexpr int FramePeriodMs = 16;
constexpr double FrameGoalMs = 16;
constexpr double PanPixels = 14;       ///< a frame: a brisk drag
constexpr double ZoomLevels = 0.5 / 7; ///< a frame: a notch of the wheel glides for 120 ms

/// Places all over China, the same every time.
std::vector<trace::Coordinates> places()
{
    std::mt19937 generator(20'260'314);
    const auto between = [&generator](double low, double high) {
        return low + (high - low) * double(generator()) / double(std::mt19937::max());
    };
    std::vector<trace::Coordinates> result;
    for (int i = 0; i < Points; ++i)
        result.push_back({between(20, 50), between(76, 132)});
    return result;
}

/// Frames at the pace of a display, as a person would see them: between two of them events are
/// served, so that pictures drawn on other threads can arrive.
template <class Step>
std::vector<double> timeFrames(ui::MapView& view, Step step)
{
    std::vector<double> samples;
    QEventLoop loop;
    QTimer pace;
    pace.setTimerType(Qt::PreciseTimer);
    int frame = 0;
    QObject::connect(&pace, &QTimer::timeout, &loop, [&] {
        QElapsedTimer timer;
        timer.start();
        step(frame);
        view.repaint();
        samples.push_back(double(timer.nsecsElapsed()) / 1e6);
        if (++frame == Frames)
            loop.quit();
    });
    pace.start(FramePeriodMs);
    loop.exec();
    return samples;
}

void addQuantiles(Figures& figures, const QString& name, const std::vector<double>& samples)
{
    figures.push_back({name + QStringLiteral(", p50"), quantile(samples, 0.5), QStringLiteral("ms"),
                       FrameGoalMs});
    figures.push_back({name + QStringLiteral(", p95"), quantile(samples, 0.95),
                       QStringLiteral("ms"), FrameGoalMs});
}

} // namespace

Result<Figures> mapFrame()
{
    const auto basemap = trace::readBasemap(trace::basemapFile());
    if (!basemap)
        return propagate(basemap);
    Pools pools;
    ui::Theme theme;
    theme.apply(ui::ThemeKind::Dark);
    ui::MapView view(theme, pools.compute);
    view.resize(ViewSize);
    view.setBasemap(*basemap);
    view.setPlaces(places());
    view.show();
    view.repaint();

    Figures figures;
    const QPointF chengdu = trace::toWorld({30.66, 104.06});
    addQuantiles(figures, QStringLiteral("pan"), timeFrames(view, [&](int frame) {
                     // east and back, over the whole country
                     const int turn = frame % 200;
                     const double pixels = PanPixels * (turn < 100 ? turn : 200 - turn);
                     view.setCamera(chengdu + QPointF(pixels / trace::worldPixels(6), 0), 6);
                 }));
    addQuantiles(figures, QStringLiteral("zoom"), timeFrames(view, [&](int frame) {
                     const int turn = frame % 140;
                     const double levels = ZoomLevels * (turn < 70 ? turn : 140 - turn);
                     view.setCamera(chengdu, 3.7 + levels);
                 }));
    return figures;
}

} // namespace wardlight::bench
