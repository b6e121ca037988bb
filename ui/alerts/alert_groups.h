#pragma once

#include "core/alerts/alert_rules.h"

#include <QHash>

#include <memory>
#include <vector>

namespace wardlight::ui {

/// An alert in the list of open ones.
struct OpenAlert
{
    alerts::Alert alert;
    alerts::Urgency urgency;
    QDateTime leavesAt; ///< UTC; when a row that somebody else acknowledged goes; null: it stays
};

using OpenAlertPointer = std::unique_ptr<OpenAlert>;

/// Alerts that repeat each other, the most urgent first; never empty in a list.
struct AlertGroup
{
    alerts::GroupKey key;
    std::vector<OpenAlertPointer> alerts;
    int row = 0; ///< of the group in its list

    [[nodiscard]] const OpenAlert& head() const { return *alerts.front(); }
    /// Rows under the group's own: none for a single alert.
    [[nodiscard]] int childCount() const
    {
        return alerts.size() > 1 ? static_cast<int>(alerts.size()) : 0;
    }
};

/// Places of @p added among the alerts of a group, as runs that go in together.
struct InsertRun
{
    int at = 0; ///< index in the group before this run, after the earlier ones
    std::vector<OpenAlertPointer> alerts;
};

/// Cuts new alerts into runs, in the order in which they are to be put in.
[[nodiscard]] std::vector<InsertRun> insertRuns(const AlertGroup& group,
                                                std::vector<OpenAlertPointer> added);

/// A stretch of rows to be taken out.
struct RemoveRun
{
    int first = 0;
    int last = 0;
};

/// Neighbours among @p rows (ascending) together, the last stretch first.
[[nodiscard]] std::vector<RemoveRun> removeRuns(const std::vector<int>& rows);

/// Whether a group stands before another one in the list.
[[nodiscard]] bool standsBefore(const AlertGroup& group, const AlertGroup& other);

} // namespace wardlight::ui
