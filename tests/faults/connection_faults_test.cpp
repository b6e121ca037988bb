#include "core/postgres/listener.h"
#include "core/postgres/migrations.h"
#include "tests/faults/fault_tally.h"
#include "tests/faults/writer_load.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;
using test::FaultTally;
using test::WriterLoad;

/// Connections that break under the load of four writers.
class ConnectionFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void killedBackends();
    void droppedCommitAnswers();
    void cutConnections();
    void exhaustedPool();
    void cutListener();

private:
    [[nodiscard]] QString proxyDsn() const
    {
        return QStringLiteral("host=%1 dbname=%2 user=%3")
            .arg(m_proxy->socketFolder(), m_name, QLatin1String(test::PostgresServer::Owner));
    }
    void verifyNothingLost(const WriterLoad& load, FaultTally& tally);

    std::optional<test::PostgresServer> m_server;
    QString m_name;
    std::unique_ptr<test::FaultProxy> m_proxy;
    std::unique_ptr<Database> m_database;
    std::mt19937 m_random;
};

void ConnectionFaultsTest::initTestCase()
{
    m_random = test::seededRandom();
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void ConnectionFaultsTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    auto proxy = test::FaultProxy::start(m_server->socketFolder());
    VERIFY_OK(proxy);
    m_proxy = std::move(*proxy);
    m_database = std::make_unique<Database>(DatabaseConfig{.dsn = proxyDsn()});
    VERIFY_OK(migrate(*m_database));
    VERIFY_OK(m_database->writeUnregistered([](Transaction& tx) -> Result<> {
        tx.exec(WriterLoad::CreateTable);
        return {};
    }));
}

void ConnectionFaultsTest::cleanup()
{
    m_database.reset();
    m_proxy.reset();
}

void ConnectionFaultsTest::verifyNothingLost(const WriterLoad& load, FaultTally& tally)
{
    const auto audit = m_server->query(m_name, load.auditSql());
    VERIFY_OK(audit);
    tally.lost = audit->first()[0].toInt() + audit->first()[1].toInt();
    QCOMPARE(audit->first(), (QStringList{QStringLiteral("0"), QStringLiteral("0")}));
    QCOMPARE(tally.survived, tally.tried);
}

void ConnectionFaultsTest::killedBackends()
{
    FaultTally tally(QStringLiteral("Backend killed inside a transaction"));
    WriterLoad load(*m_database, 4);
    for (int round = 0; round < test::rounds(20, 200); ++round) {
        QVERIFY(load.goesOn(int(m_random() % 20) + 1));
        ++tally.tried;
        VERIFY_OK(m_server->query(
            m_name, QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
                                   "datname = current_database() AND xact_start IS NOT NULL AND "
                                   "pid <> pg_backend_pid() LIMIT 1")));
        tally.survived += load.goesOn(10) ? 1 : 0;
    }
    load.stop();
    verifyNothingLost(load, tally);
}

void ConnectionFaultsTest::droppedCommitAnswers()
{
    FaultTally tally(QStringLiteral("COMMIT's answer dropped"));
    WriterLoad load(*m_database, 4);
    for (int round = 0; round < test::rounds(20, 200); ++round) {
        const int before = m_proxy->faults();
        m_proxy->dropAnswerTo("COMMIT", 1);
        tally.survived += load.goesOn(10) ? 1 : 0;
        tally.tried += m_proxy->faults() - before;
    }
    load.stop();
    verifyNothingLost(load, tally);
}

void ConnectionFaultsTest::cutConnections()
{
    FaultTally tally(QStringLiteral("All connections cut"));
    WriterLoad load(*m_database, 4);
    for (int round = 0; round < test::rounds(20, 200); ++round) {
        QVERIFY(load.goesOn(int(m_random() % 20) + 1));
        ++tally.tried;
        m_proxy->cutAll();
        tally.survived += load.goesOn(10) ? 1 : 0;
    }
    load.stop();
    verifyNothingLost(load, tally);
}

void ConnectionFaultsTest::exhaustedPool()
{
    FaultTally tally(QStringLiteral("Pool exhausted"));
    Database small({.dsn = proxyDsn(), .maxConnections = 2, .acquireTimeout = 10ms});
    WriterLoad load(small, 16);
    for (int round = 0; round < test::rounds(5, 50); ++round) {
        ++tally.tried;
        // Both connections are away for ten times what anybody waits.
        std::vector<std::thread> holders;
        for (int i = 0; i < 2; ++i) {
            holders.emplace_back([&small] {
                (void)small.read([](Transaction& tx) -> Result<> {
                    tx.exec("SELECT pg_sleep(0.1)");
                    return {};
                });
            });
        }
        for (std::thread& holder : holders)
            holder.join();
        tally.survived += load.goesOn(10) ? 1 : 0;
    }
    load.stop();
    verifyNothingLost(load, tally);
    QCOMPARE(load.messages().size(), std::size_t(1));
    QVERIFY(load.messages().begin()->contains(QLatin1String("connections are busy")));
}

void ConnectionFaultsTest::cutListener()
{
    FaultTally tally(QStringLiteral("LISTEN cut"));
    // Reads from a cursor, as every listener of ours does: what counts is the last number it knows.
    std::atomic<int> known = 0;
    std::atomic<int> gaps = 0;
    const auto catchUp = [&] {
        const auto newest = m_database->read([](Transaction& tx) -> Result<int> {
            return tx.exec("SELECT coalesce(max(number), 0) AS n FROM written")
                .first()["n"]
                .integer();
        });
        if (newest)
            known = *newest;
    };
    const Listener listener({.dsn = proxyDsn(),
                             .channels = {QStringLiteral("written")},
                             .heartbeat = 200ms,
                             .longestPause = 50ms},
                            {catchUp, [&](const QString&) { catchUp(); },
                             [&](const Error&, const QDateTime&) { ++gaps; }});
    for (int round = 1; round <= test::rounds(20, 200); ++round) {
        ++tally.tried;
        if (m_random() % 2 == 0)
            m_proxy->cutAll();
        VERIFY_OK(m_server->query(m_name, QStringLiteral("INSERT INTO written VALUES (0, %1); "
                                                         "NOTIFY written")
                                              .arg(round)));
        if (m_random() % 2 == 0)
            m_proxy->cutAll();
        // Nothing else is written: only being told, or catching up, makes it known.
        QTRY_COMPARE_WITH_TIMEOUT(known.load(), round, 20'000);
        ++tally.survived;
    }
    QVERIFY(gaps > 0);
    QCOMPARE(tally.survived, tally.tried);
}

QTEST_GUILESS_MAIN(ConnectionFaultsTest)
#include "connection_faults_test.moc"
