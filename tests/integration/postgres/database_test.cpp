#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <latch>
#include <thread>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;

class DatabaseTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void writesAreApplied();
    void sameOperationIsAppliedOnce();
    void errorOfTheBodyRollsBack();
    void readCannotWrite();
    void brokenRuleIsAConflict();
    void killedBackendBeforeCommitIsRepeated();
    void deadlockIsRepeatedUntilBothApply();
    void hungServerEndsWithinTheDeadline();
    void longStatementEndsWithinTheDeadline();
    void stoppedServerIsUnavailableAndComesBack();
    void missingServerIsUnavailable();
    void missingDatabaseIsNamed();
    void exhaustedPoolSaysSo();
    void cancelAllEndsRunningWork();
    void afterCommitRunsOnlyWhenCommitted();
    void settingsHoldInEveryTransaction();

private:
    [[nodiscard]] qint64 count();
    [[nodiscard]] DatabaseConfig config() const { return {.dsn = m_server->dsn(m_name)}; }

    std::optional<test::PostgresServer> m_server;
    QString m_name;
    std::unique_ptr<Database> m_database;
};

namespace {

Result<> insertRow(Transaction& tx, int id)
{
    tx.exec("INSERT INTO things (id, value) VALUES ($1, 0)", {id});
    return {};
}

} // namespace

void DatabaseTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void DatabaseTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    m_database = std::make_unique<Database>(config());
    VERIFY_OK(migrate(*m_database));
    VERIFY_OK(m_database->writeUnregistered([](Transaction& tx) -> Result<> {
        tx.exec("CREATE TABLE things (id int PRIMARY KEY, value int NOT NULL)");
        return {};
    }));
}

qint64 DatabaseTest::count()
{
    return m_database
        ->read([](Transaction& tx) -> Result<qint64> {
            return tx.exec("SELECT count(*) AS n FROM things").first()["n"].int64();
        })
        .value_or(-1);
}

void DatabaseTest::writesAreApplied()
{
    VERIFY_OK(m_database->write(OperationId::generate(),
                                [](Transaction& tx) { return insertRow(tx, 1); }));
    QCOMPARE(count(), 1);
}

void DatabaseTest::sameOperationIsAppliedOnce()
{
    const OperationId operation = OperationId::generate();
    VERIFY_OK(m_database->write(operation, [](Transaction& tx) { return insertRow(tx, 1); }));
    VERIFY_ERROR(m_database->write(operation, [](Transaction& tx) { return insertRow(tx, 2); }),
                 ErrorCode::AlreadyApplied);
    QCOMPARE(count(), 1);
}

void DatabaseTest::errorOfTheBodyRollsBack()
{
    const OperationId operation = OperationId::generate();
    const auto refused = m_database->write(operation, [](Transaction& tx) -> Result<> {
        tx.exec("INSERT INTO things (id, value) VALUES (1, 0)");
        return fail(ErrorCode::Invalid, QStringLiteral("no"));
    });
    VERIFY_ERROR(refused, ErrorCode::Invalid);
    QCOMPARE(count(), 0);
    // The operation was not applied, so it may be sent again.
    VERIFY_OK(m_database->write(operation, [](Transaction& tx) { return insertRow(tx, 1); }));
}

void DatabaseTest::readCannotWrite()
{
    QVERIFY(!m_database->read([](Transaction& tx) { return insertRow(tx, 1); }));
    QCOMPARE(count(), 0);
}

void DatabaseTest::brokenRuleIsAConflict()
{
    VERIFY_OK(m_database->write(OperationId::generate(),
                                [](Transaction& tx) { return insertRow(tx, 1); }));
    const auto twice = m_database->write(OperationId::generate(),
                                         [](Transaction& tx) { return insertRow(tx, 1); });
    VERIFY_ERROR(twice, ErrorCode::Conflict);
    QVERIFY(!twice.error().detail.contains(QLatin1String("(id)=(1)"))); // no values in logs
}

void DatabaseTest::killedBackendBeforeCommitIsRepeated()
{
    int runs = 0;
    const auto written =
        m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
            const auto backend = tx.exec("SELECT pg_backend_pid() AS pid").first()["pid"].text();
            tx.exec("INSERT INTO things (id, value) VALUES (1, 0)");
            if (++runs == 1) {
                const auto killed = m_server->query(
                    m_name, QStringLiteral("SELECT pg_terminate_backend(%1)").arg(backend));
                if (!killed)
                    return propagate(killed);
            }
            tx.exec("UPDATE things SET value = value + 1");
            return {};
        });
    VERIFY_OK(written);
    QCOMPARE(runs, 2);
    QCOMPARE(count(), 1);
}

void DatabaseTest::deadlockIsRepeatedUntilBothApply()
{
    VERIFY_OK(m_database->write(OperationId::generate(), [](Transaction& tx) -> Result<> {
        tx.exec("INSERT INTO things (id, value) VALUES (1, 0), (2, 0)");
        return {};
    }));
    std::latch bothHoldOne(2);
    std::atomic<int> runs = 0;
    const auto update = [&](int first, int second) {
        bool waited = false;
        return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
            ++runs;
            tx.exec("UPDATE things SET value = value + 1 WHERE id = $1", {first});
            if (!std::exchange(waited, true))
                bothHoldOne.arrive_and_wait();
            tx.exec("UPDATE things SET value = value + 1 WHERE id = $1", {second});
            return {};
        });
    };
    Result<> other;
    std::thread thread([&] { other = update(2, 1); });
    const Result<> mine = update(1, 2);
    thread.join();
    VERIFY_OK(mine);
    VERIFY_OK(other);
    QVERIFY(runs > 2);
    const auto sum = m_server->query(m_name, QStringLiteral("SELECT sum(value) FROM things"));
    VERIFY_OK(sum);
    QCOMPARE(sum->first().first(), QStringLiteral("4"));
}

void DatabaseTest::hungServerEndsWithinTheDeadline()
{
    DatabaseConfig impatient = config();
    impatient.deadline = 2s;
    Database database(impatient);
    VERIFY_OK(database.ping()); // a connection is open
    VERIFY_OK(m_server->freeze());
    QElapsedTimer timer;
    timer.start();
    const Result<> answer = database.ping();
    const qint64 elapsed = timer.elapsed();
    VERIFY_OK(m_server->thaw());
    VERIFY_ERROR(answer, ErrorCode::Timeout);
    QVERIFY2(elapsed < 20'000, qPrintable(QString::number(elapsed)));
    VERIFY_OK(database.ping());
}

void DatabaseTest::longStatementEndsWithinTheDeadline()
{
    DatabaseConfig impatient = config();
    impatient.deadline = 200ms;
    Database database(impatient);
    const Result<> slept = database.read([](Transaction& tx) -> Result<> {
        tx.exec("SELECT pg_sleep(30)");
        return {};
    });
    VERIFY_ERROR(slept, ErrorCode::Timeout);
}

void DatabaseTest::stoppedServerIsUnavailableAndComesBack()
{
    VERIFY_OK(m_database->ping());
    VERIFY_OK(m_server->kill());
    VERIFY_ERROR(m_database->ping(), ErrorCode::Unavailable);
    VERIFY_OK(m_server->startAgain());
    VERIFY_OK(m_database->ping());
}

void DatabaseTest::missingServerIsUnavailable()
{
    Database nobody({.dsn = QStringLiteral("host=/nonexistent dbname=x user=y")});
    VERIFY_ERROR(nobody.ping(), ErrorCode::Unavailable);
}

void DatabaseTest::missingDatabaseIsNamed()
{
    Database wrong({.dsn = m_server->dsn(QStringLiteral("no_such_database"))});
    VERIFY_ERROR(wrong.ping(), ErrorCode::NotFound);
}

void DatabaseTest::exhaustedPoolSaysSo()
{
    DatabaseConfig small = config();
    small.maxConnections = 1;
    small.acquireTimeout = 100ms;
    Database database(small);
    const Result<> nested = database.read([&database](Transaction&) { return database.ping(); });
    VERIFY_ERROR(nested, ErrorCode::Timeout);
    VERIFY_OK(database.ping());
}

void DatabaseTest::cancelAllEndsRunningWork()
{
    std::latch running(1);
    std::thread canceller([&] {
        running.wait();
        m_database->cancelAll();
    });
    const Result<> slept = m_database->read([&](Transaction& tx) -> Result<> {
        running.count_down();
        tx.exec("SELECT pg_sleep(20)");
        return {};
    });
    canceller.join();
    VERIFY_ERROR(slept, ErrorCode::Cancelled);
    VERIFY_OK(m_database->ping());
}

void DatabaseTest::afterCommitRunsOnlyWhenCommitted()
{
    int calls = 0;
    const auto body = [&calls](Transaction& tx, bool succeed) -> Result<> {
        tx.afterCommit([&calls] { ++calls; });
        if (!succeed)
            return fail(ErrorCode::Invalid, QStringLiteral("no"));
        return {};
    };
    QVERIFY(!m_database->write(OperationId::generate(),
                               [&](Transaction& tx) { return body(tx, false); }));
    QCOMPARE(calls, 0);
    VERIFY_OK(m_database->write(OperationId::generate(),
                                [&](Transaction& tx) { return body(tx, true); }));
    QCOMPARE(calls, 1);
}

void DatabaseTest::settingsHoldInEveryTransaction()
{
    // Someone else's session default, as a pooler would leave it behind.
    VERIFY_OK(m_server->query(m_name,
                              QStringLiteral("ALTER ROLE wardlight SET timezone = 'Asia/Shanghai'; "
                                             "ALTER ROLE wardlight SET datestyle = 'German'")));
    Database database(config());
    for (int i = 0; i < 2; ++i) {
        const auto instant = database.read([](Transaction& tx) -> Result<QDateTime> {
            return tx.exec("SELECT TIMESTAMPTZ '2026-01-02 03:04:05+00' AS t")
                .first()["t"]
                .instant();
        });
        VERIFY_OK(instant);
        QCOMPARE(*instant, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC));
    }
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "database_test.moc"
