#include "core/sandbox/worker_pool.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <atomic>
#include <csignal>
#include <set>
#include <sys/wait.h>
#include <thread>

using namespace wardlight;
using namespace wardlight::sandbox;
using namespace std::chrono_literals;

class WorkerPoolTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsAWorkerForItsScope();
    void neverReusesAWorkerForAnotherScope();
    void replacesAWorkerThatFailed();
    void replacesAWorkerThatDiedIdle();
    void replacesAWorkerNobodyTrusts();
    void worksInParallel();
    void waitsWhenAllAreBusy();
    void keepsASpare();
    void reportsAMissingProgram();

private:
    static WorkerPool::Options options(int maxWorkers);
};

namespace {

/// Which process answered; 0 when none did.
int askIn(WorkerPool& pool, const QString& scope, const QByteArray& request = "hello")
{
    auto lease = pool.acquire(scope);
    if (!lease)
        return 0;
    const std::vector<int> before = pool.ids();
    return lease->ask(request, -1, 5s) ? before.front() : 0;
}

const QString A = QStringLiteral("study A");
const QString B = QStringLiteral("study B");

} // namespace

WorkerPool::Options WorkerPoolTest::options(int maxWorkers)
{
    return {{{QStringLiteral(TEST_WORKER), {}}, "ready"}, maxWorkers};
}

void WorkerPoolTest::keepsAWorkerForItsScope()
{
    WorkerPool pool(options(2));
    const int first = askIn(pool, A);
    QVERIFY(first > 0);
    QCOMPARE(askIn(pool, A), first);
}

void WorkerPoolTest::neverReusesAWorkerForAnotherScope()
{
    WorkerPool pool(options(1));
    std::set<int> seen;
    for (int i = 0; i < 6; ++i) {
        const int id = askIn(pool, i % 2 ? A : B);
        QVERIFY(id > 0);
        QVERIFY(seen.insert(id).second);
    }
}

void WorkerPoolTest::replacesAWorkerThatFailed()
{
    WorkerPool pool(options(1));
    const int first = askIn(pool, A);
    QCOMPARE(askIn(pool, A, "exit"), 0);
    const int second = askIn(pool, A);
    QVERIFY(second > 0);
    QVERIFY(second != first);
}

void WorkerPoolTest::replacesAWorkerThatDiedIdle()
{
    WorkerPool pool(options(1));
    QVERIFY(askIn(pool, A) > 0);
    for (const int id : pool.ids()) {
        QCOMPARE(::kill(id, SIGKILL), 0);
        siginfo_t ended = {}; // wait for the end, but leave it to the pool to reap
        QCOMPARE(::waitid(P_PID, id_t(id), &ended, WEXITED | WNOWAIT), 0);
    }
    QVERIFY(askIn(pool, A) > 0); // no request is lost to a death before it
}

void WorkerPoolTest::replacesAWorkerNobodyTrusts()
{
    WorkerPool pool(options(1));
    const int first = askIn(pool, A);
    {
        auto lease = pool.acquire(A);
        VERIFY_OK(lease);
        lease->distrust();
    }
    QVERIFY(askIn(pool, A) != first);
    QVERIFY(::kill(first, 0) == -1);
}

void WorkerPoolTest::worksInParallel()
{
    WorkerPool pool(options(2));
    auto first = pool.acquire(A);
    auto second = pool.acquire(A);
    VERIFY_OK(first);
    VERIFY_OK(second);
    VERIFY_OK(second->ask("two", -1, 5s));
    VERIFY_OK(first->ask("one", -1, 5s));
}

void WorkerPoolTest::waitsWhenAllAreBusy()
{
    WorkerPool pool(options(2));
    std::atomic<int> answered = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&pool, &answered, t] {
            const QString scope = QStringLiteral("study %1").arg(t % 3);
            for (int i = 0; i < 20; ++i) {
                auto lease = pool.acquire(scope);
                if (lease && lease->ask("hello", -1, 20s))
                    ++answered;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(answered.load(), 160);
    QVERIFY(pool.ids().size() <= 3);
}

void WorkerPoolTest::keepsASpare()
{
    WorkerPool pool(options(2));
    QVERIFY(pool.ids().empty());
    pool.prewarm();
    const std::vector<int> spare = pool.ids();
    QCOMPARE(spare.size(), std::size_t(1));
    QCOMPARE(askIn(pool, A), spare.front());
    QCOMPARE(pool.ids().size(), std::size_t(2)); // and a new spare
}

void WorkerPoolTest::reportsAMissingProgram()
{
    WorkerPool pool({{{QStringLiteral("/nonexistent/program"), {}}, "ready"}, 1});
    VERIFY_ERROR(pool.acquire(A), ErrorCode::NotFound);
    VERIFY_ERROR(pool.acquire(A), ErrorCode::NotFound); // and its place is free again
}

QTEST_GUILESS_MAIN(WorkerPoolTest)
#include "worker_pool_test.moc"
