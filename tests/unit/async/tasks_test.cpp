#include "core/async/pools.h"
#include "core/async/tasks.h"
#include "tests/support/verify_result.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>
#include <stdexcept>

using namespace wardlight;

namespace {

/// Runs what is queued for this thread once everything that the pool had to do is done.
void settle(QThreadPool& pool)
{
    pool.waitForDone();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

class TasksTest : public QObject
{
    Q_OBJECT

private slots:
    void deliversAValueOnTheContextsThread();
    void deliversAnError();
    void deliversWhatWasDoneBeforeAnyoneWaited();
    void deliversOnce();
    void deliversMoveOnlyResults();
    void deliversNothingToADeadContext();
    void deliversNothingWhenTheContextDiesAfterTheTask();
    void deliverMayDeleteTheContext();
    void deliverMayStartTheNextTask();
    void cancelledBeforeItRanIsCancelled();
    void cancelledWhileItRanIsDeliveredAsItEnds();
    void emptyFutureIsCancelled();
    void exceptionBecomesAnInternalError();
    void exhaustedMemoryBecomesALimit();
    void leavesNoWatcherBehind();
    void poolsAreSeparate();

private:
    QThreadPool m_pool;
};

void TasksTest::deliversAValueOnTheContextsThread()
{
    QThread* taskThread = nullptr;
    QThread* deliveryThread = nullptr;
    std::optional<int> delivered;
    const auto future = runTask(m_pool, [&taskThread]() -> Result<int> {
        taskThread = QThread::currentThread();
        return 42;
    });
    whenDone(future, this, [&](const Result<int>& result) {
        deliveryThread = QThread::currentThread();
        delivered = result.value_or(-1);
    });
    QVERIFY(!delivered);
    QTRY_VERIFY(delivered);
    QCOMPARE(*delivered, 42);
    QCOMPARE(deliveryThread, thread());
    QVERIFY(taskThread != thread());
}

void TasksTest::deliversAnError()
{
    std::optional<Result<int>> delivered;
    const auto future = runTask(
        m_pool, []() -> Result<int> { return fail(ErrorCode::NotFound, QStringLiteral("gone")); });
    whenDone(future, this, [&](const Result<int>& result) { delivered = result; });
    QTRY_VERIFY(delivered);
    VERIFY_ERROR(*delivered, ErrorCode::NotFound);
    QCOMPARE(delivered->error().message, QStringLiteral("gone"));
}

void TasksTest::deliversWhatWasDoneBeforeAnyoneWaited()
{
    const auto future = runTask(m_pool, []() -> Result<> { return {}; });
    m_pool.waitForDone();
    bool delivered = false;
    whenDone(future, this, [&](const Result<>& result) { delivered = result.has_value(); });
    QVERIFY2(!delivered, "delivered from within whenDone");
    QTRY_VERIFY(delivered);
}

void TasksTest::deliversOnce()
{
    int deliveries = 0;
    const auto future = runTask(m_pool, []() -> Result<int> { return 1; });
    whenDone(future, this, [&](const Result<int>&) { ++deliveries; });
    settle(m_pool);
    settle(m_pool);
    QCOMPARE(deliveries, 1);
}

void TasksTest::deliversMoveOnlyResults()
{
    using Owned = Result<std::unique_ptr<int>>;
    auto expected = std::make_unique<int>(7);
    const int* address = expected.get();
    std::unique_ptr<int> delivered;
    const auto future = runTask(
        m_pool, [value = std::move(expected)]() mutable -> Owned { return std::move(value); });
    whenDone(future, this, [&, mine = std::make_unique<int>(0)](Owned result) {
        if (result)
            delivered = std::move(*result);
    });
    QTRY_VERIFY(delivered);
    QCOMPARE(delivered.get(), address);
}

void TasksTest::deliversNothingToADeadContext()
{
    QSemaphore mayEnd;
    bool delivered = false;
    auto context = std::make_unique<QObject>();
    const auto future = runTask(m_pool, [&mayEnd]() -> Result<int> {
        mayEnd.acquire();
        return 1;
    });
    whenDone(future, context.get(), [&](const Result<int>&) { delivered = true; });
    context.reset();
    mayEnd.release();
    settle(m_pool);
    QVERIFY(future.isFinished());
    QVERIFY(!delivered);
}

void TasksTest::deliversNothingWhenTheContextDiesAfterTheTask()
{
    bool delivered = false;
    auto context = std::make_unique<QObject>();
    const auto future = runTask(m_pool, []() -> Result<int> { return 1; });
    whenDone(future, context.get(), [&](const Result<int>&) { delivered = true; });
    m_pool.waitForDone(); // the delivery is queued now
    context.reset();
    settle(m_pool);
    QVERIFY(!delivered);
}

void TasksTest::deliverMayDeleteTheContext()
{
    auto* context = new QObject;
    const QSignalSpy destroyed(context, &QObject::destroyed);
    const auto kept = std::make_shared<int>(5);
    int seen = 0;
    const auto future = runTask(m_pool, []() -> Result<int> { return 1; });
    whenDone(future, context, [context, kept, &seen](const Result<int>& result) {
        delete context;
        seen = *kept + result.value_or(0); // what was captured and delivered is still there
    });
    QTRY_COMPARE(destroyed.count(), 1);
    settle(m_pool);
    QCOMPARE(seen, 6);
    QCOMPARE(kept.use_count(), 1);
}

void TasksTest::deliverMayStartTheNextTask()
{
    std::optional<int> delivered;
    whenDone(runTask(m_pool, []() -> Result<int> { return 20; }), this,
             [&](const Result<int>& first) {
                 const auto next =
                     runTask(m_pool, [value = *first]() -> Result<int> { return value + 1; });
                 whenDone(next, this, [&](const Result<int>& second) { delivered = *second; });
             });
    QTRY_VERIFY(delivered);
    QCOMPARE(*delivered, 21);
}

void TasksTest::cancelledBeforeItRanIsCancelled()
{
    QThreadPool narrow;
    narrow.setMaxThreadCount(1);
    QSemaphore mayEnd;
    const auto blocker = runTask(narrow, [&mayEnd]() -> Result<> {
        mayEnd.acquire();
        return {};
    });
    bool ran = false;
    std::optional<Result<int>> delivered;
    auto waiting = runTask(narrow, [&ran]() -> Result<int> {
        ran = true;
        return 1;
    });
    whenDone(waiting, this, [&](const Result<int>& result) { delivered = result; });
    waiting.cancel();
    mayEnd.release();
    QTRY_VERIFY(delivered);
    VERIFY_ERROR(*delivered, ErrorCode::Cancelled);
    QVERIFY(!ran);
}

void TasksTest::cancelledWhileItRanIsDeliveredAsItEnds()
{
    QSemaphore started;
    QSemaphore mayEnd;
    std::optional<Result<int>> delivered;
    auto running = runTask(m_pool, [&]() -> Result<int> {
        started.release();
        mayEnd.acquire();
        return 1;
    });
    whenDone(running, this, [&](const Result<int>& result) { delivered = result; });
    started.acquire();
    running.cancel();
    mayEnd.release();
    QTRY_VERIFY(delivered);
    VERIFY_ERROR(*delivered, ErrorCode::Cancelled);
}

void TasksTest::emptyFutureIsCancelled()
{
    std::optional<Result<int>> delivered;
    whenDone(QFuture<Result<int>>(), this, [&](const Result<int>& result) { delivered = result; });
    QTRY_VERIFY(delivered);
    VERIFY_ERROR(*delivered, ErrorCode::Cancelled);
}

void TasksTest::exceptionBecomesAnInternalError()
{
    std::optional<Result<int>> delivered;
    const auto future =
        runTask(m_pool, []() -> Result<int> { throw std::runtime_error("not ours"); });
    whenDone(future, this, [&](const Result<int>& result) { delivered = result; });
    QTRY_VERIFY(delivered);
    VERIFY_ERROR(*delivered, ErrorCode::Internal);
    QVERIFY(!delivered->error().message.isEmpty());
    QVERIFY(delivered->error().detail.contains(u"not ours"));
}

void TasksTest::exhaustedMemoryBecomesALimit()
{
    std::optional<Result<int>> delivered;
    const auto future = runTask(m_pool, []() -> Result<int> { throw std::bad_alloc(); });
    whenDone(future, this, [&](const Result<int>& result) { delivered = result; });
    QTRY_VERIFY(delivered);
    VERIFY_ERROR(*delivered, ErrorCode::Limit);
}

void TasksTest::leavesNoWatcherBehind()
{
    QObject context;
    for (int i = 0; i < 10; ++i)
        whenDone(runTask(m_pool, []() -> Result<> { return {}; }), &context,
                 [](const Result<>&) {});
    QCOMPARE(context.children().size(), 10);
    settle(m_pool);
    QTRY_COMPARE(context.children().size(), 0);
}

void TasksTest::poolsAreSeparate()
{
    // Every database thread hangs; an image is decoded all the same.
    Pools pools(2);
    QSemaphore mayEnd;
    for (int i = 0; i < 2; ++i) {
        (void)runTask(pools.database, [&mayEnd]() -> Result<> {
            mayEnd.acquire();
            return {};
        });
    }
    bool decoded = false;
    whenDone(runTask(pools.decode, []() -> Result<> { return {}; }), this,
             [&](const Result<>&) { decoded = true; });
    QTRY_VERIFY(decoded);
    QCOMPARE(pools.database.activeThreadCount(), 2);
    mayEnd.release(2);
    QCOMPARE(pools.database.maxThreadCount(), 2);
}

QTEST_GUILESS_MAIN(TasksTest)
#include "tasks_test.moc"
