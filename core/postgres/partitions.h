#pragma once

#include "core/postgres/database.h"

#include <QDate>
#include <QDateTime>

#include <set>
#include <string>

namespace wardlight::postgres {

/// A table that is partitioned by range on a time, one partition a month (UTC), with a DEFAULT
/// partition `<name>_default` for what has no month of its own. Names of ours, never input.
struct MonthlyTable
{
    std::string name;
    std::string timeColumn; ///< timestamptz
};

[[nodiscard]] const MonthlyTable& measurementsTable();

/// Makes sure that each of these months has a partition, and moves into a new one what the DEFAULT
/// partition held of its month, in the same transaction. Call it before bulk data is written.
///
/// Months before 2000 and more than a year ahead stay in the DEFAULT partition, so that a file with
/// nonsense for dates does not litter the schema. Several programs may do it at once.
/// @param days  any day of each month, UTC
/// @return how many partitions were made
///         Error::Permission, nothing tried, when one is missing and this account may make none
///         Error::Conflict when a table that is no partition has the name of one
[[nodiscard]] Result<int> ensureMonthlyPartitions(Database& database, const MonthlyTable& table,
                                                  const std::set<QDate>& days,
                                                  const QDateTime& now);

/// Partitions for this month and the next two, and for every month that the DEFAULT partition holds
/// rows of. Called whenever a database is opened; it costs one small read when all is in place.
[[nodiscard]] Result<int> keepPartitionsAhead(Database& database, const MonthlyTable& table,
                                              const QDateTime& now);

struct PartitionState
{
    qint64 defaultRows = 0; ///< exact
    QDateTime defaultFrom;  ///< invalid when there are none
    QDateTime defaultTo;    ///< of the newest row
    QDate coveredUntil;     ///< first day without a partition, counted from this month on
};

[[nodiscard]] Result<PartitionState>
inspectPartitions(Database& database, const MonthlyTable& table, const QDateTime& now);

} // namespace wardlight::postgres
