#include "tests/support/fixed_clock.h"
#include "tests/support/postgres_server.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <cstdio>
#include <libpq-fe.h>
#include <optional>

using namespace wardlight;
using namespace wardlight::test;
using namespace std::chrono_literals;

namespace {

constexpr auto CrashVariable = "WARDLIGHT_TEST_CRASH";

/// What the crashing copy of this program does: start a server, say where, die without a word.
int startServerAndCrash()
{
    const auto server = PostgresServer::start();
    if (!server)
        return 1;
    std::puts(server->socketFolder().toUtf8().constData());
    std::fflush(stdout);
    std::raise(SIGKILL);
    return 1;
}

bool canConnect(const QString& dsn)
{
    PGconn* connection =
        PQconnectdb((dsn + QStringLiteral(" connect_timeout=2")).toUtf8().constData());
    const bool connected = PQstatus(connection) == CONNECTION_OK;
    PQfinish(connection);
    return connected;
}

} // namespace

class TestSupportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void databasesHaveTheExtensions();
    void databaseIsCopiedFromAnother();
    void ownerIsNotASuperuser();
    void keepsWhatWasWrittenWhenStopped();
    void keepsWhatWasWrittenWhenKilled();
    void frozenServerNeverAnswers();
    void failedQueryNamesItsReason();
    void crashedTestLeavesNothingBehind();
    void folderGoesWithItsObject();
    void programReportsOutputAndExitCode();
    void programReportsACrash();
    void programIsKilledAtItsDeadline();
    void programThatIsMissingIsReported();
    void programReadsStandardInput();
    void clockStandsStillUntilMoved();

private:
    PostgresServer& server() { return *m_server; }

    std::optional<PostgresServer> m_server;
};

void TestSupportTest::initTestCase()
{
    auto started = PostgresServer::start();
    VERIFY_OK(started);
    m_server.emplace(std::move(*started));
    QVERIFY(server().isRunning());
}

void TestSupportTest::databasesHaveTheExtensions()
{
    const auto database = server().createDatabase();
    VERIFY_OK(database);
    const auto names = server().query(
        *database, QStringLiteral("select extname from pg_extension where extname in "
                                  "('postgis', 'pg_trgm', 'btree_gist') order by extname"));
    VERIFY_OK(names);
    QCOMPARE(*names, QList<QStringList>({{QStringLiteral("btree_gist")},
                                         {QStringLiteral("pg_trgm")},
                                         {QStringLiteral("postgis")}}));
}

void TestSupportTest::databaseIsCopiedFromAnother()
{
    const auto original = server().createDatabase();
    VERIFY_OK(original);
    VERIFY_OK(server().query(*original, QStringLiteral("create table kept as select 7 as value")));
    const auto copy = server().createDatabase(*original);
    VERIFY_OK(copy);
    const auto rows = server().query(*copy, QStringLiteral("select value from kept"));
    VERIFY_OK(rows);
    QCOMPARE(*rows, QList<QStringList>({{QStringLiteral("7")}}));
}

void TestSupportTest::ownerIsNotASuperuser()
{
    const auto rows =
        server().query(QStringLiteral("postgres"),
                       QStringLiteral("select rolsuper from pg_roles where rolname = 'wardlight'"));
    VERIFY_OK(rows);
    QCOMPARE(*rows, QList<QStringList>({{QStringLiteral("f")}}));
    const auto database = server().createDatabase();
    VERIFY_OK(database);
    QVERIFY(canConnect(server().dsn(*database)));
}

void TestSupportTest::keepsWhatWasWrittenWhenStopped()
{
    const auto database = server().createDatabase();
    VERIFY_OK(database);
    VERIFY_OK(server().query(*database, QStringLiteral("create table kept as select 1")));
    VERIFY_OK(server().stop());
    QVERIFY(!server().isRunning());
    QVERIFY(!canConnect(server().dsn(*database)));
    VERIFY_OK(server().startAgain());
    VERIFY_OK(server().query(*database, QStringLiteral("select * from kept")));
}

void TestSupportTest::keepsWhatWasWrittenWhenKilled()
{
    const auto database = server().createDatabase();
    VERIFY_OK(database);
    VERIFY_OK(server().query(*database, QStringLiteral("create table kept as select 1")));
    VERIFY_OK(server().query(*database, QStringLiteral("checkpoint")));
    VERIFY_OK(server().kill());
    QVERIFY(!server().isRunning());
    VERIFY_ERROR(server().kill(), ErrorCode::Unavailable);
    VERIFY_OK(server().startAgain());
    VERIFY_OK(server().query(*database, QStringLiteral("select * from kept")));
}

void TestSupportTest::frozenServerNeverAnswers()
{
    const auto database = server().createDatabase();
    VERIFY_OK(database);
    VERIFY_OK(server().freeze());
    const bool answered = canConnect(server().dsn(*database));
    VERIFY_OK(server().thaw());
    QVERIFY(!answered);
    QVERIFY(canConnect(server().dsn(*database)));
}

void TestSupportTest::failedQueryNamesItsReason()
{
    const auto refused =
        server().query(QStringLiteral("postgres"), QStringLiteral("select * from nowhere"));
    VERIFY_ERROR(refused, ErrorCode::Unavailable);
    QVERIFY(refused.error().detail.contains(u"nowhere"));
}

void TestSupportTest::crashedTestLeavesNothingBehind()
{
    const ProgramOutcome crashed =
        runProgram(QCoreApplication::applicationFilePath(), {},
                   {.environment = {{QString::fromLatin1(CrashVariable), QStringLiteral("1")}}});
    QVERIFY2(crashed.end == ProgramOutcome::End::Crashed, crashed.describe().constData());
    const QString socketFolder = QString::fromUtf8(crashed.standardOutput).trimmed();
    QVERIFY(socketFolder.startsWith(u"/tmp/"));
    const QDir folder(QFileInfo(socketFolder).path());
    QTRY_VERIFY_WITH_TIMEOUT(!folder.exists(), 20'000);
    QVERIFY(!canConnect(QStringLiteral("host=%1 dbname=postgres").arg(socketFolder)));
}

void TestSupportTest::folderGoesWithItsObject()
{
    QString path;
    {
        const auto workspace = TemporaryWorkspace::create();
        VERIFY_OK(workspace);
        path = workspace->parentFolder();
        QVERIFY(QDir(path).exists());
        QVERIFY(!QDir(workspace->folder()).exists());
        QVERIFY(workspace->folder().size() < 60);
    }
    QVERIFY(!QDir(path).exists());
}

void TestSupportTest::programReportsOutputAndExitCode()
{
    const auto outcome =
        runProgram(QStringLiteral("sh"),
                   {QStringLiteral("-c"), QStringLiteral("echo $W; echo no >&2; exit 3")},
                   {.environment = {{QStringLiteral("W"), QStringLiteral("yes")}}});
    QVERIFY2(outcome.exitedWith(3), outcome.describe().constData());
    QCOMPARE(outcome.standardOutput, QByteArray("yes\n"));
    QCOMPARE(outcome.standardError, QByteArray("no\n"));
}

void TestSupportTest::programReportsACrash()
{
    const auto outcome =
        runProgram(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("kill -SEGV $$")});
    QVERIFY2(outcome.end == ProgramOutcome::End::Crashed, outcome.describe().constData());
    QVERIFY(!outcome.exitedWith(0));
}

void TestSupportTest::programIsKilledAtItsDeadline()
{
    const auto outcome =
        runProgram(QStringLiteral("sleep"), {QStringLiteral("60")}, {.timeout = 50ms});
    QVERIFY2(outcome.end == ProgramOutcome::End::TimedOut, outcome.describe().constData());
    QVERIFY(outcome.elapsed < 30s);
}

void TestSupportTest::programThatIsMissingIsReported()
{
    const auto outcome = runProgram(QStringLiteral("/nonexistent/program"), {});
    QVERIFY(outcome.end == ProgramOutcome::End::NotStarted);
    QVERIFY(!outcome.standardError.isEmpty());
}

void TestSupportTest::programReadsStandardInput()
{
    const auto outcome = runProgram(QStringLiteral("cat"), {}, {.standardInput = "through"});
    QVERIFY2(outcome.exitedWith(0), outcome.describe().constData());
    QCOMPARE(outcome.standardOutput, QByteArray("through"));
}

void TestSupportTest::clockStandsStillUntilMoved()
{
    FixedClock clock;
    const QDateTime start = clock.now();
    QCOMPARE(clock.now(), start);
    clock.advance(90s);
    QCOMPARE(start.secsTo(clock.now()), 90);
    QCOMPARE(clock.now().timeSpec(), Qt::UTC);
}

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsSet(CrashVariable))
        return startServerAndCrash();
    QCoreApplication application(argc, argv);
    TestSupportTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_support_test.moc"
