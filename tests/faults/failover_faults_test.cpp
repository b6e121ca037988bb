#include "core/postgres/listener.h"
#include "core/postgres/migrations.h"
#include "tests/faults/fault_tally.h"
#include "tests/faults/writer_load.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;
using test::FaultTally;
using test::WriterLoad;

/// The primary is killed under the load of four writers, and its synchronous standby promoted.
class FailoverFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void standbyTakesOver();

private:
    void failOver(FaultTally& tally);

    std::mt19937 m_random = test::seededRandom();
};

namespace {

/// Makes the primary wait for its standby before it acknowledges.
Result<> makeSynchronous(test::PostgresServer& primary)
{
    for (const char* sql :
         {"ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()"}) {
        if (const auto done = primary.query(QStringLiteral("postgres"), QString::fromLatin1(sql));
            !done)
            return propagate(done);
    }
    return {};
}

bool isSynchronous(test::PostgresServer& primary)
{
    const auto rows = primary.query(
        QStringLiteral("postgres"),
        QStringLiteral("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"));
    return rows && !rows->isEmpty();
}

} // namespace

void FailoverFaultsTest::standbyTakesOver()
{
    FaultTally tally(QStringLiteral("Primary killed, standby promoted (4 writers)"));
    for (int round = 0; round < test::rounds(1, 10); ++round) {
        failOver(tally);
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(tally.survived, tally.tried);
    QCOMPARE(tally.lost, 0);
}

void FailoverFaultsTest::failOver(FaultTally& tally)
{
    auto primary =
        test::PostgresServer::start({.settings = test::PostgresServer::ReplicationSettings});
    VERIFY_OK(primary);
    const auto name = primary->createDatabase();
    VERIFY_OK(name);
    {
        Database database({.dsn = primary->dsn(*name)});
        VERIFY_OK(migrate(database));
        VERIFY_OK(database.writeUnregistered([](Transaction& tx) -> Result<> {
            tx.exec(WriterLoad::CreateTable);
            return {};
        }));
    }
    auto standby = test::PostgresServer::startStandby(*primary);
    VERIFY_OK(standby);
    VERIFY_OK(makeSynchronous(*primary));
    QTRY_VERIFY_WITH_TIMEOUT(isSynchronous(*primary), 20'000);

    const QString dsn = QStringLiteral("host=%1,%2 dbname=%3 user=%4")
                            .arg(primary->socketFolder(), standby->socketFolder(), *name,
                                 QLatin1String(test::PostgresServer::Owner));
    Database database({.dsn = dsn});
    std::atomic<int> listening = 0;
    std::atomic<int> gaps = 0;
    const Listener listener({.dsn = dsn, .channels = {QStringLiteral("x")}, .longestPause = 100ms},
                            {[&] { ++listening; }, [](const QString&) {},
                             [&](const Error&, const QDateTime&) { ++gaps; }});
    WriterLoad load(database, 4);
    QVERIFY(load.goesOn(100 + int(m_random() % 200)));
    ++tally.tried;
    VERIFY_OK(primary->kill());
    VERIFY_OK(standby->promote());
    tally.survived += load.goesOn(100) ? 1 : 0;
    load.stop();
    QTRY_COMPARE_WITH_TIMEOUT(listening.load(), 2, 20'000);
    QCOMPARE(gaps.load(), 1);
    const auto audit = standby->query(*name, load.auditSql());
    VERIFY_OK(audit);
    tally.lost += audit->first()[0].toInt() + audit->first()[1].toInt();
    QCOMPARE(audit->first(), (QStringList{QStringLiteral("0"), QStringLiteral("0")}));
}

QTEST_GUILESS_MAIN(FailoverFaultsTest)
#include "failover_faults_test.moc"
