#include "core/workspace/workspace.h"
#include "tests/faults/fault_tally.h"
#include "tests/faults/writer_load.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_result.h"

#include <QFile>
#include <QTest>

#include <csignal>

using namespace wardlight;
using test::FaultTally;
using test::WriterLoad;
using workspace::Workspace;

/// A workspace's cluster is killed -9 at random moments under writers, and started again.
class WorkspaceFaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void killedCluster();

private:
    std::mt19937 m_random = test::seededRandom();
};

namespace {

pid_t serverOf(const Workspace& workspace)
{
    QFile note(workspace.clusterFolder() + QStringLiteral("/data/postmaster.pid"));
    return note.open(QIODevice::ReadOnly) ? note.readLine().trimmed().toInt() : 0;
}

} // namespace

void WorkspaceFaultsTest::killedCluster()
{
    FaultTally tally(QStringLiteral("Workspace's cluster killed -9"));
    auto place = test::TemporaryWorkspace::create();
    VERIFY_OK(place);
    const auto workspace = Workspace::create(place->folder());
    VERIFY_OK(workspace);
    postgres::Database database({.dsn = *workspace->dsn()});
    VERIFY_OK(database.writeUnregistered([](postgres::Transaction& tx) -> Result<> {
        tx.exec(WriterLoad::CreateTable);
        return {};
    }));
    WriterLoad load(database, 2);
    for (int round = 0; round < test::rounds(10, 200); ++round) {
        QVERIFY(load.goesOn(int(m_random() % 20) + 1));
        const pid_t server = serverOf(*workspace);
        QVERIFY(server > 0);
        ++tally.tried;
        QCOMPARE(::kill(server, SIGKILL), 0);
        VERIFY_OK(workspace->start());
        tally.survived += load.goesOn(5) ? 1 : 0;
    }
    load.stop();
    const auto audit =
        database.read([&load](postgres::Transaction& tx) -> Result<std::pair<int, int>> {
            const auto row = tx.exec(load.auditSql().toStdString(), {});
            return std::pair(row.first()[0].integer(), row.first()[1].integer());
        });
    VERIFY_OK(audit);
    tally.lost = audit->first + audit->second;
    QCOMPARE(*audit, std::pair(0, 0));
    QCOMPARE(tally.survived, tally.tried);
}

QTEST_GUILESS_MAIN(WorkspaceFaultsTest)
#include "workspace_faults_test.moc"
