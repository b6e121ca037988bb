#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;

class PoolTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void deadConnectionsAreNeverHandedOut();
    void neverMoreThanAllowed();
    void waiterGetsTheConnectionThatComesBack();
    void waitEndsWithAClearMessage();
    void nextHostTakesOver();
    void unreadableStringIsSaid();
    void serverWithoutRoomSaysSo();
    void statementTimeoutHoldsOnTheServer();
    void readOneAnswersInOneStatement();
    void readOneSurvivesARestart();
    void leftOverTransactionIsNotReused();

private:
    [[nodiscard]] DatabaseConfig config() const { return {.dsn = m_server->dsn(m_name)}; }
    [[nodiscard]] QString ask(const QString& sql)
    {
        const auto rows = m_server->query(m_name, sql);
        return rows ? rows->first().first() : QStringLiteral("failed");
    }

    std::optional<test::PostgresServer> m_server;
    QString m_name;
};

namespace {

constexpr int PatienceMs = 60'000; // on a busy machine

/// Those of the pool: neither autovacuum's nor the test's own, which may still be leaving.
const auto OtherBackends = QStringLiteral("FROM pg_stat_activity WHERE datname = "
                                          "current_database() AND application_name = 'wardlight'");

Result<> nothing(Transaction&)
{
    return {};
}

} // namespace

void PoolTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void PoolTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
}

void PoolTest::deadConnectionsAreNeverHandedOut()
{
    Database database(config());
    VERIFY_OK(migrate(database));
    std::latch both(2);
    const auto hold = [&] {
        return database.read([&both](Transaction&) -> Result<> {
            both.arrive_and_wait();
            return {};
        });
    };
    std::thread other([&] { (void)hold(); });
    VERIFY_OK(hold()); // two connections rest now
    other.join();
    QTRY_COMPARE_WITH_TIMEOUT(ask(QStringLiteral("SELECT count(*) ") + OtherBackends),
                              QStringLiteral("2"), PatienceMs);
    VERIFY_OK(m_server->query(m_name,
                              QStringLiteral("SELECT pg_terminate_backend(pid) ") + OtherBackends));
    QTRY_COMPARE_WITH_TIMEOUT(ask(QStringLiteral("SELECT count(*) ") + OtherBackends),
                              QStringLiteral("0"), 60'000);
    int runs = 0;
    VERIFY_OK(database.write(OperationId::generate(), [&runs](Transaction&) -> Result<> {
        ++runs;
        return {};
    }));
    QCOMPARE(runs, 1); // no failed try: it was known before
}

void PoolTest::neverMoreThanAllowed()
{
    DatabaseConfig three = config();
    three.maxConnections = 3;
    Database database(three);
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 20; ++n) {
                const auto done = database.read([&](Transaction& tx) -> Result<> {
                    const int now = ++running;
                    int seen = most;
                    while (now > seen && !most.compare_exchange_weak(seen, now)) {
                    }
                    tx.exec("SELECT pg_sleep(0.001)");
                    --running;
                    return {};
                });
                failures += done ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QVERIFY(most <= 3);
    QVERIFY(ask(QStringLiteral("SELECT count(*) ") + OtherBackends).toInt() <= 3);
}

void PoolTest::waiterGetsTheConnectionThatComesBack()
{
    DatabaseConfig one = config();
    one.maxConnections = 1;
    Database database(one);
    std::latch held(1);
    std::thread other([&] {
        (void)database.read([&held](Transaction& tx) -> Result<> {
            held.count_down();
            tx.exec("SELECT pg_sleep(0.2)");
            return {};
        });
    });
    held.wait();
    const auto waited = database.read(nothing);
    other.join();
    VERIFY_OK(waited);
}

void PoolTest::waitEndsWithAClearMessage()
{
    DatabaseConfig one = config();
    one.maxConnections = 1;
    one.acquireTimeout = 100ms;
    Database database(one);
    QElapsedTimer timer;
    timer.start();
    const auto nested = database.read([&database](Transaction&) { return database.read(nothing); });
    VERIFY_ERROR(nested, ErrorCode::Timeout);
    QVERIFY(timer.elapsed() >= 100);
    QVERIFY(nested.error().retryable);
    QVERIFY(nested.error().message.contains(QLatin1String("connections are busy")));
}

void PoolTest::nextHostTakesOver()
{
    DatabaseConfig several = config();
    several.dsn =
        QStringLiteral("host=/nonexistent,%1 dbname=%2 user=%3")
            .arg(m_server->socketFolder(), m_name, QLatin1String(test::PostgresServer::Owner));
    Database database(several);
    VERIFY_OK(database.ping());
}

void PoolTest::unreadableStringIsSaid()
{
    Database database({.dsn = QStringLiteral("no connection string")});
    VERIFY_ERROR(database.ping(), ErrorCode::Invalid);
}

void PoolTest::serverWithoutRoomSaysSo()
{
    VERIFY_OK(m_server->query(m_name,
                              QStringLiteral("ALTER DATABASE %1 CONNECTION LIMIT 1").arg(m_name)));
    Database first(config());
    // what the statement above came through may still be leaving
    QTRY_VERIFY_WITH_TIMEOUT(first.ping().has_value(), 30'000); // keeps its connection
    Database second(config());
    const auto refused = second.ping();
    VERIFY_ERROR(refused, ErrorCode::Unavailable);
    QVERIFY(refused.error().message.contains(QLatin1String("no room for another connection")));
}

void PoolTest::statementTimeoutHoldsOnTheServer()
{
    DatabaseConfig hasty = config();
    hasty.deadline = 200ms;
    Database database(hasty);
    const auto slept = database.read([](Transaction& tx) -> Result<> {
        tx.exec("SELECT pg_sleep(60)");
        return {};
    });
    VERIFY_ERROR(slept, ErrorCode::Timeout);
    // The server does not go on with what nobody waits for.
    QTRY_COMPARE_WITH_TIMEOUT(ask(QStringLiteral("SELECT count(*) ") + OtherBackends +
                                  QStringLiteral(" AND state = 'active'")),
                              QStringLiteral("0"), PatienceMs);
}

void PoolTest::readOneAnswersInOneStatement()
{
    Database database(config());
    const auto row = database.readOne(
        "SELECT $1::uuid AS id, $2::text AS name, now() AS at, "
        "current_setting('transaction_isolation') AS isolation",
        {QUuid(QStringLiteral("0190a5c0-0000-7000-8000-000000000001")), QStringLiteral("张伟")});
    VERIFY_OK(row);
    QCOMPARE(row->first()["id"].uuid(),
             QUuid(QStringLiteral("0190a5c0-0000-7000-8000-000000000001")));
    QCOMPARE(row->first()["name"].text(), QStringLiteral("张伟"));
    QVERIFY(std::abs(row->first()["at"].instant().secsTo(QDateTime::currentDateTimeUtc())) < 60);
    VERIFY_ERROR(database.readOne("SELECT * FROM no_such_table", {}), ErrorCode::Schema);
    VERIFY_OK(database.ping());
}

void PoolTest::readOneSurvivesARestart()
{
    Database database(config());
    VERIFY_OK(database.readOne("SELECT 1", {}));
    VERIFY_OK(m_server->kill());
    VERIFY_ERROR(database.readOne("SELECT 1", {}), ErrorCode::Unavailable);
    VERIFY_OK(m_server->startAgain());
    VERIFY_OK(database.readOne("SELECT 1", {}));
}

void PoolTest::leftOverTransactionIsNotReused()
{
    DatabaseConfig one = config();
    one.maxConnections = 1;
    Database database(one);
    VERIFY_OK(database.readOne("BEGIN", {})); // a defect of the caller
    VERIFY_OK(database.ping());
    QTRY_COMPARE_WITH_TIMEOUT(ask(QStringLiteral("SELECT count(*) ") + OtherBackends +
                                  QStringLiteral(" AND state = 'idle in transaction'")),
                              QStringLiteral("0"), PatienceMs);
}

QTEST_GUILESS_MAIN(PoolTest)
#include "pool_test.moc"
