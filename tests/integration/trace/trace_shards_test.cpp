#include "core/postgres/migrations.h"
#include "core/trace/trace_rules.h"
#include "core/trace/trace_store_pg.h"
#include "core/trace/verdict/evidence_store_pg.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace wardlight;
using namespace wardlight::trace;

namespace {

constexpr int PackCount = 400;
constexpr Coordinates Centre{30.2741, 120.1551};

/// One database of several, with the stores over it.
struct Shard
{
    QString name;
    std::shared_ptr<PostgresTraceStore> traces;
    std::shared_ptr<PostgresEvidenceStore> evidence;
};

/// Sends each record to the database that its code's hash belongs to, and merges answers that
/// concern all of them.
class Router
{
public:
    explicit Router(std::array<Shard, 2> shards) : m_shards(std::move(shards)) {}

    [[nodiscard]] Shard& of(const QString& code)
    {
        return m_shards[std::size_t(quint64(codeHash(code)) % m_shards.size())];
    }
    [[nodiscard]] std::array<Shard, 2>& all() { return m_shards; }

    template <class Record, class Add>
    Result<int> add(const std::vector<Record>& records, Add addTo)
    {
        int added = 0;
        for (Shard& shard : m_shards) {
            std::vector<Record> own;
            for (const Record& record : records) {
                if (&of(record.code) == &shard)
                    own.push_back(record);
            }
            const auto outcomes = addTo(*shard.traces, own);
            if (!outcomes)
                return propagate(outcomes);
            added +=
                int(std::count_if(outcomes->cbegin(), outcomes->cend(), [](const RecordOutcome& o) {
                    return o.recording == Recording::Added;
                }));
        }
        return added;
    }

    /// Each shard gives its own nearest; the nearest of all are among them.
    Result<std::vector<NearbyItem>> nearby(const NearbyQuery& query)
    {
        std::vector<NearbyItem> merged;
        for (Shard& shard : m_shards) {
            auto own = shard.evidence->nearby(query);
            if (!own)
                return propagate(own);
            std::move(own->begin(), own->end(), std::back_inserter(merged));
        }
        std::sort(merged.begin(), merged.end(), [](const NearbyItem& a, const NearbyItem& b) {
            return std::pair(a.distanceMetres, a.item.code) <
                   std::pair(b.distanceMetres, b.item.code);
        });
        merged.resize(std::min(merged.size(), std::size_t(query.nearest)));
        return merged;
    }

private:
    std::array<Shard, 2> m_shards;
};

Coordinates placeOf(int pack)
{
    return {Centre.latitude + pack * 0.001, Centre.longitude - pack * 0.0005};
}

QString codeOf(int pack)
{
    return QStringLiteral("8100001%1").arg(pack, 13, 10, QLatin1Char('0'));
}

std::vector<ItemRecord> items()
{
    std::vector<ItemRecord> records;
    for (int pack = 0; pack < PackCount; ++pack)
        records.push_back({QStringLiteral("化药"),
                           QStringLiteral("阿莫西林"),
                           codeOf(pack),
                           QStringLiteral("maker"),
                           {},
                           {},
                           {}});
    return records;
}

std::vector<EventRecord> events()
{
    std::vector<EventRecord> records;
    for (int pack = 0; pack < PackCount; ++pack) {
        for (int day = 1; day <= 3; ++day)
            records.push_back({QStringLiteral("化药"),
                               QStringLiteral("阿莫西林"),
                               codeOf(pack),
                               {QDateTime({2019, 1, day}, {0, 0}, Qt::UTC), {}},
                               placeOf(pack),
                               {},
                               day < 3 ? QStringLiteral("运输") : QStringLiteral("售卖"),
                               QStringLiteral("正常"),
                               {}});
    }
    return records;
}

} // namespace

/// The store over two databases behind a router: nothing assumes one server.
class TraceShardsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyPackLiesWhollyInOneDatabase();
    void pointQueriesGoToTheRightOne();
    void nearbyMergesAsOneDatabaseWouldAnswer();

private:
    Result<Shard> makeShard();

    std::optional<test::PostgresServer> m_server;
    std::optional<Router> m_router;
    std::optional<Shard> m_single; ///< everything in one database, to compare with
};

Result<Shard> TraceShardsTest::makeShard()
{
    const auto name = m_server->createDatabase();
    if (!name)
        return propagate(name);
    const auto database =
        std::make_shared<postgres::Database>(postgres::DatabaseConfig{.dsn = m_server->dsn(*name)});
    if (auto migrated = postgres::migrate(*database); !migrated)
        return propagate(migrated);
    const auto clock = std::make_shared<test::FixedClock>(QDateTime({2019, 3, 1}, {0, 0}, Qt::UTC));
    const security::AuditContext audit{QStringLiteral("test"), QStringLiteral("test"),
                                       QStringLiteral("test 1")};
    return Shard{*name, std::make_shared<PostgresTraceStore>(database, audit, clock),
                 std::make_shared<PostgresEvidenceStore>(database, audit, clock)};
}

void TraceShardsTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
    auto first = makeShard(), second = makeShard(), single = makeShard();
    VERIFY_OK(first);
    VERIFY_OK(second);
    VERIFY_OK(single);
    m_router.emplace(std::array{std::move(*first), std::move(*second)});
    m_single.emplace(std::move(*single));
    const auto addItems = [](PostgresTraceStore& store, const std::vector<ItemRecord>& own) {
        return store.addItems(OperationId::generate(), QStringLiteral("items.csv"), own);
    };
    const auto addEvents = [](PostgresTraceStore& store, const std::vector<EventRecord>& own) {
        return store.addEvents(OperationId::generate(), QStringLiteral("events.csv"), own);
    };
    QCOMPARE(m_router->add(items(), addItems).value_or(-1), PackCount);
    QCOMPARE(m_router->add(events(), addEvents).value_or(-1), 3 * PackCount);
    QCOMPARE(m_router->add(events(), addEvents).value_or(-1), 0);
    VERIFY_OK(addItems(*m_single->traces, items()));
    VERIFY_OK(addEvents(*m_single->traces, events()));
}

void TraceShardsTest::everyPackLiesWhollyInOneDatabase()
{
    int total = 0;
    for (const Shard& shard : m_router->all()) {
        const auto rows =
            m_server->query(shard.name, QStringLiteral("SELECT (SELECT count(*) FROM trace_items), "
                                                       "(SELECT count(*) FROM trace_events), "
                                                       "(SELECT count(*) FROM trace_states)"));
        VERIFY_OK(rows);
        const int packs = rows->first()[0].toInt();
        QVERIFY(packs > PackCount / 3); // hashes spread evenly
        QCOMPARE(rows->first()[1].toInt(), 3 * packs);
        QCOMPARE(rows->first()[2].toInt(), packs);
        total += packs;
    }
    QCOMPARE(total, PackCount);
}

void TraceShardsTest::pointQueriesGoToTheRightOne()
{
    for (int pack = 0; pack < PackCount; pack += 37) {
        const QString code = codeOf(pack);
        const auto path = m_router->of(code).traces->path(code);
        VERIFY_OK(path);
        QCOMPARE(path->events.size(), 3U);
        for (Shard& shard : m_router->all()) {
            if (&shard != &m_router->of(code))
                QCOMPARE(shard.traces->path(code).error().code, ErrorCode::NotFound);
        }
    }
}

void TraceShardsTest::nearbyMergesAsOneDatabaseWouldAnswer()
{
    for (const NearbyQuery& query :
         {NearbyQuery{.name = QStringLiteral("阿莫西林"), .centre = Centre, .nearest = 25},
          NearbyQuery{.name = QStringLiteral("阿莫西林"),
          .centre = Centre,
          .radiusMetres = 5000,
          .isOnSale = true}}) {
        const auto merged = m_router->nearby(query);
        const auto single = m_single->evidence->nearby(query);
        VERIFY_OK(merged);
        VERIFY_OK(single);
        QVERIFY(!single->empty());
        QCOMPARE(merged->size(), single->size());
        for (std::size_t i = 0; i < single->size(); ++i) {
            QCOMPARE((*merged)[i].item.code, (*single)[i].item.code);
            QCOMPARE((*merged)[i].distanceMetres, (*single)[i].distanceMetres);
        }
    }
}

QTEST_GUILESS_MAIN(TraceShardsTest)
#include "trace_shards_test.moc"
