#pragma once

#include "core/async/job.h"
#include "core/base/error.h"

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <optional>
#include <vector>

namespace wardlight::ui {

/// How long the rest takes when it goes on as before; none while nothing can be said.
[[nodiscard]] std::optional<std::chrono::seconds> remainingTime(std::chrono::milliseconds elapsed,
                                                                const Job::Progress& progress);

enum class JobState
{
    Running,
    Cancelling,
    Done,
    Failed,
    Cancelled
};

/// Long work that runs or ended lately, newest first. Polls the running jobs ten times a second.
///
/// Whoever starts a task adds its Job here and says how it ended when its future is done.
class JobList final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        TitleRole = Qt::DisplayRole,
        DetailRole = Qt::UserRole, ///< step and remaining time, or how it ended
        PercentRole,               ///< 0…100, −1 while the total is not known
        StateRole                  ///< JobState as int
    };

    explicit JobList(QObject* parent = nullptr);

    /// @return the id for finish() and fail()
    int add(const QString& title, JobPointer job);
    /// It ended well; @p outcome is the notice: "140 images imported."
    void finish(int id, const QString& outcome);
    /// It ended without success; ErrorCode::Cancelled counts as cancelled.
    void fail(int id, const Error& error);
    void cancel(const QModelIndex& index);
    void cancelAll();

    [[nodiscard]] int runningCount() const;
    /// Mean of the running jobs, 0…100; −1 while none of them knows its total.
    [[nodiscard]] int runningPercent() const;
    /// Row of the oldest running job, −1 for none.
    [[nodiscard]] int firstRunning() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

signals:
    /// Something about the running jobs may have changed.
    void progressed();
    /// A job ended; @p notice names it and says how.
    void ended(int id, JobState state, const QString& notice);

private:
    struct Entry
    {
        int id = 0;
        QString title;
        JobPointer job;
        JobState state = JobState::Running;
        QString outcome;
        QElapsedTimer since;
    };

    void end(int id, JobState state, const QString& outcome);
    void poll();
    void dropOldest();
    [[nodiscard]] static bool isRunning(const Entry& entry);
    [[nodiscard]] QString detail(const Entry& entry) const;

    std::vector<Entry> m_entries;
    QTimer m_timer;
    int m_lastId = 0;
};

} // namespace wardlight::ui
