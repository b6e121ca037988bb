#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <thread>

using namespace wardlight;
using namespace wardlight::postgres;

/// Every fault between a COMMIT and its answer: applied once, and the person is told the truth.
class LostCommitTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void droppedAnswerIsSettledByTheOperation();
    void lostCommitIsAppliedAgain();
    void commitStillOnItsWayIsWaitedFor();
    void doubtThatStaysIsToldAndSettledByTheSameOperation();
    void unregisteredWriteIsNotRepeated();
    void cutConnectionsAreReplaced();

private:
    [[nodiscard]] QString count()
    {
        const auto rows = m_server->query(m_name, QStringLiteral("SELECT count(*) FROM things"));
        return rows ? rows->first().first() : QStringLiteral("failed");
    }
    [[nodiscard]] Result<> addThing(const OperationId& operation)
    {
        return m_database->write(operation, [this](Transaction& tx) -> Result<> {
            ++m_runs;
            tx.exec("INSERT INTO things (operation_id) VALUES ($1)", {tx.operation()});
            return {};
        });
    }

    std::optional<test::PostgresServer> m_server;
    QString m_name;
    std::unique_ptr<test::FaultProxy> m_proxy;
    std::unique_ptr<Database> m_database;
    int m_runs = 0;
};

void LostCommitTest::initTestCase()
{
    // A server is killed here: what it acknowledged must be there afterwards.
    auto server = test::PostgresServer::start({.settings = "synchronous_commit = on\n"});
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void LostCommitTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    auto proxy = test::FaultProxy::start(m_server->socketFolder());
    VERIFY_OK(proxy);
    m_proxy = std::move(*proxy);
    m_database = std::make_unique<Database>(
        DatabaseConfig{.dsn = QStringLiteral("host=%1 dbname=%2 user=%3")
                                  .arg(m_proxy->socketFolder(), m_name,
                                       QLatin1String(test::PostgresServer::Owner))});
    VERIFY_OK(migrate(*m_database));
    VERIFY_OK(m_database->writeUnregistered([](Transaction& tx) -> Result<> {
        tx.exec("CREATE TABLE things (operation_id uuid)"); // twice would be two rows
        return {};
    }));
    m_runs = 0;
}

void LostCommitTest::cleanup()
{
    m_database.reset();
    m_proxy.reset();
}

void LostCommitTest::droppedAnswerIsSettledByTheOperation()
{
    m_proxy->dropAnswerTo("COMMIT", 1);
    VERIFY_OK(addThing(OperationId::generate()));
    QCOMPARE(m_proxy->faults(), 1);
    QCOMPARE(m_runs, 1);
    QCOMPARE(count(), QStringLiteral("1"));
}

void LostCommitTest::lostCommitIsAppliedAgain()
{
    // The server never gets it: the connection ends before.
    m_proxy->hold("COMMIT");
    std::thread loser([this] {
        // The held transaction is ended by the server, so that its COMMIT is refused.
        while (m_proxy->faults() == 0)
            std::this_thread::yield();
        (void)m_server->query(m_name, QStringLiteral("SELECT pg_terminate_backend(pid) FROM "
                                                     "pg_stat_activity WHERE state = 'idle in "
                                                     "transaction' AND datname = "
                                                     "current_database()"));
        m_proxy->releaseHeld();
    });
    const auto added = addThing(OperationId::generate());
    loser.join();
    VERIFY_OK(added);
    QCOMPARE(count(), QStringLiteral("1"));
}

void LostCommitTest::commitStillOnItsWayIsWaitedFor()
{
    m_proxy->hold("COMMIT");
    std::thread releaser([this] {
        // The second try waits for the first one's operation id.
        const auto waiting = QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE datname = "
                                            "current_database() AND wait_event = 'transactionid'");
        while (
            m_server->query(m_name, waiting).value_or(QList<QStringList>{{{}}}).first().first() !=
            QLatin1String("1"))
            std::this_thread::yield();
        m_proxy->releaseHeld();
    });
    const auto added = addThing(OperationId::generate());
    releaser.join();
    VERIFY_OK(added); // and not "applied before": that was this very call
    QCOMPARE(m_runs, 1);
    QCOMPARE(count(), QStringLiteral("1"));
}

void LostCommitTest::doubtThatStaysIsToldAndSettledByTheSameOperation()
{
    m_proxy->dropAnswerTo("COMMIT", 1'000);
    const OperationId operation = OperationId::generate();
    std::thread killer([this] {
        while (m_proxy->faults() == 0)
            std::this_thread::yield();
        (void)m_server->kill(); // nobody can be asked
    });
    const auto added = addThing(operation);
    killer.join();
    VERIFY_OK(m_server->startAgain());
    m_proxy->dropAnswerTo("COMMIT", 0);
    if (!added) { // the kill came before the question
        QCOMPARE(added.error().code, ErrorCode::Unavailable);
        QVERIFY(added.error().retryable);
        const auto again = addThing(operation);
        QVERIFY(again || again.error().code == ErrorCode::AlreadyApplied);
    }
    QCOMPARE(count(), QStringLiteral("1"));
}

void LostCommitTest::unregisteredWriteIsNotRepeated()
{
    m_proxy->dropAnswerTo("COMMIT", 1);
    const auto written = m_database->writeUnregistered([](Transaction& tx) -> Result<> {
        tx.exec("INSERT INTO things DEFAULT VALUES");
        return {};
    });
    VERIFY_ERROR(written, ErrorCode::Unavailable);
    QVERIFY2(written.error().message.contains(QLatin1String("not known whether it was saved")),
             qPrintable(written.error().message));
    QCOMPARE(count(), QStringLiteral("1"));
}

void LostCommitTest::cutConnectionsAreReplaced()
{
    VERIFY_OK(addThing(OperationId::generate()));
    m_proxy->cutAll();
    VERIFY_OK(addThing(OperationId::generate()));
    QCOMPARE(m_runs, 2); // found dead before it was used
    QCOMPARE(count(), QStringLiteral("2"));
}

QTEST_GUILESS_MAIN(LostCommitTest)
#include "lost_commit_test.moc"
