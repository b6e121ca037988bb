#pragma once

#include "core/sandbox/worker.h"

#include <QString>

#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

namespace wardlight::sandbox {

/// Keeps a few workers, each of which sees the data of one scope at most.
///
/// A worker captured by one study's file could falsify another's pixels: it is therefore never
/// handed on to another scope, and never used again after anything unexpected. A spare that has
/// seen nothing yet is kept warm. Thread-safe; acquire() blocks while all workers are busy.
class WorkerPool
{
public:
    struct Options
    {
        WorkerProgram program;
        int maxWorkers = 2; ///< that hold a scope; the spare comes on top
    };

    explicit WorkerPool(Options options);
    /// All leases must have been given back.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// A worker in use by one thread; goes back to the pool with this object.
    class Lease
    {
    public:
        Lease(Lease&& other) noexcept;
        Lease& operator=(Lease&&) = delete;
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease();

        /// As Worker::ask; a failure means the worker will be replaced.
        [[nodiscard]] Result<MessageSocket::Message> ask(const QByteArray& request, int fd,
                                                         std::chrono::milliseconds deadline);
        /// The answer broke a rule: the worker will be replaced.
        void distrust() { m_isTrusted = false; }

    private:
        friend class WorkerPool;
        Lease(WorkerPool& pool, std::unique_ptr<Worker> worker, QString scope);

        WorkerPool* m_pool;
        std::unique_ptr<Worker> m_worker;
        QString m_scope;
        bool m_isTrusted = true;
    };

    /// A worker for @p scope alone.
    [[nodiscard]] Result<Lease> acquire(const QString& scope);
    /// Starts the spare now, so that the first acquire() need not wait; failures show there.
    void prewarm();
    /// Process ids of all workers alive.
    [[nodiscard]] std::vector<int> ids() const;

private:
    struct Idle
    {
        QString scope;
        std::unique_ptr<Worker> worker;
    };

    [[nodiscard]] std::unique_ptr<Worker> takeIdle(const QString& scope);
    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] Result<std::unique_ptr<Worker>> takeFresh();
    void giveBack(std::unique_ptr<Worker> worker, const QString& scope, bool isTrusted);

    const Options m_options;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::list<Idle> m_idle; ///< least recently used first
    std::unique_ptr<Worker> m_spare;
    std::vector<int> m_busy;    ///< ids
    std::size_t m_starting = 0; ///< on their way to being busy
};

} // namespace wardlight::sandbox
