#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;

/// A primary and its streaming standby: who answers what, and what is said about its age.
class StandbyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void recentReadsGoToTheStandby();
    void ordinaryReadsAndWritesGoToThePrimary();
    void ownWritesAreSeenAtOnce();
    void pausedStandbyIsNotAskedBeyondItsLag();
    void missingStandbyIsReplacedByThePrimary();
    void missingPrimaryLeavesALabelledStandby();
    void standbyAloneRefusesWrites();
    void withoutAStandbyThePrimaryAnswers();

private:
    struct Answer
    {
        int count = -1;
        Freshness freshness;
    };
    [[nodiscard]] static Result<Answer> readRecent(Database& database)
    {
        return database.readRecent([](Transaction& tx) -> Result<Answer> {
            return Answer{tx.exec("SELECT count(*) AS n FROM things").first()["n"].integer(),
                          tx.freshness()};
        });
    }
    [[nodiscard]] static Result<> add(Database& database)
    {
        return database.write(OperationId::generate(), [](Transaction& tx) -> Result<> {
            tx.exec("INSERT INTO things DEFAULT VALUES");
            return {};
        });
    }
    [[nodiscard]] QString askStandby(const QString& sql)
    {
        const auto rows = m_standby->query(m_name, sql);
        return rows ? rows->first().first() : QStringLiteral("failed");
    }
    void waitForStandby()
    {
        QTRY_COMPARE_WITH_TIMEOUT(askStandby(QStringLiteral("SELECT to_regclass('things')")),
                                  QStringLiteral("things"), 20'000);
    }

    std::optional<test::PostgresServer> m_primary;
    std::optional<test::PostgresServer> m_standby;
    QString m_name;
    DatabaseConfig m_config;
};

void StandbyTest::initTestCase()
{
    auto primary =
        test::PostgresServer::start({.settings = test::PostgresServer::ReplicationSettings});
    VERIFY_OK(primary);
    m_primary.emplace(std::move(*primary));
    auto standby = test::PostgresServer::startStandby(*m_primary);
    VERIFY_OK(standby);
    m_standby.emplace(std::move(*standby));
}

void StandbyTest::init()
{
    const auto name = m_primary->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    m_config = {.dsn = m_primary->dsn(m_name), .readDsn = m_standby->dsn(m_name)};
    Database database(m_config);
    VERIFY_OK(migrate(database));
    VERIFY_OK(database.writeUnregistered([](Transaction& tx) -> Result<> {
        tx.exec("CREATE TABLE things (at timestamptz DEFAULT now())");
        return {};
    }));
    waitForStandby();
}

void StandbyTest::cleanup()
{
    VERIFY_OK(m_standby->query(m_name, QStringLiteral("SELECT pg_wal_replay_resume()")));
}

void StandbyTest::recentReadsGoToTheStandby()
{
    Database database(m_config);
    const auto answer = readRecent(database);
    VERIFY_OK(answer);
    QCOMPARE(answer->count, 0);
    QVERIFY(answer->freshness.isStandby);
    QVERIFY(answer->freshness.lagAtMost >= 0ms && answer->freshness.lagAtMost < 60s);
}

void StandbyTest::ordinaryReadsAndWritesGoToThePrimary()
{
    Database database(m_config);
    const auto inRecovery = database.read([](Transaction& tx) -> Result<bool> {
        return tx.exec("SELECT pg_is_in_recovery() AS r").first()["r"].boolean() ||
               tx.freshness().isStandby;
    });
    VERIFY_OK(inRecovery);
    QVERIFY(!*inRecovery);
}

void StandbyTest::ownWritesAreSeenAtOnce()
{
    Database database(m_config);
    for (int n = 1; n <= 20; ++n) {
        VERIFY_OK(add(database));
        const auto answer = readRecent(database);
        VERIFY_OK(answer);
        QCOMPARE(answer->count, n);
    }
    // Also while the standby does not move at all.
    VERIFY_OK(m_standby->query(m_name, QStringLiteral("SELECT pg_wal_replay_pause()")));
    VERIFY_OK(add(database));
    const auto answer = readRecent(database);
    VERIFY_OK(answer);
    QCOMPARE(answer->count, 21);
    QVERIFY(!answer->freshness.isStandby);
}

void StandbyTest::pausedStandbyIsNotAskedBeyondItsLag()
{
    DatabaseConfig strict = m_config;
    strict.acceptedLag = 0ms;
    VERIFY_OK(m_standby->query(m_name, QStringLiteral("SELECT pg_wal_replay_pause()")));
    Database writer({.dsn = m_config.dsn});
    VERIFY_OK(add(writer)); // another program: nobody here knows of it
    Database database(strict);
    const auto answer = readRecent(database);
    VERIFY_OK(answer);
    QCOMPARE(answer->count, 1);
    QVERIFY(!answer->freshness.isStandby);
    // Who accepts an hour is told how old it is.
    DatabaseConfig patient = m_config;
    patient.acceptedLag = 1h;
    Database later(patient);
    const auto old = readRecent(later);
    VERIFY_OK(old);
    QCOMPARE(old->count, 0);
    QVERIFY(old->freshness.isStandby);
    QVERIFY(old->freshness.lagAtMost > 0ms);
}

void StandbyTest::missingStandbyIsReplacedByThePrimary()
{
    DatabaseConfig away = m_config;
    away.readDsn = QStringLiteral("host=/nonexistent dbname=x user=y");
    Database database(away);
    const auto answer = readRecent(database);
    VERIFY_OK(answer);
    QVERIFY(!answer->freshness.isStandby);
}

void StandbyTest::missingPrimaryLeavesALabelledStandby()
{
    DatabaseConfig alone = m_config;
    alone.dsn = QStringLiteral("host=/nonexistent dbname=x user=y");
    alone.acceptedLag = 0ms;
    Database database(alone);
    const auto answer = readRecent(database);
    VERIFY_OK(answer);
    QVERIFY(answer->freshness.isStandby);
    QVERIFY(answer->freshness.lagAtMost > 0ms);
    VERIFY_ERROR(database.ping(), ErrorCode::Unavailable);
}

void StandbyTest::standbyAloneRefusesWrites()
{
    Database database({.dsn = m_standby->dsn(m_name)});
    const auto refused = add(database);
    VERIFY_ERROR(refused, ErrorCode::Unavailable);
    QVERIFY(refused.error().message.contains(QLatin1String("read-only")));
    // Where several hosts are named, only one that takes changes is used.
    Database both({.dsn = QStringLiteral("host=%1,%2 dbname=%3 user=%4")
                              .arg(m_standby->socketFolder(), m_primary->socketFolder(), m_name,
                                   QLatin1String(test::PostgresServer::Owner))});
    VERIFY_OK(add(both));
}

void StandbyTest::withoutAStandbyThePrimaryAnswers()
{
    Database database({.dsn = m_config.dsn});
    const auto answer = readRecent(database);
    VERIFY_OK(answer);
    QVERIFY(!answer->freshness.isStandby);
}

QTEST_GUILESS_MAIN(StandbyTest)
#include "standby_test.moc"
