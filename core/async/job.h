#pragma once

#include <QString>

#include <atomic>
#include <memory>
#include <mutex>

namespace wardlight {

/// Progress and cancellation of long work, shared by the task that does it and whoever watches.
///
/// Thread-safe. The task reports and asks; the watcher polls (the status bar does, ten times a
/// second), so that a million reports cost nothing on the UI thread.
class Job
{
public:
    struct Progress
    {
        qint64 done = 0;
        qint64 total = 0; ///< 0 while not known
        QString step;     ///< what is being worked on now, for the person
    };

    void report(qint64 done, qint64 total);
    void setStep(const QString& step);
    [[nodiscard]] Progress progress() const;

    /// Asks the task to stop; it does within a second, leaving nothing half-done.
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_cancelled.load(std::memory_order_relaxed); }

private:
    std::atomic<qint64> m_done = 0;
    std::atomic<qint64> m_total = 0;
    std::atomic<bool> m_cancelled = false;
    mutable std::mutex m_mutex;
    QString m_step;
};

using JobPointer = std::shared_ptr<Job>;

} // namespace wardlight
