#include "core/base/clock.h"
#include "core/ingest/waves/waveform_import.h"
#include "core/objects/manifest_pg.h"
#include "core/postgres/listener.h"
#include "core/postgres/migrations.h"
#include "core/waveforms/beats.h"
#include "core/waveforms/record_appender_pg.h"
#include "core/waveforms/segment_store_pg.h"
#include "core/waveforms/signal_view.h"
#include "core/waveforms/tiering.h"
#include "tests/bench/benches.h"
#include "tests/bench/long_record.h"
#include "tests/bench/recording_frame.h"
#include "tests/support/postgres_server.h"
#include "tests/support/s3/ceph_gateway.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>

namespace wardlight::bench {

namespace {

using namespace waveforms;

constexpr int Columns = 1920;
constexpr int Runs = 5;
const QString Raw = QStringLiteral("scan of the raw file");

double elapsedMs(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// A server, a bucket, and the stores over both.
struct Room
{
    QTemporaryDir folder;
    test::PostgresServer server;
    QString databaseName;
    test::CephGateway gateway;
    security::AuditContext audit{
        QStringLiteral("Bench"), QStringLiteral("station"), QStringLiteral("bench"), {}};
    std::shared_ptr<postgres::Database> database = {};
    ColdStorage cold = {};

    /// A new store: nothing is kept in memory.
    [[nodiscard]] std::unique_ptr<SegmentStore> store() const
    {
        return std::make_unique<PostgresSegmentStore>(database, audit, cold);
    }
};

Result<std::unique_ptr<Room>> makeRoom()
{
    auto server = test::PostgresServer::start();
    if (!server)
        return propagate(server);
    const auto name = server->createDatabase();
    if (!name)
        return propagate(name);
    auto gateway = test::CephGateway::own();
    if (!gateway)
        return propagate(gateway);
    const auto bucket = gateway->createBucket();
    if (!bucket)
        return propagate(bucket);
    auto objects = test::openStore(*bucket);
    if (!objects)
        return propagate(objects);
    std::unique_ptr<Room> room(new Room{{}, std::move(*server), *name, std::move(*gateway)});
    room->database = std::make_shared<postgres::Database>(
        postgres::DatabaseConfig{.dsn = room->server.dsn(*name)});
    if (const auto migrated = postgres::migrate(*room->database); !migrated)
        return propagate(migrated);
    room->cold = {*objects, std::make_shared<objects::PostgresManifest>(
                                room->database, room->audit, std::make_shared<SystemClock>())};
    return room;
}

/// Megabytes that this process held at most.
double peakMemoryMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

struct Zoom
{
    const char* name;
    double from;
    double to;
    std::optional<double> goalMs;
};

/// All twelve channels of a window, once.
Result<double> timeWindow(SegmentStore& store, const StoredRecord& record, const Zoom& zoom)
{
    QElapsedTimer timer;
    timer.start();
    for (int channel = 0; channel < LongRecord::Channels; ++channel) {
        const auto window = store.window(record, channel, {zoom.from, zoom.to, Columns});
        if (!window)
            return propagate(window);
    }
    return elapsedMs(timer);
}

Result<Figure> windowFigure(const Room& room, const StoredRecord& record, const LongRecord& raw,
                            const Zoom& zoom, const QString& place)
{
    std::vector<double> ours, theirs;
    for (int run = 0; run < Runs; ++run) {
        const auto time = timeWindow(*room.store(), record, zoom);
        if (!time)
            return propagate(time);
        ours.push_back(*time);
        QElapsedTimer timer;
        timer.start();
        const auto scanned = scanRawWindow(raw, zoom.from, zoom.to, Columns);
        if (!scanned)
            return propagate(scanned);
        theirs.push_back(elapsedMs(timer));
    }
    return Figure{QStringLiteral("%1 x 12 leads from %2").arg(QLatin1String(zoom.name), place),
                  median(ours),
                  QStringLiteral("ms"),
                  zoom.goalMs,
                  Raw,
                  median(theirs)};
}

Result<> addWindows(const Room& room, const StoredRecord& record, const LongRecord& raw,
                    const QString& place, double detailGoalMs, Figures& figures)
{
    const double middle = record.durationSeconds() / 2;
    for (const Zoom& zoom : {Zoom{"a week", 0, 7 * 86'400.0, 200}, Zoom{"an hour", 0, 3'600, 200},
                             Zoom{"10 s", middle, middle + 10, detailGoalMs}}) {
        auto figure = windowFigure(room, record, raw, zoom, place);
        if (!figure)
            return propagate(figure);
        figures.push_back(std::move(*figure));
    }
    return {};
}

Result<> addScans(const Room& room, const StoredRecord& record, const LongRecord& raw, int hours,
                  Figures& figures)
{
    const auto store = room.store();
    Job job;
    QElapsedTimer timer;
    timer.start();
    if (const auto beats = findBeats(*store, record, 1, job); !beats)
        return propagate(beats);
    figures.push_back({QStringLiteral("beats of one lead"), elapsedMs(timer) / 1000,
                       QStringLiteral("s"), hours == 24 ? std::optional(3.0) : std::nullopt});
    auto view =
        SignalView::create(*store, record, {QStringLiteral("II"), {{1, 1}}}, {0.5, 40.0, 50.0});
    if (!view)
        return propagate(view);
    timer.restart();
    const auto filtered = view->window({0, record.durationSeconds(), Columns});
    if (!filtered)
        return propagate(filtered);
    figures.push_back({QStringLiteral("one lead filtered from end to end"), elapsedMs(timer) / 1000,
                       QStringLiteral("s"), hours == 24 ? std::optional(10.0) : std::nullopt});
    timer.restart();
    for (int channel = 0; channel < LongRecord::Channels; ++channel) {
        const auto piece = qint64(600 * LongRecord::RateHz);
        for (qint64 from = 0; from < raw.frames; from += piece) {
            const auto read = store->samples(record, channel, {from, from + piece});
            if (!read)
                return propagate(read);
        }
    }
    const double ours = elapsedMs(timer) / 1000;
    timer.restart();
    const auto scanned = scanRawWindow(raw, 0, record.durationSeconds(), Columns);
    if (!scanned)
        return propagate(scanned);
    figures.push_back({QStringLiteral("every sample of 12 leads"), ours, QStringLiteral("s"),
                       hours == 24 ? std::optional(10.0) : std::nullopt, Raw,
                       elapsedMs(timer) / 1000});
    return {};
}

Result<double> storedMegabytes(const Room& room)
{
    return room.database->read([](postgres::Transaction& tx) -> Result<double> {
        return tx
            .exec("SELECT (pg_total_relation_size('waveform_segments') + "
                  "pg_total_relation_size('waveform_pyramid')) / 1e6 AS megabytes")
            .first()["megabytes"]
            .number();
    });
}

Result<StoredRecord> import(const Room& room, const LongRecord& raw, int hours, Figures& figures)
{
    Job job;
    QElapsedTimer timer;
    timer.start();
    const auto report = ingest::importWaveforms(
        room.database, room.audit, {ingest::WaveformFormat::Wfdb, {raw.header}, {}}, job);
    if (report.ids.isEmpty())
        return fail(ErrorCode::Unavailable, report.rejected.empty() ? QStringLiteral("not imported")
                                                                    : report.rejected[0].reason);
    const bool isDay = hours == 24;
    figures.push_back({QStringLiteral("import"), elapsedMs(timer) / 1000, QStringLiteral("s"),
                       isDay ? std::optional(30.0) : std::nullopt});
    figures.push_back(
        {QStringLiteral("memory at most"), peakMemoryMb(), QStringLiteral("MB"), 300});
    const auto stored = storedMegabytes(room);
    if (!stored)
        return propagate(stored);
    figures.push_back({QStringLiteral("on disk"), *stored, QStringLiteral("MB"),
                       isDay ? std::optional(340.0) : std::nullopt, QStringLiteral("the raw file"),
                       double(QFile(raw.samples).size()) / 1e6});
    return room.store()->record(report.ids[0]);
}

Result<> measure(int hours, Figures& figures)
{
    const auto room = makeRoom();
    if (!room)
        return propagate(room);
    const auto raw = makeLongRecord((*room)->folder.path(), hours);
    if (!raw)
        return propagate(raw);
    Figures found;
    const auto record = import(**room, *raw, hours, found);
    if (!record)
        return propagate(record);
    constexpr double HotGoalMs = 20;
    constexpr double ColdGoalMs = 150;
    if (const auto hot =
            addWindows(**room, *record, *raw, QStringLiteral("PostgreSQL"), HotGoalMs, found);
        !hot)
        return propagate(hot);
    const auto frames = recordingFrames((*room)->store(), *record);
    if (!frames)
        return propagate(frames);
    found.insert(found.end(), frames->begin(), frames->end());
    if (const auto scans = addScans(**room, *record, *raw, hours, found); !scans)
        return propagate(scans);
    Job job;
    QElapsedTimer timer;
    timer.start();
    const auto moved =
        Tiering((*room)->database, (*room)->cold, (*room)->audit).moveToObjects(*record, job);
    if (!moved)
        return propagate(moved);
    found.push_back(
        {QStringLiteral("moved to S3"), elapsedMs(timer) / 1000, QStringLiteral("s"), {}});
    if (const auto cold =
            addWindows(**room, *record, *raw, QStringLiteral("S3"), ColdGoalMs, found);
        !cold)
        return propagate(cold);
    for (Figure& figure : found) {
        figure.name = QStringLiteral("%1 h: %2").arg(hours).arg(figure.name);
        figures.push_back(std::move(figure));
    }
    return {};
}

/// From handing samples over to having read them after the notification.
Result<Figure> appendFigure()
{
    auto server = test::PostgresServer::start();
    if (!server)
        return propagate(server);
    const auto name = server->createDatabase();
    if (!name)
        return propagate(name);
    const auto database =
        std::make_shared<postgres::Database>(postgres::DatabaseConfig{.dsn = server->dsn(*name)});
    if (const auto migrated = postgres::migrate(*database); !migrated)
        return propagate(migrated);
    const security::AuditContext audit{
        QStringLiteral("Bench"), QStringLiteral("station"), QStringLiteral("bench"), {}};
    NewRecord record;
    record.id = RecordId::generate();
    record.source.name = QStringLiteral("live");
    for (int i = 0; i < LongRecord::Channels; ++i) {
        SourceChannel channel;
        channel.name = QString::number(i);
        channel.rateHz = LongRecord::RateHz;
        record.source.channels.push_back(channel);
    }
    auto appender = RecordAppender::create(database, audit, record);
    if (!appender)
        return propagate(appender);
    QSemaphore listening, changed;
    const postgres::Listener listener(
        {.dsn = server->dsn(*name), .channels = {QString::fromLatin1(ChangeChannel)}},
        {.listening = [&listening] { listening.release(); },
         .changed = [&changed](const QString&) { changed.release(); },
         .lost = [](const Error&, const QDateTime&) {}});
    listening.acquire();
    PostgresSegmentStore store(database, audit);
    std::vector<double> times;
    for (int piece = 0; piece < 480; ++piece) { // two minutes, a quarter of a second at a time
        std::vector<ChannelBlock> blocks(LongRecord::Channels);
        for (ChannelBlock& block : blocks)
            block.counts.assign(125, piece);
        QElapsedTimer timer;
        timer.start();
        if (const auto added = (*appender)->append(std::move(blocks)); !added)
            return propagate(added);
        changed.acquire();
        const auto seen = store.record(record.id.toString());
        if (!seen)
            return propagate(seen);
        const qint64 end = seen->channels[0].samples;
        if (const auto read = store.samples(*seen, 0, {end - 125, end}); !read)
            return propagate(read);
        times.push_back(elapsedMs(timer));
    }
    return Figure{QStringLiteral("appended, heard of and read, p95"), quantile(times, 0.95),
                  QStringLiteral("ms"), 250};
}

} // namespace

Result<Figures> waveformStore()
{
    Figures figures;
    for (const int hours : {1, 24}) {
        if (const auto measured = measure(hours, figures); !measured)
            return propagate(measured);
    }
    const auto append = appendFigure();
    if (!append)
        return propagate(append);
    figures.push_back(*append);
    return figures;
}

} // namespace wardlight::bench
