#include "core/postgres/copy_in.h"
#include "core/postgres/migrations.h"
#include "tests/faults/fault_tally.h"
#include "tests/faults/writer_load.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;
using test::FaultTally;
using test::WriterLoad;

/// A server that stops, freezes, dies or runs out of disk under the load of four writers.
class ServerFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void stoppedServer();
    void frozenServer();
    void killedServer();
    void fullDisk();

private:
    void verifyNothingLost(const WriterLoad& load, FaultTally& tally);
    void setDiskFull(bool full);

    QTemporaryDir m_folder;
    std::optional<test::PostgresServer> m_server;
    QString m_name;
    std::unique_ptr<Database> m_database;
    std::mt19937 m_random;
};

void ServerFaultsTest::initTestCase()
{
    m_random = test::seededRandom();
    // The server's user must reach both.
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
    const QString library = m_folder.filePath(QStringLiteral("full_disk.so"));
    QVERIFY(QFile::copy(QStringLiteral(FULL_DISK_LIBRARY), library));
    qputenv("WARDLIGHT_TEST_FULL_DISK", m_folder.filePath(QStringLiteral("full")).toUtf8());
    auto server =
        test::PostgresServer::start({.settings = "synchronous_commit = on\n",
                                     .environment = {{QStringLiteral("LD_PRELOAD"), library}}});
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void ServerFaultsTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    m_database =
        std::make_unique<Database>(DatabaseConfig{.dsn = m_server->dsn(m_name), .deadline = 1s});
    VERIFY_OK(migrate(*m_database));
    VERIFY_OK(m_database->writeUnregistered([](Transaction& tx) -> Result<> {
        tx.exec(WriterLoad::CreateTable);
        return {};
    }));
}

void ServerFaultsTest::verifyNothingLost(const WriterLoad& load, FaultTally& tally)
{
    const auto audit = m_server->query(m_name, load.auditSql());
    VERIFY_OK(audit);
    tally.lost = audit->first()[0].toInt() + audit->first()[1].toInt();
    QCOMPARE(audit->first(), (QStringList{QStringLiteral("0"), QStringLiteral("0")}));
    QCOMPARE(tally.survived, tally.tried);
}

void ServerFaultsTest::stoppedServer()
{
    FaultTally tally(QStringLiteral("Server stopped for %1 s").arg(test::rounds(2, 60)));
    WriterLoad load(*m_database, 4);
    QVERIFY(load.goesOn(50));
    ++tally.tried;
    VERIFY_OK(m_server->stop());
    QTest::qWait(test::rounds(2, 60) * 1000); // the fault itself
    QVERIFY(!m_database->ping());
    VERIFY_OK(m_server->startAgain());
    tally.survived += load.goesOn(50) ? 1 : 0;
    load.stop();
    verifyNothingLost(load, tally);
    QVERIFY(!load.messages().empty());
    for (const QString& message : load.messages())
        QVERIFY2(message.contains(QLatin1String("database")), qPrintable(message));
}

void ServerFaultsTest::frozenServer()
{
    FaultTally tally(QStringLiteral("Server frozen past the deadline"));
    WriterLoad load(*m_database, 4);
    for (int round = 0; round < test::rounds(2, 20); ++round) {
        QVERIFY(load.goesOn(int(m_random() % 30) + 1));
        ++tally.tried;
        VERIFY_OK(m_server->freeze());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!m_database->ping()); // ends by its deadline, not by the server
        QVERIFY(timer.elapsed() < 20'000);
        VERIFY_OK(m_server->thaw());
        tally.survived += load.goesOn(20) ? 1 : 0;
    }
    load.stop();
    verifyNothingLost(load, tally);
}

void ServerFaultsTest::killedServer()
{
    FaultTally tally(QStringLiteral("Server killed and started again"));
    WriterLoad load(*m_database, 4);
    for (int round = 0; round < test::rounds(3, 50); ++round) {
        QVERIFY(load.goesOn(int(m_random() % 50) + 1));
        ++tally.tried;
        VERIFY_OK(m_server->kill());
        VERIFY_OK(m_server->startAgain());
        tally.survived += load.goesOn(20) ? 1 : 0;
    }
    load.stop();
    verifyNothingLost(load, tally);
}

void ServerFaultsTest::setDiskFull(bool full)
{
    QFile mark(m_folder.filePath(QStringLiteral("full")));
    if (full)
        QVERIFY(mark.open(QIODevice::WriteOnly));
    else
        QVERIFY(mark.remove());
}

void ServerFaultsTest::fullDisk()
{
    FaultTally tally(QStringLiteral("Disk full on the server"));
    Database patient({.dsn = m_server->dsn(m_name)});
    const auto import = [&patient] {
        return patient.write(OperationId::generate(), [](Transaction& tx) -> Result<qint64> {
            CopyIn copy(tx, "written", {"writer", "number"});
            for (int number = 1; number <= 20'000; ++number)
                copy.add({9, number});
            return copy.finish();
        });
    };
    WriterLoad load(*m_database, 4);
    for (int round = 0; round < test::rounds(2, 20); ++round) {
        QVERIFY(load.goesOn(50));
        ++tally.tried;
        setDiskFull(true);
        const auto refused = import();
        const auto read = patient.ping(); // what is there can be read
        setDiskFull(false);
        VERIFY_ERROR(refused, ErrorCode::NoSpace);
        QVERIFY(refused.error().message.contains(QLatin1String("disk of the database server")));
        VERIFY_OK(read);
        tally.survived += load.goesOn(50) ? 1 : 0;
    }
    VERIFY_OK(import());
    load.stop();
    VERIFY_OK(m_server->query(m_name, QStringLiteral("DELETE FROM written WHERE writer = 9")));
    verifyNothingLost(load, tally);
}

QTEST_GUILESS_MAIN(ServerFaultsTest)
#include "server_faults_test.moc"
