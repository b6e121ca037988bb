#include "tests/bench/imaging_series.h"

#include "core/base/clock.h"
#include "core/imaging/series_loader.h"
#include "core/objects/byte_sources.h"
#include "core/objects/directory_store.h"
#include "core/objects/ingest_file.h"
#include "core/objects/memory_manifest.h"
#include "tests/bench/object_peers.h"
#include "tests/support/corpus.h"
#include "tests/support/run_program.h"
#include "tests/support/s3/ceph_gateway.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>

#include <sys/stat.h>

namespace wardlight::bench {

namespace {

constexpr int Runs = 3;
constexpr double FirstImageGoalMs = 200;
constexpr double AllGoalRatio = 1.3; ///< of curl and openssl
constexpr double MemoryGoalRatio = 1.5;
constexpr double MiB = 1024.0 * 1024.0;

double elapsedMs(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Bytes in the anonymous files that this process holds: objects and pixels are there, and count
/// as nobody's memory until somebody reads them.
double sealedBytes()
{
    double bytes = 0;
    const QDir folder(QStringLiteral("/proc/self/fd"));
    for (const QString& name : folder.entryList(QDir::Files | QDir::System)) {
        constexpr double BlockBytes = 512;
        struct stat info = {};
        if (::fstat(name.toInt(), &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 0)
            bytes += double(info.st_blocks) * BlockBytes;
    }
    return bytes;
}

/// The memory that this process and its data take.
double residentBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).trimmed().split(' ').first().toDouble() * 1024 + sealedBytes();
    }
    return 0;
}

/// Files of one series with as many slices as wanted: those of the head, again and again under new
/// instance UIDs of the same length.
Result<std::vector<QByteArray>> makeSlices(const QString& headFolder,
                                           const imaging::Decoder& decoder, int count)
{
    QStringList files;
    QDirIterator it(headFolder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    files.sort();
    std::vector<QByteArray> slices;
    for (int number = 0; number < count; ++number) {
        const QString path = files.at(number % files.size());
        const auto file = objects::ingestFile(path);
        if (!file)
            return propagate(file);
        const auto header = decoder.header(file->bytes, headFolder);
        if (!header)
            return propagate(header);
        const auto bytes = file->bytes.bytes();
        QByteArray content(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
        const QByteArray uid = header->sopInstanceUid.toLatin1();
        constexpr int Digits = 6;
        const QByteArray own = uid.chopped(Digits) + QByteArray::number(100'000 + number);
        slices.push_back(content.replace(uid, own));
    }
    return slices;
}

/// One store filled with the series, and everything that reads it.
struct Shelf
{
    std::shared_ptr<objects::ObjectStore> store;
    std::shared_ptr<objects::MemoryManifest> manifest;
    std::vector<imaging::Instance> instances;
    double pixelBytes = 0;
};

QString keyOf(std::size_t number)
{
    return QStringLiteral("small/%1").arg(number); // as object_peers.h names them
}

Result<Shelf> fillShelf(std::shared_ptr<objects::ObjectStore> store,
                        const std::vector<QByteArray>& slices, const imaging::Decoder& decoder)
{
    Shelf shelf{std::move(store),
                std::make_shared<objects::MemoryManifest>(std::make_shared<SystemClock>()),
                {}};
    for (std::size_t i = 0; i < slices.size(); ++i) {
        objects::ByteArraySource source(slices[i]);
        if (const auto put = shelf.store->put({.key = keyOf(i)}, source); !put)
            return propagate(put);
        auto writer = SealedMemoryWriter::create(std::size_t(slices[i].size()));
        if (!writer || !writer->append(std::as_bytes(std::span(slices[i]))))
            return fail(ErrorCode::NoSpace, QStringLiteral("no memory"));
        auto sealed = std::move(*writer).seal();
        if (!sealed)
            return propagate(sealed);
        const auto file = objects::IngestedFile::of(std::move(*sealed));
        if (const auto recorded = shelf.manifest->record(file.manifestEntry(keyOf(i))); !recorded)
            return propagate(recorded);
        auto header = decoder.header(file.bytes, QStringLiteral("made"));
        if (!header)
            return propagate(header);
        imaging::Instance instance;
        instance.header = std::move(*header);
        instance.objectKey = keyOf(i);
        instance.sha256 = file.hashes.whole;
        instance.bytes = file.hashes.bytes;
        const imaging::PixelFormat& format = instance.header.pixels;
        shelf.pixelBytes += double(format.rows) * format.columns * format.bitsAllocated / 8;
        shelf.instances.push_back(std::move(instance));
    }
    return shelf;
}

struct Opening
{
    double firstMs = 0;
    double allMs = 0;
    double memoryBytes = 0;
};

/// Opens the series as the window does, with nothing cached and fresh decoders.
Result<Opening> openOnce(const Shelf& shelf)
{
    imaging::SeriesLoader::Sources sources{
        std::make_shared<objects::VerifiedFetch>(shelf.store, shelf.manifest,
                                                 std::make_shared<SystemClock>()),
        std::make_shared<imaging::Decoder>(imaging::Decoder::Options{})};
    Pools pools;
    const double before = residentBytes();
    QElapsedTimer timer;
    timer.start();
    imaging::SeriesLoader loader(sources, pools);
    Opening opening;
    QEventLoop loop;
    QObject::connect(&loader, &imaging::SeriesLoader::imageChanged, &loop, [&](int position) {
        if (opening.firstMs == 0 && loader.at(position).state == imaging::StackImage::State::Ready)
            opening.firstMs = elapsedMs(timer);
    });
    QObject::connect(&loader, &imaging::SeriesLoader::settled, &loop, &QEventLoop::quit);
    loader.open(shelf.instances, int(shelf.instances.size()) / 2);
    loop.exec();
    opening.allMs = elapsedMs(timer);
    opening.memoryBytes = residentBytes() - before;
    if (loader.counters().verified != int(shelf.instances.size()))
        return fail(ErrorCode::Integrity, QStringLiteral("Not every slice was verified."));
    return opening;
}

/// curl of the same objects to files, then openssl over these.
Result<double> fetchAndHash(const std::function<Result<double>(const QString&)>& fetch, int count)
{
    const QTemporaryDir folder;
    const auto fetched = fetch(folder.path());
    if (!fetched)
        return propagate(fetched);
    QStringList arguments{QStringLiteral("dgst"), QStringLiteral("-sha256")};
    for (int i = 0; i < count; ++i)
        arguments.append(folder.filePath(QStringLiteral("curl-%1").arg(i)));
    QElapsedTimer timer;
    timer.start();
    const auto hashed = test::runProgram(QStringLiteral("openssl"), arguments);
    if (!hashed.exitedWith(0))
        return fail(ErrorCode::Unavailable, QString::fromUtf8(hashed.describe()));
    return *fetched + elapsedMs(timer);
}

Result<> measure(Figures& figures, const QString& where, const Shelf& shelf,
                 const std::function<Result<double>(const QString&)>& curl)
{
    const int count = int(shelf.instances.size());
    std::vector<double> first;
    std::vector<double> all;
    std::vector<double> memory;
    std::vector<double> peer;
    for (int run = 0; run < Runs; ++run) {
        const auto opening = openOnce(shelf);
        if (!opening)
            return propagate(opening);
        first.push_back(opening->firstMs);
        all.push_back(opening->allMs);
        memory.push_back(opening->memoryBytes / MiB);
        const auto fetched = fetchAndHash(curl, count);
        if (!fetched)
            return propagate(fetched);
        peer.push_back(*fetched);
    }
    const QString name = QStringLiteral("%1 slices from %2: ").arg(count).arg(where);
    const double peerMs = median(peer);
    figures.push_back({name + QStringLiteral("first image"), median(first), QStringLiteral("ms"),
                       FirstImageGoalMs});
    figures.push_back({name + QStringLiteral("all ready"), median(all), QStringLiteral("ms"),
                       AllGoalRatio * peerMs, QStringLiteral("curl -Z, then openssl dgst -sha256"),
                       peerMs});
    figures.push_back({name + QStringLiteral("memory"), median(memory), QStringLiteral("MiB"),
                       MemoryGoalRatio * shelf.pixelBytes / MiB, QStringLiteral("the pixels alone"),
                       shelf.pixelBytes / MiB});
    return {};
}

} // namespace

Result<Figures> openSeries(int slices)
{
    const QTemporaryDir room;
    if (const Result<> unpacked = unpackHead(room.filePath(QStringLiteral("head"))); !unpacked)
        return propagate(unpacked);
    Figures figures;
    const auto add = [&](const QString& where, std::shared_ptr<objects::ObjectStore> store,
                         const std::function<Result<double>(const QString&)>& curl) -> Result<> {
        const imaging::Decoder decoder{imaging::Decoder::Options{}};
        const auto files = makeSlices(room.filePath(QStringLiteral("head")), decoder, slices);
        if (!files)
            return propagate(files);
        const auto shelf = fillShelf(std::move(store), *files, decoder);
        return shelf ? measure(figures, where, *shelf, curl) : propagate(shelf);
    };
    const QString folder = room.filePath(QStringLiteral("store"));
    const auto directory = objects::DirectoryStore::open(folder);
    if (!directory)
        return propagate(directory);
    const auto fromFiles = [&](const QString& to) { return curlFiles(folder, to, slices); };
    if (const auto done = add(QStringLiteral("a folder"), *directory, fromFiles); !done)
        return propagate(done);
    auto gateway = test::CephGateway::own();
    if (!gateway)
        return propagate(gateway);
    const auto config = gateway->createBucket();
    if (!config)
        return propagate(config);
    const auto bucket = test::openStore(*config);
    if (!bucket)
        return propagate(bucket);
    constexpr int Parallel = 16;
    const auto fromBucket = [&](const QString& to) {
        return curlGets(**bucket, to, slices, Parallel);
    };
    if (const auto done = add(QStringLiteral("Ceph's gateway"), *bucket, fromBucket); !done)
        return propagate(done);
    return figures;
}

} // namespace wardlight::bench
