#include "core/postgres/partitions.h"

#include <QCoreApplication>

namespace wardlight::postgres {

namespace {

using namespace std::chrono_literals;

constexpr int MonthsAhead = 2;
const QDate FirstMonth(2000, 1, 1);
constexpr int LastMonthAhead = 12;
/// Moving a month's rows may take longer than any ordinary work.
constexpr auto MoveDeadline = 10min;

QDate monthOf(const QDate& day)
{
    return QDate(day.year(), day.month(), 1);
}

QDate thisMonth(const QDateTime& now)
{
    return monthOf(now.toUTC().date());
}

bool deservesPartition(const QDate& month, const QDateTime& now)
{
    return month >= FirstMonth && month <= thisMonth(now).addMonths(LastMonthAhead);
}

QString startOf(const QDate& month)
{
    return month.toString(QStringLiteral("yyyy-MM-01 00:00:00+00"));
}

std::string quoted(const std::string& name)
{
    return '"' + name + '"';
}

/// The ranges of the partitions as they are, whoever made them and whatever they are called.
const char* const Ranges = R"(
    SELECT coalesce((regexp_match(bound, 'FROM \(''([^'']*)''\)'))[1], '-infinity')::timestamptz
               AS starts,
           coalesce((regexp_match(bound, 'TO \(''([^'']*)''\)'))[1], 'infinity')::timestamptz
               AS ends
    FROM (SELECT pg_get_expr(child.relpartbound, child.oid) AS bound
          FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid
          WHERE inhparent = to_regclass($1)) AS partitions
    WHERE bound <> 'DEFAULT')";

/// Those of the months that no partition covers, not even a part of them, in order.
std::vector<QDate> uncovered(Transaction& tx, const MonthlyTable& table,
                             const std::set<QDate>& months)
{
    QStringList starts;
    for (const QDate& month : months)
        starts << startOf(month);
    const Rows rows =
        tx.exec(std::string("WITH ranges AS (") + Ranges +
                    ") SELECT (start::timestamptz AT TIME ZONE 'UTC')::date AS month "
                    "FROM unnest($2::text[]) AS start WHERE NOT EXISTS (SELECT FROM ranges "
                    "WHERE starts < start::timestamptz + interval '1 month' AND "
                    "ends > start::timestamptz) ORDER BY 1",
                {Param(QString::fromStdString(table.name)), Param(starts)});
    std::vector<QDate> found;
    for (const Row row : rows)
        found.push_back(row["month"].date());
    return found;
}

std::string partitionName(const MonthlyTable& table, const QDate& month)
{
    return table.name + month.toString(QStringLiteral("_yyyy_MM")).toStdString();
}

void makePartition(Transaction& tx, const MonthlyTable& table, const QDate& month)
{
    const std::string partition = quoted(partitionName(table, month));
    const std::string first = startOf(month).toStdString();
    const std::string next = startOf(month.addMonths(1)).toStdString();
    const std::string time = quoted(table.timeColumn);
    const std::string fallback = quoted(table.name + "_default");
    // Filled before it is attached: meanwhile nobody may add to the month.
    tx.execScript("LOCK TABLE " + fallback +
                  " IN ACCESS EXCLUSIVE MODE;"
                  "CREATE TABLE " +
                  partition + " (LIKE " + quoted(table.name) +
                  " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES);"
                  "WITH moved AS (DELETE FROM " +
                  fallback + " WHERE " + time + " >= '" + first + "' AND " + time + " < '" + next +
                  "' RETURNING *) INSERT INTO " + partition +
                  " SELECT * FROM moved;"
                  "ALTER TABLE " +
                  quoted(table.name) + " ATTACH PARTITION " + partition + " FOR VALUES FROM ('" +
                  first + "') TO ('" + next + "')");
}

bool ownsTable(Transaction& tx, const MonthlyTable& table)
{
    const Rows rows = tx.exec("SELECT pg_has_role(relowner, 'USAGE') AS owns FROM pg_class "
                              "WHERE oid = to_regclass($1)",
                              {QString::fromStdString(table.name)});
    return !rows.isEmpty() && rows.first()["owns"].boolean();
}

tl::unexpected<Error> notTheOwner(const MonthlyTable& table)
{
    return fail(ErrorCode::Permission,
                QCoreApplication::translate(
                    "Partitions", "The table %1 lacks partitions, and this account may not make "
                                  "them. Nothing is lost: new rows go to its default partition. "
                                  "Open the database once with the account that owns the table.")
                    .arg(QString::fromStdString(table.name)),
                QString::fromStdString(table.name));
}

/// @return whether it was made: another program may have been first
Result<bool> makeUnlessThere(Transaction& tx, const MonthlyTable& table, const QDate& month)
{
    tx.allowTime(MoveDeadline);
    tx.exec("SELECT pg_advisory_xact_lock(hashtextextended('partitions of ' || $1, 0))",
            {QString::fromStdString(table.name)});
    // Whoever waits for a table's lock makes everyone wait who comes after: rather try again.
    tx.exec("SET LOCAL lock_timeout = '2s'");
    if (uncovered(tx, table, {month}).empty())
        return false;
    const QString name = QString::fromStdString(partitionName(table, month));
    if (!tx.exec("SELECT to_regclass(quote_ident($1)) IS NULL AS free", {name})
             .first()["free"]
             .boolean()) {
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate(
                        "Partitions", "The table %1 exists, but is no partition of %2. What "
                                      "belongs into it stays in the default partition. Rename "
                                      "it, or attach it.")
                        .arg(name, QString::fromStdString(table.name)),
                    name);
    }
    makePartition(tx, table, month);
    return true;
}

std::set<QDate> monthsInDefault(Transaction& tx, const MonthlyTable& table)
{
    const Rows rows =
        tx.exec("SELECT DISTINCT date_trunc('month', " + quoted(table.timeColumn) +
                    " AT TIME ZONE 'UTC')::date AS month FROM " + quoted(table.name + "_default") +
                    " WHERE isfinite(" + quoted(table.timeColumn) + ") ORDER BY 1",
                {});
    std::set<QDate> months;
    for (const Row row : rows)
        months.insert(row["month"].date());
    return months;
}

std::set<QDate> monthsAhead(const QDateTime& now)
{
    std::set<QDate> months;
    for (int i = 0; i <= MonthsAhead; ++i)
        months.insert(thisMonth(now).addMonths(i));
    return months;
}

} // namespace

const MonthlyTable& measurementsTable()
{
    static const MonthlyTable table{"measurements", "measured_at"};
    return table;
}

Result<int> ensureMonthlyPartitions(Database& database, const MonthlyTable& table,
                                    const std::set<QDate>& days, const QDateTime& now)
{
    std::set<QDate> months;
    for (const QDate& day : days) {
        if (day.isValid() && deservesPartition(monthOf(day), now))
            months.insert(monthOf(day));
    }
    const auto missing = database.read([&](Transaction& tx) -> Result<std::vector<QDate>> {
        std::vector<QDate> found = uncovered(tx, table, months);
        if (!found.empty() && !ownsTable(tx, table))
            return notTheOwner(table);
        return found;
    });
    if (!missing)
        return propagate(missing);
    int made = 0;
    for (const QDate& month : *missing) {
        const auto isNew = database.writeUnregistered(
            [&](Transaction& tx) { return makeUnlessThere(tx, table, month); });
        if (!isNew)
            return propagate(isNew);
        made += *isNew ? 1 : 0;
    }
    return made;
}

Result<int> keepPartitionsAhead(Database& database, const MonthlyTable& table, const QDateTime& now)
{
    const auto wanted = database.read([&](Transaction& tx) -> Result<std::set<QDate>> {
        std::set<QDate> months = monthsInDefault(tx, table);
        months.merge(monthsAhead(now));
        return months;
    });
    if (!wanted)
        return propagate(wanted);
    return ensureMonthlyPartitions(database, table, *wanted, now);
}

Result<PartitionState> inspectPartitions(Database& database, const MonthlyTable& table,
                                         const QDateTime& now)
{
    return database.read([&](Transaction& tx) -> Result<PartitionState> {
        const std::string time = quoted(table.timeColumn);
        const Rows rows = tx.exec("SELECT count(*) AS rows, min(" + time + ") AS first, max(" +
                                      time + ") AS last FROM " + quoted(table.name + "_default"),
                                  {});
        const Row row = rows.first();
        PartitionState state{row["rows"].int64(), row["first"].instant(), row["last"].instant(),
                             thisMonth(now)};
        while (deservesPartition(state.coveredUntil, now) &&
               uncovered(tx, table, {state.coveredUntil}).empty())
            state.coveredUntil = state.coveredUntil.addMonths(1);
        return state;
    });
}

} // namespace wardlight::postgres
