#include "core/sandbox/worker.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::sandbox;

namespace {

constexpr std::chrono::milliseconds Deadline{10'000};

} // namespace

/// What code inside the lockdown can and cannot do; the canary for changes of the filter.
class LockdownTest : public QObject
{
    Q_OBJECT

private slots:
    void failsPolitely_data();
    void failsPolitely();
    void endsTheProcess_data();
    void endsTheProcess();

private:
    static Result<MessageSocket::Message> attempt(const QByteArray& act);
};

Result<MessageSocket::Message> LockdownTest::attempt(const QByteArray& act)
{
    auto worker = Worker::start({{QStringLiteral(TEST_WORKER), {}}, "ready"});
    if (!worker)
        return propagate(worker);
    return (*worker)->ask(act, -1, Deadline);
}

void LockdownTest::failsPolitely_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("open a file") << QByteArray("errno 2"); // ENOENT
    QTest::newRow("open a device") << QByteArray("errno 2");
    QTest::newRow("create a file") << QByteArray("errno 2");
    QTest::newRow("read a link") << QByteArray("errno 2");
    QTest::newRow("exhaust memory") << QByteArray("bad_alloc");
    QTest::newRow("grow shared memory") << QByteArray("errno 27"); // EFBIG
}

void LockdownTest::failsPolitely()
{
    QFETCH(QByteArray, expected);
    const auto answer = attempt(QTest::currentDataTag());
    VERIFY_OK(answer);
    QCOMPARE(answer->bytes, expected);
}

void LockdownTest::endsTheProcess_data()
{
    QTest::addColumn<int>("unused");
    for (const char* act :
         {"connect", "connect locally", "start a program", "fork", "start a thread",
          "map executable memory", "make memory executable", "signal the parent", "trace", "mount",
          "read another process", "load a filter"})
        QTest::newRow(act) << 0;
}

void LockdownTest::endsTheProcess()
{
    const auto answer = attempt(QTest::currentDataTag());
    VERIFY_ERROR(answer, ErrorCode::Integrity);
    QVERIFY2(answer.error().detail.endsWith(QLatin1String("signal 31")), // SIGSYS
             qPrintable(answer.error().detail));
}

QTEST_GUILESS_MAIN(LockdownTest)
#include "lockdown_test.moc"
