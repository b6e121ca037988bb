#include "ui/alerts/alert_groups.h"

#include <algorithm>

namespace wardlight::ui {
namespace {

bool isMoreUrgent(const OpenAlertPointer& a, const OpenAlertPointer& b)
{
    return a->urgency < b->urgency;
}

} // namespace

std::vector<InsertRun> insertRuns(const AlertGroup& group, std::vector<OpenAlertPointer> added)
{
    std::sort(added.begin(), added.end(), isMoreUrgent);
    std::vector<InsertRun> runs;
    std::ptrdiff_t before = 0; // existing alerts in front of the run at work
    int inserted = 0;
    for (OpenAlertPointer& alert : added) {
        const auto place = std::lower_bound(group.alerts.begin() + before, group.alerts.end(),
                                            alert, isMoreUrgent);
        const auto index = place - group.alerts.begin();
        if (runs.empty() || index != before)
            runs.push_back({static_cast<int>(index) + inserted, {}});
        before = index;
        runs.back().alerts.push_back(std::move(alert));
        ++inserted;
    }
    return runs;
}

std::vector<RemoveRun> removeRuns(const std::vector<int>& rows)
{
    std::vector<RemoveRun> runs;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (!runs.empty() && runs.back().first == *row + 1)
            runs.back().first = *row;
        else
            runs.push_back({*row, *row});
    }
    return runs;
}

bool standsBefore(const AlertGroup& group, const AlertGroup& other)
{
    return group.head().urgency < other.head().urgency;
}

} // namespace wardlight::ui
