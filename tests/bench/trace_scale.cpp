#include "core/async/job.h"
#include "core/ingest/csv/trace_import.h"
#include "core/postgres/migrations.h"
#include "core/trace/trace_store_pg.h"
#include "core/trace/verdict/evidence_store_pg.h"
#include "tests/bench/benches.h"
#include "tests/bench/trace_packs.h"
#include "tests/support/postgres_server.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <functional>

namespace wardlight::bench {

namespace {

constexpr int SmallEvents = 1'000'000;
constexpr int Questions = 300;
constexpr double ImportGoal = 0.7; ///< of bare COPY
constexpr double PathGoalMs = 10, VerdictGoalMs = 30, NearbyGoalMs = 20, FindGoalMs = 50;

double seconds(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

/// A database with the trace tables, and the stores over it.
struct Room
{
    QString name;
    std::shared_ptr<postgres::Database> database;
    std::shared_ptr<trace::PostgresTraceStore> traces;
    std::shared_ptr<trace::PostgresEvidenceStore> evidence;
};

Result<Room> makeRoom(test::PostgresServer& server)
{
    const auto name = server.createDatabase();
    if (!name)
        return propagate(name);
    Room room{*name,
              std::make_shared<postgres::Database>(postgres::DatabaseConfig{
                  .dsn = server.dsn(*name), .deadline = std::chrono::minutes(10)}),
              {},
              {}};
    if (auto migrated = postgres::migrate(*room.database); !migrated)
        return propagate(migrated);
    const auto clock = std::make_shared<SystemClock>();
    const security::AuditContext audit{QStringLiteral("Benchmark"), QStringLiteral("bench"),
                                       QStringLiteral("wardlight-bench")};
    room.traces = std::make_shared<trace::PostgresTraceStore>(room.database, audit, clock);
    room.evidence = std::make_shared<trace::PostgresEvidenceStore>(room.database, audit, clock);
    return room;
}

Result<double> importFile(const Room& room, const QString& file,
                          ingest::csv::TraceColumns::Kind kind)
{
    Job job;
    QElapsedTimer timer;
    timer.start();
    const auto report = ingest::csv::importTraceFiles(*room.traces, {file},
                                                      {kind, ingest::csv::Encoding::Utf8}, job);
    if (report.stopped)
        return tl::unexpected(*report.stopped);
    if (!report.rejected.empty())
        return fail(ErrorCode::Internal, report.rejected.front().reason);
    return seconds(timer);
}

Result<double> importAll(const Room& room, const QString& folder)
{
    using Kind = ingest::csv::TraceColumns::Kind;
    const auto items = importFile(room, folder + QStringLiteral("/items.csv"), Kind::Items);
    if (!items)
        return propagate(items);
    const auto events = importFile(room, folder + QStringLiteral("/events.csv"), Kind::Events);
    if (!events)
        return propagate(events);
    return *items + *events;
}

/// Partitioned tables can only be copied by a query; the others leave generated columns out.
QString copyOut(const QString& table)
{
    return table == QLatin1String("trace_events")
               ? QStringLiteral("COPY (SELECT * FROM trace_events) TO '%1'")
               : QStringLiteral("COPY %1 TO '%2'").arg(table, QStringLiteral("%1"));
}

/// The same rows, copied by the server from its own files into tables with the same indexes: what
/// no program can do faster.
Result<double> copyAll(test::PostgresServer& server, const Room& from, const Room& to)
{
    const QStringList tables{QStringLiteral("trace_drugs"), QStringLiteral("trace_items"),
                             QStringLiteral("trace_states"), QStringLiteral("trace_events")};
    const QString file = server.socketFolder() + QStringLiteral("/copied-%1");
    for (const QString& table : tables) {
        const auto out = server.query(from.name, copyOut(table).arg(file.arg(table)));
        if (!out)
            return propagate(out);
    }
    // events know their months: the partitions must be there, as the import made them
    const auto months =
        server.query(to.name, QStringLiteral("SELECT trace_events_ensure_month(day) FROM "
                                             "generate_series('2025-01-01'::timestamptz, "
                                             "'2026-12-01', '1 month') AS day"));
    if (!months)
        return propagate(months);
    QElapsedTimer timer;
    timer.start();
    for (const QString& table : tables) {
        const auto in =
            server.query(to.name, QStringLiteral("COPY %1 FROM '%2'").arg(table, file.arg(table)));
        if (!in)
            return propagate(in);
    }
    return seconds(timer);
}

/// The 95th percentile of the time that a question takes, ms.
Result<double> ask(const std::function<Result<>(int)>& question)
{
    std::vector<double> samples;
    for (int i = 0; i < Questions; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (auto answer = question(i); !answer)
            return propagate(answer);
        samples.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return quantile(std::move(samples), 0.95);
}

/// Some pack for a question, spread over all of them.
int packOf(const TracePacks& packs, int question)
{
    return int((qint64(question) * 7919 + 13) * 104'729 % packs.packs());
}

Result<> askPath(const Room& room, const TracePacks& packs, int i)
{
    const auto path = room.traces->path(packs.code(packOf(packs, i)));
    if (path && path->events.size() < TracePacks::EventsPerPack - 1)
        return fail(ErrorCode::Internal, QStringLiteral("A pack lacks events."));
    return path.map([](const trace::Path&) {});
}

Result<> askVerdict(const Room& room, const TracePacks& packs, int i)
{
    return room.evidence->caseFile(packs.code(packOf(packs, i)), {}, {})
        .map([](const trace::CaseFile& file) { return trace::judge(file); })
        .map([](const trace::Verdict&) {});
}

Result<> askNearby(const Room& room, const TracePacks& packs, int i)
{
    const int pack = packOf(packs, i);
    return room.evidence
        ->nearby({.name = packs.drug(pack),
                  .centre = packs.place(pack),
                  .radiusMetres = i % 2 ? std::optional(50'000.0) : std::nullopt,
                  .nearest = 20,
                  .isOnSale = i % 3 == 0})
        .map([](const std::vector<trace::NearbyItem>&) {});
}

/// Four kinds of search in turn: by name, by category and maker, by date, and in a circle.
Result<> askFind(const Room& room, const TracePacks& packs, int i)
{
    const int pack = packOf(packs, i);
    trace::ItemQuery query;
    query.limit = 100;
    switch (i % 4) {
    case 0:
        query.name = packs.drug(pack);
        break;
    case 1:
        query.category = QStringLiteral("化药");
        query.maker = QStringLiteral("第%1制药").arg(pack % 200);
        break;
    case 2:
        query.name = packs.drug(pack);
        query.status = QStringLiteral("正常");
        query.producedFrom = QDateTime({2025, 3, 1}, {0, 0}, Qt::UTC);
        break;
    default:
        query.name = packs.drug(pack);
        query.within = trace::Circle{packs.place(pack), 100'000};
        break;
    }
    return room.traces->find(query).map([](const std::vector<trace::Item>&) {});
}

Result<> measureQuestions(const Room& room, const TracePacks& packs, const QString& scale,
                          Figures& figures)
{
    struct Question
    {
        const char* name;
        Result<> (*ask)(const Room&, const TracePacks&, int);
        double goal;
    };
    for (const Question& question : {Question{"path p95", askPath, PathGoalMs},
                                     Question{"verdict p95", askVerdict, VerdictGoalMs},
                                     Question{"nearby p95", askNearby, NearbyGoalMs},
                                     Question{"find p95", askFind, FindGoalMs}}) {
        const auto p95 = ask([&](int i) { return question.ask(room, packs, i); });
        if (!p95)
            return propagate(p95);
        figures.push_back(
            {QLatin1String(question.name) + scale, *p95, QStringLiteral("ms"), question.goal});
    }
    return {};
}

Result<> measure(int events, Figures& figures)
{
    const QTemporaryDir folder;
    const TracePacks packs(events / TracePacks::EventsPerPack);
    if (auto written = packs.write(folder.path()); !written)
        return written;
    auto server = test::PostgresServer::start();
    if (!server)
        return propagate(server);
    const auto room = makeRoom(*server);
    const auto bare = room ? makeRoom(*server) : room;
    if (!bare)
        return propagate(bare);
    const auto imported = importAll(*room, folder.path());
    if (!imported)
        return propagate(imported);
    const auto copied = copyAll(*server, *room, *bare);
    if (!copied)
        return propagate(copied);
    const QString scale = QStringLiteral(", %1 M events").arg(double(events) / 1e6);
    figures.push_back({QStringLiteral("import") + scale, double(events) / *imported,
                       QStringLiteral("events/s"), ImportGoal * events / *copied,
                       QStringLiteral("bare COPY into the same tables"), double(events) / *copied});
    if (const auto analysed = server->query(room->name, QStringLiteral("ANALYZE")); !analysed)
        return propagate(analysed);
    return measureQuestions(*room, packs, scale, figures);
}

} // namespace

int& traceEvents()
{
    static int events = 10'000'000;
    return events;
}

Result<Figures> traceScale()
{
    Figures figures;
    if (traceEvents() > SmallEvents) {
        if (auto measured = measure(SmallEvents, figures); !measured)
            return propagate(measured);
    }
    if (auto measured = measure(traceEvents(), figures); !measured)
        return propagate(measured);
    return figures;
}

} // namespace wardlight::bench
