#include "core/imaging/imaging_store.h"
#include "tests/bench/bench_room.h"
#include "tests/bench/benches.h"
#include "ui/common/theme.h"
#include "ui/imaging/stack_presenter.h"
#include "ui/imaging/stack_view.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

namespace wardlight::bench {

namespace {

constexpr QSize ViewSize(1600, 1000);
constexpr int Frames = 400;
constexpr double FrameGoalMs = 1000.0 / 60;

/// How long each of many steps takes, from the request to the painted widget.
template <class Step>
std::vector<double> timeFrames(QWidget& view, Step step)
{
    std::vector<double> samples;
    for (int frame = 0; frame < Frames; ++frame) {
        QElapsedTimer timer;
        timer.start();
        step(frame);
        view.repaint();
        samples.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
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

Result<Figures> stackFrame()
{
    const auto room = BenchRoom::create();
    if (!room)
        return propagate(room);
    const auto services = room->services();
    if (!services)
        return propagate(services);
    const auto page = services->imaging->studies({.limit = 1});
    if (!page)
        return propagate(page);
    const auto study = services->imaging->openStudy(page->studies.at(0).studyUid);
    if (!study)
        return propagate(study);

    Pools pools;
    ui::Theme theme;
    theme.apply(ui::ThemeKind::Dark);
    auto stack = std::make_unique<ui::LoaderStack>(
        imaging::SeriesLoader::Sources{services->fetch, services->decoder}, pools);
    QEventLoop loop;
    QObject::connect(stack.get(), &ui::StackSource::settled, &loop, &QEventLoop::quit);
    ui::StackPresenter presenter(std::move(stack));
    ui::StackView view(theme, presenter);
    view.resize(ViewSize);
    view.show();
    presenter.open(study->study, study->series.at(0));
    loop.exec();
    QCoreApplication::processEvents();

    const int last = presenter.count() - 1;
    Figures figures;
    addQuantiles(figures, QStringLiteral("scroll"), timeFrames(view, [&](int frame) {
                     // up and down, so that every step shows another image
                     const int turn = frame % (2 * last);
                     presenter.goTo(turn <= last ? turn : 2 * last - turn);
                 }));
    addQuantiles(figures, QStringLiteral("window drag"), timeFrames(view, [&](int frame) {
                     const double by = frame / 100 % 2 == 0 ? 3 : -3;
                     presenter.dragWindow({by, by / 3});
                 }));
    return figures;
}

} // namespace wardlight::bench
