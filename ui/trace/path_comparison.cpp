#include "ui/trace/path_comparison.h"

#include "core/async/tasks.h"

#include <algorithm>

namespace wardlight::ui {

PathComparison::PathComparison(std::shared_ptr<trace::TraceStore> store, Pools& pools,
                               QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_pools(pools)
{}

bool PathComparison::contains(const QString& code) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&code](const Entry& entry) { return entry.code == code; });
}

bool PathComparison::toggle(const QString& code)
{
    if (contains(code)) {
        remove(code);
        return true;
    }
    if (m_entries.size() >= MostBeside)
        return false;
    m_entries.push_back({code, std::nullopt, std::nullopt});
    read(code);
    emit changed();
    return true;
}

void PathComparison::remove(const QString& code)
{
    if (std::erase_if(m_entries, [&code](const Entry& entry) { return entry.code == code; }) > 0)
        emit changed();
}

void PathComparison::clear()
{
    m_entries.clear();
    emit changed();
}

void PathComparison::refresh()
{
    for (const Entry& entry : m_entries)
        read(entry.code);
}

void PathComparison::read(const QString& code)
{
    ++m_reading;
    auto path = runTask(m_pools.database, [store = m_store, code] { return store->path(code); });
    whenDone(path, this, [this, code](Result<trace::Path> answer) {
        --m_reading;
        take(code, std::move(answer));
    });
}

/// One that was let go meanwhile is passed over.
void PathComparison::take(const QString& code, Result<trace::Path> path)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&code](const Entry& one) { return one.code == code; });
    if (entry == m_entries.end())
        return;
    entry->path = path ? std::optional(std::move(*path)) : std::nullopt;
    entry->error = path ? std::nullopt : std::optional(path.error());
    emit changed();
}

} // namespace wardlight::ui
