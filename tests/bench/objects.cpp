#include "core/objects/byte_sources.h"
#include "core/objects/memory_manifest.h"
#include "core/objects/recorded_put.h"
#include "core/objects/sealed_cache.h"
#include "core/objects/verified_fetch.h"
#include "tests/bench/benches.h"
#include "tests/bench/object_peers.h"
#include "tests/support/s3/ceph_gateway.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <thread>

namespace wardlight::bench {

namespace {

using namespace objects;

constexpr qint64 MiB = qint64(1024) * 1024;
constexpr int SmallCount = 500;
constexpr qint64 SmallBytes = 512 * 1024;
constexpr qint64 LargeBytes = 512 * MiB;
constexpr int Parallel = 16;
constexpr int CacheReads = 500;

// What may be needed at most, beside curl's time: the reciprocals of the rates that are wanted.
constexpr double SmallGetGoal = 1 / 0.9;
constexpr double SmallPutGoal = 1 / 0.85;
constexpr double LargeGetGoal = 1 / 0.9;
constexpr double LargePutGoal = 1 / 0.8;
constexpr double CacheGoalMs = 2;

double elapsedMs(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Does work(0) … work(count - 1) on several threads; the first error ends it.
Result<double> timeParallel(int count, const std::function<Result<>(int)>& work)
{
    std::atomic<int> next = 0;
    std::mutex mutex;
    std::optional<Error> failure;
    QElapsedTimer timer;
    timer.start();
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < Parallel; ++thread) {
            threads.emplace_back([&] {
                for (int i = next++; i < count; i = next++) {
                    const auto done = work(i);
                    const std::lock_guard lock(mutex);
                    if (!done && !failure)
                        failure = done.error();
                    if (failure)
                        return;
                }
            });
        }
    }
    if (failure)
        return tl::unexpected(*failure);
    return elapsedMs(timer);
}

QString smallKey(int number)
{
    return QStringLiteral("small/%1").arg(number);
}

/// A bucket with a gateway of its own, and files to put into it.
struct Room
{
    test::CephGateway gateway;
    std::shared_ptr<S3Store> store;
    std::shared_ptr<MemoryManifest> manifest;
    std::shared_ptr<const Clock> clock;
    QTemporaryDir folder;

    [[nodiscard]] QString file(const QString& name) const { return folder.filePath(name); }
};

Result<> fillFiles(const Room& room)
{
    QByteArray bytes(SmallBytes, Qt::Uninitialized);
    quint32 state = 1;
    const auto write = [&](const QString& name, qint64 blocks) -> Result<> {
        QFile file(room.file(name));
        if (!file.open(QIODevice::WriteOnly))
            return fail(ErrorCode::Unavailable, file.errorString());
        for (qint64 block = 0; block < blocks; ++block) {
            for (qsizetype i = 0; i < bytes.size(); ++i) {
                state = state * 1664525U + 1013904223U; // incompressible enough
                bytes[i] = char(state >> 24);
            }
            if (file.write(bytes) != bytes.size())
                return fail(ErrorCode::NoSpace, file.errorString());
        }
        return {};
    };
    for (int i = 0; i < SmallCount; ++i) {
        if (auto written = write(QStringLiteral("small-%1").arg(i), 1); !written)
            return written;
    }
    return write(QStringLiteral("large"), LargeBytes / SmallBytes);
}

Result<std::unique_ptr<Room>> makeRoom()
{
    auto gateway = test::CephGateway::own({{QStringLiteral("CEPH_STORE_GB"), QStringLiteral("8")}});
    if (!gateway)
        return propagate(gateway);
    const auto config = gateway->createBucket();
    if (!config)
        return propagate(config);
    auto store = test::openStore(*config);
    if (!store)
        return propagate(store);
    const auto clock = std::make_shared<SystemClock>();
    auto room = std::unique_ptr<Room>(new Room{std::move(*gateway),
                                               std::move(*store),
                                               std::make_shared<MemoryManifest>(clock),
                                               clock,
                                               {}});
    if (const auto filled = fillFiles(*room); !filled)
        return propagate(filled);
    return room;
}

/// Reads a file, hashes it, sends it, records it: all that an import does.
Result<> putFile(const Room& room, const QString& name, const QString& key)
{
    const auto done = putRecordedFile(*room.store, *room.manifest, {.key = key}, room.file(name));
    return done ? Result<>() : propagate(done);
}

Result<double> timeVerifiedGets(const Room& room)
{
    const VerifiedFetch fetch(room.store, room.manifest, room.clock, 0);
    return timeParallel(SmallCount, [&](int i) -> Result<> {
        const auto object = fetch.fetch(smallKey(i));
        return object ? Result<>() : propagate(object);
    });
}

Result<double> timeUnverifiedGets(const Room& room)
{
    return timeParallel(SmallCount, [&](int i) -> Result<> {
        auto writer = SealedMemoryWriter::create(SmallBytes);
        if (!writer)
            return propagate(writer);
        const auto info =
            room.store->get(smallKey(i), {}, [&writer](std::span<const std::byte> bytes) {
                return writer->append(bytes);
            });
        return info ? Result<>() : propagate(info);
    });
}

Result<double> timeLargeGet(const Room& room)
{
    const VerifiedFetch fetch(room.store, room.manifest, room.clock, 0);
    QElapsedTimer timer;
    timer.start();
    const auto done =
        fetch.fetchToFile(QStringLiteral("large"), room.file(QStringLiteral("large-out")),
                          UnverifiedPolicy::Refuse, [] { return Result<>(); });
    if (!done)
        return propagate(done);
    return elapsedMs(timer);
}

/// The 95th percentile of a cache hit, decrypted and verified.
Result<double> cacheHitMs(const Room& room)
{
    const auto cache =
        SealedCache::open(room.file(QStringLiteral("cache")), QByteArray(32, 'k'), 1024 * MiB);
    if (!cache)
        return propagate(cache);
    const VerifiedFetch fetch(room.store, room.manifest, room.clock, 0);
    const auto object = fetch.fetch(smallKey(0));
    if (!object)
        return propagate(object);
    (*cache)->insert(smallKey(0), object->provenance.sha256, object->bytes);
    std::vector<double> times;
    for (int i = 0; i < CacheReads; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (!(*cache)->find(smallKey(0), object->provenance.sha256))
            return fail(ErrorCode::Integrity, QStringLiteral("The cache lost an object."));
        times.push_back(elapsedMs(timer));
    }
    return quantile(times, 0.95);
}

/// One of our times beside a peer's.
Figure beside(const QString& name, double ours, const QString& peer, double peers, double goal)
{
    return {name, ours, QStringLiteral("ms"), peers * goal, peer, peers};
}

/// The figures of sending.
Result<> measurePuts(const Room& room, Figures& figures)
{
    const auto small = timeParallel(SmallCount, [&](int i) {
        return putFile(room, QStringLiteral("small-%1").arg(i), smallKey(i));
    });
    if (!small)
        return propagate(small);
    QElapsedTimer timer;
    timer.start();
    if (auto done = putFile(room, QStringLiteral("large"), QStringLiteral("large")); !done)
        return done;
    const double large = elapsedMs(timer);
    const auto curlSmall = curlPuts(*room.store, room.folder.path(), SmallCount, Parallel);
    const auto curlLarge = curlPut(*room.store, room.file(QStringLiteral("large")));
    if (!curlSmall || !curlLarge)
        return propagate(!curlSmall ? curlSmall : curlLarge);
    figures.push_back(beside(QStringLiteral("put 500 x 512 KiB, hashed and recorded"), *small,
                             QStringLiteral("curl -Z --parallel-max 16"), *curlSmall,
                             SmallPutGoal));
    figures.push_back(beside(QStringLiteral("put 512 MiB in parts, hashed and recorded"), large,
                             QStringLiteral("curl, one PUT"), *curlLarge, LargePutGoal));
    return {};
}

/// The figures of fetching.
Result<> measureGets(const Room& room, Figures& figures)
{
    const auto verified = timeVerifiedGets(room);
    const auto unverified = timeUnverifiedGets(room);
    const auto large = timeLargeGet(room);
    if (!verified || !unverified || !large)
        return propagate(!verified ? verified : !unverified ? unverified : large);
    const auto curlSmall = curlGets(*room.store, room.folder.path(), SmallCount, Parallel);
    const auto curlLarge = curlRanges(*room.store, room.folder.path(), LargeBytes);
    if (!curlSmall || !curlLarge)
        return propagate(!curlSmall ? curlSmall : curlLarge);
    figures.push_back(beside(QStringLiteral("get 500 x 512 KiB, verified"), *verified,
                             QStringLiteral("curl -Z --parallel-max 16"), *curlSmall,
                             SmallGetGoal));
    figures.push_back(beside(QStringLiteral("get 500 x 512 KiB, verified"), *verified,
                             QStringLiteral("the same, unverified"), *unverified, 1 / 0.95));
    figures.push_back(beside(QStringLiteral("get 512 MiB to a file, verified"), *large,
                             QStringLiteral("curl -Z, 4 ranges"), *curlLarge, LargeGetGoal));
    return {};
}

/// Beside the usual tools, where they are installed.
Result<> measureTools(const Room& room, Figures& figures)
{
    for (const ObjectTool& tool : objectTools(*room.store, room.gateway)) {
        const auto took = tool.getAll(room.file(tool.name));
        if (!took)
            return propagate(took);
        const auto ours = std::ranges::find(figures, QStringLiteral("get 500 x 512 KiB, verified"),
                                            &Figure::name);
        figures.push_back(beside(ours->name, ours->value, tool.name, *took, 1 / 1.5));
    }
    return {};
}

} // namespace

Result<Figures> objectTransfers()
{
    const auto room = makeRoom();
    if (!room)
        return propagate(room);
    Figures figures;
    for (const auto measure : {measurePuts, measureGets, measureTools}) {
        if (const auto done = measure(**room, figures); !done)
            return propagate(done);
    }
    const auto hit = cacheHitMs(**room);
    if (!hit)
        return propagate(hit);
    figures.push_back({QStringLiteral("cache hit of 512 KiB, decrypted and verified, p95"), *hit,
                       QStringLiteral("ms"), CacheGoalMs});
    return figures;
}

} // namespace wardlight::bench
