#include "core/async/tasks.h"
#include "core/postgres/database.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>
#include <QTimer>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;

/// While a call hangs on a server that has stopped in its tracks, the thread of the window goes on.
class ResponsiveTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void windowGoesOnWhileACallHangs();
    void windowMayGoWhileACallHangs();

private:
    std::optional<test::PostgresServer> m_server;
    QThreadPool m_pool;
};

namespace {

constexpr int PatienceMs = 60'000;

} // namespace

void ResponsiveTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void ResponsiveTest::windowGoesOnWhileACallHangs()
{
    const auto database = std::make_shared<Database>(
        DatabaseConfig{.dsn = m_server->dsn(QStringLiteral("postgres")), .deadline = 2s});
    VERIFY_OK(database->ping());
    VERIFY_OK(m_server->freeze());
    std::optional<Result<>> answer;
    const auto call = runTask(m_pool, [database] { return database->ping(); });
    whenDone(call, this, [&answer](const Result<>& outcome) { answer = outcome; });
    int ticks = 0; // what the window would have painted, or taken from the keyboard
    QTimer window;
    connect(&window, &QTimer::timeout, this, [&] { ticks += answer ? 0 : 1; });
    window.start(10ms);
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), PatienceMs);
    VERIFY_OK(m_server->thaw());
    VERIFY_ERROR(*answer, ErrorCode::Timeout);
    QVERIFY(answer->error().message.contains(QLatin1String("took too long")));
    QVERIFY2(ticks >= 10, qPrintable(QString::number(ticks)));
    VERIFY_OK(database->ping());
}

void ResponsiveTest::windowMayGoWhileACallHangs()
{
    const auto database = std::make_shared<Database>(
        DatabaseConfig{.dsn = m_server->dsn(QStringLiteral("postgres")), .deadline = 10min});
    VERIFY_OK(database->ping());
    VERIFY_OK(m_server->freeze());
    auto page = std::make_unique<QObject>();
    bool isTold = false;
    const auto call = runTask(m_pool, [database] { return database->ping(); });
    whenDone(call, page.get(), [&isTold](const Result<>&) { isTold = true; });
    page.reset();
    // Shutting down ends the call at once, long before its deadline.
    QTRY_VERIFY_WITH_TIMEOUT((database->cancelAll(), call.isFinished()), PatienceMs);
    VERIFY_OK(m_server->thaw());
    VERIFY_ERROR(call.result(), ErrorCode::Cancelled);
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(ResponsiveTest)
#include "responsive_test.moc"
