#include "core/imaging/imaging_store.h"
#include "core/imaging/series_loader.h"
#include "tests/bench/bench_room.h"
#include "tests/bench/benches.h"
#include "tests/support/run_program.h"

#include <QElapsedTimer>
#include <QEventLoop>

namespace wardlight::bench {

namespace {

constexpr int Runs = 5;
constexpr double FirstImageGoalMs = 200;

double elapsedMs(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

struct Opening
{
    double firstMs = 0;
    double allMs = 0;
};

/// Opens the study as the window does: from the index, then every slice through hash and decoder.
Result<Opening> openOnce(const BenchRoom& room)
{
    const auto services = room.services();
    if (!services)
        return propagate(services);
    room.dropFileCache();
    Pools pools;
    QElapsedTimer timer;
    timer.start();
    const auto page = services->imaging->studies({.limit = 1});
    if (!page)
        return propagate(page);
    auto study = services->imaging->openStudy(page->studies.at(0).studyUid);
    if (!study)
        return propagate(study);
    imaging::SeriesLoader loader({services->fetch, services->decoder}, pools);
    Opening opening;
    QEventLoop loop;
    QObject::connect(&loader, &imaging::SeriesLoader::imageChanged, &loop, [&](int position) {
        if (opening.firstMs == 0 && loader.at(position).state == imaging::StackImage::State::Ready)
            opening.firstMs = elapsedMs(timer);
    });
    QObject::connect(&loader, &imaging::SeriesLoader::settled, &loop, &QEventLoop::quit);
    const int slices = int(study->series.at(0).instances.size());
    loader.open(std::move(study->series.at(0).instances), slices / 2);
    loop.exec();
    opening.allMs = elapsedMs(timer);
    if (loader.counters().verified != slices)
        return fail(ErrorCode::Integrity, QStringLiteral("Not every slice was verified."));
    return opening;
}

/// What reading and hashing the same files alone takes.
Result<double> hashOnce(const BenchRoom& room)
{
    room.dropFileCache();
    QElapsedTimer timer;
    timer.start();
    const auto outcome = test::runProgram(
        QStringLiteral("openssl"),
        QStringList{QStringLiteral("dgst"), QStringLiteral("-sha256")} + room.objectFiles());
    if (!outcome.exitedWith(0))
        return fail(ErrorCode::Unavailable, QString::fromUtf8(outcome.describe()));
    return elapsedMs(timer);
}

} // namespace

Result<Figures> imagingOpen()
{
    const auto room = BenchRoom::create();
    if (!room)
        return propagate(room);
    std::vector<double> first;
    std::vector<double> all;
    std::vector<double> hashing;
    for (int run = 0; run < Runs; ++run) {
        const auto opening = openOnce(*room);
        if (!opening)
            return propagate(opening);
        first.push_back(opening->firstMs);
        all.push_back(opening->allMs);
        const auto hashed = hashOnce(*room);
        if (!hashed)
            return propagate(hashed);
        hashing.push_back(*hashed);
    }
    return Figures{
        {QStringLiteral("first image"), median(first), QStringLiteral("ms"), FirstImageGoalMs},
        {QStringLiteral("140 slices verified and ready"), median(all), QStringLiteral("ms"),
         std::nullopt, QStringLiteral("openssl dgst -sha256 of the same files"), median(hashing)}};
}

} // namespace wardlight::bench
