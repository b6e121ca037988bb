#include "core/base/platform/processes.h"
#include "core/postgres/database.h"
#include "core/workspace/workspace.h"
#include "tests/support/corpus.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <memory>
#include <random>
#include <vector>

using namespace wardlight;
using workspace::Workspace;

namespace {

constexpr int Rounds = 10;

std::unique_ptr<QProcess> startCtl(const QStringList& arguments)
{
    auto process = std::make_unique<QProcess>();
    process->start(test::programFolder() + QStringLiteral("/wardlightctl"), arguments);
    return process;
}

QStringList workspaceCommand(const QString& verb, const QString& folder)
{
    return {QStringLiteral("workspace"), verb, QStringLiteral("--dir"), folder};
}

pid_t serverOf(const QString& clusterFolder)
{
    QFile note(clusterFolder + QStringLiteral("/data/postmaster.pid"));
    return note.open(QIODevice::ReadOnly) ? note.readLine().trimmed().toInt() : 0;
}

/// Seconds a program takes for the command when nobody disturbs it.
qint64 undisturbedMs(const QStringList& arguments)
{
    QElapsedTimer timer;
    timer.start();
    const auto outcome = test::runProgram(QStringLiteral("wardlightctl"), arguments);
    if (!outcome.exitedWith(0))
        QTest::qFail(outcome.describe().constData(), __FILE__, __LINE__);
    return timer.elapsed();
}

} // namespace

/// Several programs on one workspace, and programs that die in the middle.
class WorkspaceRacesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void manyCreateAtOnce();
    void manyStartAtOnce();
    void startAndStopAtOnce();
    void killedCreationIsFinishedByTheNext();
    void killedStartIsFinishedByTheNext();
    void killedServerIsReplaced();

private:
    [[nodiscard]] QString folder() const { return m_place->folder(); }
    void killAfterRandomTime(QProcess& process, qint64 withinMs);

    std::optional<test::TemporaryWorkspace> m_place;
    std::mt19937 m_random;
};

void WorkspaceRacesTest::initTestCase()
{
    const QString given = qEnvironmentVariable("WARDLIGHT_TEST_SEED");
    const quint32 seed = given.isEmpty() ? std::random_device()() : given.toUInt();
    qInfo("WARDLIGHT_TEST_SEED=%u", seed);
    m_random.seed(seed);
}

void WorkspaceRacesTest::init()
{
    m_place.reset();
    auto place = test::TemporaryWorkspace::create();
    VERIFY_OK(place);
    m_place.emplace(std::move(*place));
}

/// The moment is the point of the test: any of them must do.
void WorkspaceRacesTest::killAfterRandomTime(QProcess& process, qint64 withinMs)
{
    const int after = static_cast<int>(m_random() % static_cast<quint32>(withinMs));
    if (!process.waitForFinished(after))
        process.kill();
    process.waitForFinished(-1);
}

void WorkspaceRacesTest::manyCreateAtOnce()
{
    std::vector<std::unique_ptr<QProcess>> programs;
    for (int i = 0; i < 4; ++i)
        programs.push_back(startCtl(workspaceCommand(QStringLiteral("create"), folder())));
    for (const auto& program : programs) {
        QVERIFY(program->waitForFinished(120'000));
        QVERIFY2(program->exitCode() == 0, program->readAllStandardError().constData());
    }
    const auto workspace = Workspace::open(folder());
    VERIFY_OK(workspace);
    QVERIFY(*workspace->isRunning());
}

void WorkspaceRacesTest::manyStartAtOnce()
{
    const auto workspace = Workspace::create(folder());
    VERIFY_OK(workspace);
    VERIFY_OK(workspace->stop());
    std::vector<std::unique_ptr<QProcess>> programs;
    for (int i = 0; i < 4; ++i)
        programs.push_back(startCtl(workspaceCommand(QStringLiteral("start"), folder())));
    for (const auto& program : programs) {
        QVERIFY(program->waitForFinished(120'000));
        QVERIFY2(program->exitCode() == 0, program->readAllStandardError().constData());
    }
    QVERIFY(*workspace->isRunning());
}

void WorkspaceRacesTest::startAndStopAtOnce()
{
    const auto workspace = Workspace::create(folder());
    VERIFY_OK(workspace);
    std::vector<std::unique_ptr<QProcess>> stops;
    for (int i = 0; i < 3; ++i)
        stops.push_back(startCtl(workspaceCommand(QStringLiteral("stop"), folder())));
    for (const auto& stop : stops) {
        QVERIFY(stop->waitForFinished(120'000));
        QVERIFY2(stop->exitCode() == 0, stop->readAllStandardError().constData());
    }
    VERIFY_OK(workspace->start());
    QVERIFY(*workspace->isRunning());
}

void WorkspaceRacesTest::killedCreationIsFinishedByTheNext()
{
    const qint64 usual = undisturbedMs(workspaceCommand(QStringLiteral("create"), folder()));
    for (int round = 0; round < Rounds; ++round) {
        VERIFY_OK(Workspace::destroy(folder()));
        const auto program = startCtl(workspaceCommand(QStringLiteral("create"), folder()));
        QVERIFY(program->waitForStarted());
        killAfterRandomTime(*program, usual);
        const auto workspace = Workspace::create(folder());
        VERIFY_OK(workspace);
        QVERIFY(*workspace->isRunning());
    }
}

void WorkspaceRacesTest::killedStartIsFinishedByTheNext()
{
    const auto workspace = Workspace::create(folder());
    VERIFY_OK(workspace);
    VERIFY_OK(workspace->stop());
    const qint64 usual = undisturbedMs(workspaceCommand(QStringLiteral("start"), folder()));
    for (int round = 0; round < Rounds; ++round) {
        VERIFY_OK(workspace->stop());
        const auto program = startCtl(workspaceCommand(QStringLiteral("start"), folder()));
        QVERIFY(program->waitForStarted());
        killAfterRandomTime(*program, usual);
        VERIFY_OK(workspace->start());
        QVERIFY(*workspace->isRunning());
    }
}

void WorkspaceRacesTest::killedServerIsReplaced()
{
    const auto workspace = Workspace::create(folder());
    VERIFY_OK(workspace);
    postgres::Database database({.dsn = *workspace->dsn(), .maxConnections = 1});
    VERIFY_OK(database.writeUnregistered([](postgres::Transaction& tx) -> Result<> {
        tx.execScript("CREATE TABLE things (id int PRIMARY KEY)");
        return {};
    }));
    for (int round = 0; round < Rounds; ++round) {
        // a connection that is busy when the server goes must not keep the next one out
        const auto written =
            database.writeUnregistered([round](postgres::Transaction& tx) -> Result<> {
                tx.exec("INSERT INTO things VALUES ($1)", {round});
                return {};
            });
        VERIFY_OK(written);
        ::kill(serverOf(workspace->clusterFolder()), SIGKILL);
        VERIFY_OK(workspace->start());
        const auto count = database.read([](postgres::Transaction& tx) -> Result<int> {
            return tx.exec("SELECT count(*) FROM things").first()[0].integer();
        });
        VERIFY_OK(count);
        QCOMPARE(*count, round + 1);
    }
}

QTEST_GUILESS_MAIN(WorkspaceRacesTest)
#include "workspace_races_test.moc"
