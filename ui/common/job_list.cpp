#include "ui/common/job_list.h"

#include "ui/common/formats.h"

#include <algorithm>

namespace wardlight::ui {
namespace {

constexpr int PollMs = 100;
constexpr size_t KeptEntries = 50;

int percent(const Job::Progress& progress)
{
    if (progress.total <= 0)
        return -1;
    const double share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
    return static_cast<int>(std::clamp(share, 0.0, 1.0) * 100);
}

} // namespace

std::optional<std::chrono::seconds> remainingTime(std::chrono::milliseconds elapsed,
                                                  const Job::Progress& progress)
{
    constexpr std::chrono::milliseconds Enough(1000); // the first second says little
    if (progress.total <= 0 || progress.done <= 0 || elapsed < Enough)
        return {};
    const double left = static_cast<double>(std::max<qint64>(0, progress.total - progress.done));
    const double perItem =
        static_cast<double>(elapsed.count()) / static_cast<double>(progress.done);
    return std::chrono::seconds(qRound64(perItem * left / 1000.0));
}

JobList::JobList(QObject* parent) : QAbstractListModel(parent)
{
    m_timer.setInterval(PollMs);
    connect(&m_timer, &QTimer::timeout, this, &JobList::poll);
}

int JobList::add(const QString& title, JobPointer job)
{
    Entry entry{++m_lastId, title, std::move(job), JobState::Running, {}, {}};
    entry.since.start();
    beginInsertRows({}, 0, 0);
    m_entries.insert(m_entries.begin(), std::move(entry));
    endInsertRows();
    dropOldest();
    m_timer.start();
    emit progressed();
    return m_lastId;
}

void JobList::finish(int id, const QString& outcome)
{
    end(id, JobState::Done, outcome);
}

void JobList::fail(int id, const Error& error)
{
    const bool wasCancelled = error.code == ErrorCode::Cancelled;
    end(id, wasCancelled ? JobState::Cancelled : JobState::Failed, error.message);
}

void JobList::end(int id, JobState state, const QString& outcome)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const Entry& entry) { return entry.id == id; });
    if (found == m_entries.end() || !isRunning(*found))
        return;
    found->state = state;
    found->outcome = outcome;
    const QModelIndex changed = index(static_cast<int>(found - m_entries.begin()));
    const QString notice = tr("%1: %2").arg(found->title, outcome);
    emit dataChanged(changed, changed);
    if (runningCount() == 0)
        m_timer.stop();
    emit progressed();
    emit ended(id, state, notice);
}

void JobList::cancel(const QModelIndex& index)
{
    if (!index.isValid() || index.row() >= rowCount())
        return;
    Entry& entry = m_entries[static_cast<size_t>(index.row())];
    if (entry.state != JobState::Running)
        return;
    entry.job->cancel();
    entry.state = JobState::Cancelling;
    emit dataChanged(index, index);
    emit progressed();
}

void JobList::cancelAll()
{
    for (int row = 0; row < rowCount(); ++row)
        cancel(index(row));
}

int JobList::runningCount() const
{
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), isRunning));
}

int JobList::runningPercent() const
{
    int sum = 0;
    int known = 0;
    for (const Entry& entry : m_entries) {
        const int one = isRunning(entry) ? percent(entry.job->progress()) : -1;
        if (one >= 0) {
            sum += one;
            ++known;
        }
    }
    return known == 0 ? -1 : sum / known;
}

int JobList::firstRunning() const
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (isRunning(m_entries[static_cast<size_t>(row)]))
            return row;
    }
    return -1;
}

int JobList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant JobList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry& entry = m_entries[static_cast<size_t>(index.row())];
    switch (role) {
    case TitleRole:
        return entry.title;
    case DetailRole:
        return detail(entry);
    case PercentRole:
        return isRunning(entry) ? percent(entry.job->progress()) : 100;
    case StateRole:
        return static_cast<int>(entry.state);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(entry.title, detail(entry));
    default:
        return {};
    }
}

bool JobList::isRunning(const Entry& entry)
{
    return entry.state == JobState::Running || entry.state == JobState::Cancelling;
}

QString JobList::detail(const Entry& entry) const
{
    if (!isRunning(entry))
        return entry.outcome;
    if (entry.state == JobState::Cancelling)
        return tr("Stopping…");
    const Job::Progress progress = entry.job->progress();
    QStringList parts;
    if (progress.total > 0)
        parts << tr("%1 of %2").arg(progress.done).arg(progress.total);
    const auto left = remainingTime(std::chrono::milliseconds(entry.since.elapsed()), progress);
    if (left)
        parts << formatRemaining(*left);
    if (!progress.step.isEmpty())
        parts << progress.step;
    return parts.isEmpty() ? tr("Running") : parts.join(QStringLiteral(" · "));
}

void JobList::poll()
{
    for (int row = 0; row < rowCount(); ++row) {
        if (isRunning(m_entries[static_cast<size_t>(row)]))
            emit dataChanged(index(row), index(row));
    }
    emit progressed();
}

void JobList::dropOldest()
{
    while (m_entries.size() > KeptEntries && !isRunning(m_entries.back())) {
        const int last = rowCount() - 1;
        beginRemoveRows({}, last, last);
        m_entries.pop_back();
        endRemoveRows();
    }
}

} // namespace wardlight::ui
