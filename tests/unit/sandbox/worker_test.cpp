#include "core/base/platform/sealed_memory.h"
#include "core/sandbox/worker.h"
#include "tests/support/verify_result.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace wardlight;
using namespace wardlight::sandbox;
using namespace std::chrono_literals;

class WorkerTest : public QObject
{
    Q_OBJECT

private slots:
    void answers();
    void exchangesMemory();
    void saysWhyThereIsNoAnswer_data();
    void saysWhyThereIsNoAnswer();
    void endsWhatHangsAtTheDeadline();
    void endsWhatUsesTooMuchProcessorTime();
    void reportsAKill();
    void refusesAStranger_data();
    void refusesAStranger();
    void leavesNoProcessBehind();

private:
    static std::unique_ptr<Worker> start(const QStringList& arguments = {});
};

std::unique_ptr<Worker> WorkerTest::start(const QStringList& arguments)
{
    auto worker = Worker::start({{QStringLiteral(TEST_WORKER), arguments}, "ready"});
    return worker ? std::move(*worker) : nullptr;
}

void WorkerTest::answers()
{
    const auto worker = start();
    for (int i = 0; i < 100; ++i) {
        const QByteArray text = "hello " + QByteArray::number(i);
        const auto answer = worker->ask(text, -1, 5s);
        VERIFY_OK(answer);
        QCOMPARE(answer->bytes, text);
        QVERIFY(!answer->fd.isOpen());
    }
    QVERIFY(worker->isAlive());
}

void WorkerTest::exchangesMemory()
{
    const auto worker = start();
    auto writer = SealedMemoryWriter::create();
    VERIFY_OK(writer);
    const auto memory = std::move(*writer).seal();
    VERIFY_OK(memory);
    auto answer = worker->ask("with memory", memory->fd(), 5s);
    VERIFY_OK(answer);
    const auto shared = SealedMemory::adopt(std::move(answer->fd), 6);
    VERIFY_OK(shared);
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(shared->bytes().data()), 6),
             QByteArray("shared"));
}

void WorkerTest::saysWhyThereIsNoAnswer_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    QTest::newRow("exit") << ErrorCode::Unavailable << QStringLiteral("exited with code 7");
#if WARDLIGHT_SANDBOX_LOCKDOWN // sanitizers catch these signals themselves
    QTest::newRow("crash") << ErrorCode::Unavailable << QStringLiteral("signal 11");
    QTest::newRow("abort") << ErrorCode::Unavailable << QStringLiteral("signal 6");
#endif
}

void WorkerTest::saysWhyThereIsNoAnswer()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, detail);
    const auto worker = start();
    const auto answer = worker->ask(QTest::currentDataTag(), -1, 10s);
    VERIFY_ERROR(answer, code);
    QVERIFY2(answer.error().detail.endsWith(detail), qPrintable(answer.error().detail));
    QVERIFY(!answer.error().message.isEmpty());
}

void WorkerTest::endsWhatHangsAtTheDeadline()
{
    const auto worker = start();
    VERIFY_OK(worker->ask("warm", -1, 5s));
    QElapsedTimer timer;
    timer.start();
    VERIFY_ERROR(worker->ask("hang", -1, 300ms), ErrorCode::Limit);
    QVERIFY(timer.elapsed() >= 300);
    QVERIFY(timer.elapsed() < 5'000);
}

void WorkerTest::endsWhatUsesTooMuchProcessorTime()
{
    const auto worker = start();
    const auto answer = worker->ask("spin", -1, 1s); // the wall is reached first, or SIGXCPU
    VERIFY_ERROR(answer, ErrorCode::Limit);
}

void WorkerTest::reportsAKill()
{
    const auto worker = start();
    VERIFY_OK(worker->ask("warm", -1, 5s));
    QCOMPARE(::kill(worker->id(), SIGKILL), 0);
    const auto answer = worker->ask("anything", -1, 5s);
    VERIFY_ERROR(answer, ErrorCode::Unavailable);
    QVERIFY(answer.error().retryable);
    QVERIFY(!worker->isAlive());
}

void WorkerTest::refusesAStranger_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    const QString ours = QStringLiteral(TEST_WORKER);
    QTest::newRow("another greeting") << ours << QStringList(QStringLiteral("bonjour"));
    QTest::newRow("dies at start") << ours << QStringList(QStringLiteral("dies at start"));
    QTest::newRow("another program") << QStringLiteral("/bin/true") << QStringList();
}

void WorkerTest::refusesAStranger()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    auto worker = Worker::start({{program, arguments}, "ready"});
    VERIFY_OK(worker);
    VERIFY_ERROR((*worker)->ask("hello", -1, 5s), ErrorCode::Unavailable);
    VERIFY_ERROR(Worker::start({{QStringLiteral("/nonexistent/program"), {}}, "ready"}),
                 ErrorCode::NotFound);
}

void WorkerTest::leavesNoProcessBehind()
{
    int id = 0;
    {
        const auto worker = start();
        VERIFY_OK(worker->ask("warm", -1, 5s));
        id = worker->id();
    }
    QCOMPARE(::kill(id, 0), -1); // reaped: not even a zombie is left
}

QTEST_GUILESS_MAIN(WorkerTest)
#include "worker_test.moc"
