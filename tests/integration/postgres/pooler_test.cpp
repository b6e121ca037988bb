#include "core/postgres/copy_in.h"
#include "core/postgres/copy_out.h"
#include "core/postgres/database.h"
#include "core/postgres/listener.h"
#include "core/postgres/migrations.h"
#include "core/postgres/partitions.h"
#include "tests/support/pooler.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;

/// Everything works unchanged behind PgBouncer in transaction mode, where two connections to the
/// server are shared by all, and whatever a session sets is seen by strangers.
class PoolerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void migratesAndKeepsPartitions();
    void manyClientsShareTwoConnections();
    void strangersSettingsDoNotMatter();
    void listenerWantsTheServerItself();
    void streamsInAndOut();
    void killedServerConnectionIsRepeated();
    void longStatementEndsWithinTheDeadline();

private:
    [[nodiscard]] QString ask(const QString& sql)
    {
        const auto rows = m_server->query(m_name, sql);
        return rows ? rows->first().first() : QStringLiteral("failed");
    }

    std::optional<test::PostgresServer> m_server;
    std::unique_ptr<test::Pooler> m_pooler;
    QString m_name;
    std::unique_ptr<Database> m_database;
};

void PoolerTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void PoolerTest::init()
{
    m_database.reset();
    m_pooler.reset();
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    auto pooler = test::Pooler::start(*m_server, 2);
    VERIFY_OK(pooler);
    m_pooler = std::move(*pooler);
    m_database = std::make_unique<Database>(DatabaseConfig{.dsn = m_pooler->dsn(m_name)});
    VERIFY_OK(migrate(*m_database));
    VERIFY_OK(
        m_server->query(m_name, QStringLiteral("CREATE TABLE things (id int PRIMARY KEY, at "
                                               "timestamptz); GRANT ALL ON things TO public")));
}

void PoolerTest::migratesAndKeepsPartitions()
{
    VERIFY_OK(requireCurrentSchema(*m_database));
    const auto made = keepPartitionsAhead(*m_database, measurementsTable(),
                                          QDateTime(QDate(2026, 11, 20), QTime(), Qt::UTC));
    VERIFY_OK(made);
    QCOMPARE(*made, 3);
}

void PoolerTest::manyClientsShareTwoConnections()
{
    std::atomic<int> failures = 0;
    std::vector<std::thread> programs;
    for (int p = 0; p < 6; ++p) {
        programs.emplace_back([&, p] {
            Database database({.dsn = m_pooler->dsn(m_name)});
            for (int n = 0; n < 40; ++n) {
                const int id = p * 1000 + n;
                const auto written =
                    database.write(OperationId::generate(), [id](Transaction& tx) -> Result<> {
                        tx.exec("INSERT INTO things (id) VALUES ($1)", {id});
                        return {};
                    });
                const auto read =
                    database.readOne("SELECT id FROM things WHERE id = $1", {Param(id)});
                failures += written && read && read->first()["id"].integer() == id ? 0 : 1;
            }
        });
    }
    for (std::thread& program : programs)
        program.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM things")), QStringLiteral("240"));
    QVERIFY(ask(QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE datname = "
                               "current_database() AND pid <> pg_backend_pid()"))
                .toInt() <= 2);
}

void PoolerTest::strangersSettingsDoNotMatter()
{
    Database stranger({.dsn = m_pooler->dsn(m_name)});
    VERIFY_OK(stranger.writeUnregistered([](Transaction& tx) -> Result<> {
        tx.execScript("SET TimeZone = 'Asia/Shanghai'; SET DateStyle = 'German';"
                      "SET bytea_output = 'escape'; SET extra_float_digits = -15;"
                      "SET statement_timeout = '1ms'");
        return {};
    }));
    for (int i = 0; i < 4; ++i) { // both of the shared connections
        const auto same = m_database->read([](Transaction& tx) -> Result<bool> {
            const Rows rows = tx.exec("SELECT TIMESTAMPTZ '2026-01-02 03:04:05+00' AS at, "
                                      "'\\xff00'::bytea AS bytes, 0.1::float8 + 0.2 AS sum, "
                                      "pg_sleep(0.01)");
            return rows.first()["at"].instant() ==
                       QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC) &&
                   rows.first()["bytes"].bytes() == QByteArray("\xff\0", 2) &&
                   rows.first()["sum"].number() == 0.1 + 0.2;
        });
        VERIFY_OK(same);
        QVERIFY(*same);
    }
}

void PoolerTest::listenerWantsTheServerItself()
{
    // It would seem to listen, and never hear a thing.
    std::mutex mutex;
    std::optional<Error> lost;
    std::atomic<int> listening = 0;
    const Listener::Events events = {[&] { ++listening; }, [](const QString&) {},
                                     [&](const Error& why, const QDateTime&) {
                                         const std::lock_guard lock(mutex);
                                         lost = why;
                                     }};
    const auto told = [&] {
        const std::lock_guard lock(mutex);
        return lost;
    };
    {
        const Listener listener({.dsn = m_pooler->dsn(m_name), .channels = {QStringLiteral("x")}},
                                events);
        QTRY_VERIFY_WITH_TIMEOUT(told().has_value(), 60'000);
    }
    QCOMPARE(told()->code, ErrorCode::Unsupported);
    QVERIFY(told()->message.contains(QLatin1String("--listen-dsn")));
    QCOMPARE(listening.load(), 0);
    const Listener direct({.dsn = m_server->dsn(m_name), .channels = {QStringLiteral("x")}},
                          events);
    QTRY_COMPARE_WITH_TIMEOUT(listening.load(), 1, 60'000);
}

void PoolerTest::streamsInAndOut()
{
    const auto sum = m_database->write(OperationId::generate(), [](Transaction& tx) -> Result<int> {
        {
            CopyIn copy(tx, "things", {"id"});
            for (int id = 1; id <= 10'000; ++id)
                copy.add({id});
            copy.finish();
        }
        CopyOut copy(tx, "SELECT id FROM things WHERE id <= $1", {100});
        int total = 0;
        while (copy.next())
            total += copy[0].integer();
        return total;
    });
    VERIFY_OK(sum);
    QCOMPARE(*sum, 5'050);
}

void PoolerTest::killedServerConnectionIsRepeated()
{
    int runs = 0;
    VERIFY_OK(m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        const auto pid = tx.exec("SELECT pg_backend_pid() AS pid").first()["pid"].text();
        if (++runs == 1)
            (void)m_server->query(m_name,
                                  QStringLiteral("SELECT pg_terminate_backend(%1)").arg(pid));
        tx.exec("INSERT INTO things (id) VALUES (1)");
        return {};
    }));
    QCOMPARE(runs, 2);
    QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM things")), QStringLiteral("1"));
}

void PoolerTest::longStatementEndsWithinTheDeadline()
{
    Database hasty({.dsn = m_pooler->dsn(m_name), .deadline = 200ms});
    const auto slept = hasty.read([](Transaction& tx) -> Result<> {
        tx.exec("SELECT pg_sleep(30)");
        return {};
    });
    VERIFY_ERROR(slept, ErrorCode::Timeout);
    VERIFY_OK(hasty.ping());
}

QTEST_GUILESS_MAIN(PoolerTest)
#include "pooler_test.moc"
