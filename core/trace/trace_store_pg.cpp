#include "core/trace/trace_store_pg.h"

#include "core/trace/item_query_pg.h"
#include "core/trace/trace_rows_pg.h"
#include "core/trace/trace_rules.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

namespace wardlight::trace {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Transaction;

constexpr int LargestAnswer = 100'000;

/// The context of this file's translations.
struct TraceStoreTexts
{
    Q_DECLARE_TR_FUNCTIONS(TraceStoreTexts)
};

Result<> checkBatch(std::size_t size)
{
    if (size <= std::size_t(TraceStore::LargestBatch))
        return {};
    return fail(ErrorCode::Limit, TraceStoreTexts::tr("Too many records were handed over at once."),
                QStringLiteral("%1 trace records in one batch").arg(size));
}

security::AuditEntry auditEntry(const QString& action, const QString& source,
                                const std::vector<RecordOutcome>& outcomes)
{
    const auto number = [&outcomes](Recording recording) {
        return qint64(std::count_if(
            outcomes.cbegin(), outcomes.cend(),
            [recording](const RecordOutcome& outcome) { return outcome.recording == recording; }));
    };
    return {action, std::nullopt, source,
            QJsonObject{{QStringLiteral("added"), number(Recording::Added)},
                        {QStringLiteral("unchanged"), number(Recording::Unchanged)},
                        {QStringLiteral("refused"), number(Recording::Refused)}}};
}

Result<> checkLimit(int limit)
{
    if (limit >= 1 && limit <= LargestAnswer)
        return {};
    return fail(ErrorCode::Invalid,
                TraceStoreTexts::tr("The limit must be between 1 and %1.").arg(LargestAnswer));
}

struct Search
{
    std::string sql;
    std::vector<Param> values;
};

/// More drugs or makers than this are not asked for one by one.
constexpr qsizetype FewKeys = 8;

/// What the words of a query mean, by the keys of the items; none where it has no such words.
struct Keys
{
    std::optional<QStringList> drugs;
    std::optional<QStringList> makers;

    /// Whether the words mean nothing that is on record.
    [[nodiscard]] bool areVain() const
    {
        return (drugs && drugs->isEmpty()) || (makers && makers->isEmpty());
    }
};

Keys keysOf(Transaction& tx, const ItemQuery& query)
{
    const auto drugs = findDrugs(tx, query.category, query.name);
    return {drugs ? std::optional(toTexts(*drugs)) : std::nullopt, findMakers(tx, query.maker)};
}

/// Whether a query has a condition that few items of all meet, and that an index knows.
bool isSelective(const ItemQuery& query)
{
    return !query.batch.isEmpty() || !query.approval.isEmpty() || !query.code.isEmpty() ||
           !query.extension.isEmpty();
}

void addMakers(Conditions& conditions, const Keys& keys)
{
    if (keys.makers)
        conditions.add("item.maker = ANY (", *keys.makers, "::text[])");
}

Search searchOfAll(Conditions conditions, int limit)
{
    const std::string most = conditions.bind(limit);
    return {std::string("SELECT ") + ItemColumns + " FROM " + ItemTables + conditions.sql() +
                " ORDER BY item.code, item.code_hash LIMIT " + most,
            conditions.values()};
}

/// Each key is asked for on its own, so that its index gives its items in the order of their
/// codes.
/// @param column  of the key, and its type: "item.maker", "text"
Search searchByKey(Conditions conditions, const std::pair<std::string, std::string>& column,
                   const QStringList& keys, int most)
{
    const std::string wanted = conditions.bind(keys);
    const std::string limit = conditions.bind(most);
    const std::string where = conditions.sql().empty() ? " WHERE " : conditions.sql() + " AND ";
    return {"SELECT found.* FROM unnest(" + wanted + "::" + column.second +
                "[]) AS wanted (key) CROSS JOIN LATERAL (SELECT " + ItemColumns + " FROM " +
                ItemTables + where + column.first + " = wanted.key ORDER BY item.code LIMIT " +
                limit + ") AS found ORDER BY found.code LIMIT " + limit,
            conditions.values()};
}

Search searchOf(const ItemQuery& query, const Keys& keys)
{
    Conditions conditions = conditionsOf(query);
    if (keys.drugs && (keys.drugs->size() <= FewKeys || asksForPlace(query))) {
        addMakers(conditions, keys);
        const char* const column = asksForPlace(query) ? "state.drug_hash" : "item.drug_hash";
        return searchByKey(std::move(conditions), {column, "bigint"}, *keys.drugs, query.limit);
    }
    const bool isByMaker = keys.makers && keys.makers->size() <= FewKeys && !isSelective(query);
    // by a sum no index is known: beside a rarer condition, that of the drugs would only cost
    if (keys.drugs)
        conditions.add(isSelective(query) || isByMaker ? "item.drug_hash + 0 = ANY ("
                                                       : "item.drug_hash = ANY (",
                       *keys.drugs, "::bigint[])");
    if (isByMaker)
        return searchByKey(std::move(conditions), {"item.maker", "text"}, *keys.makers,
                           query.limit);
    addMakers(conditions, keys);
    return searchOfAll(std::move(conditions), query.limit);
}

std::string columnOf(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Category:
        return "item.category";
    case Dimension::Name:
        return "item.name";
    case Dimension::Maker:
        return "item.maker";
    case Dimension::Batch:
        return "item.batch";
    case Dimension::Status:
        return "coalesce(state.status, '')";
    case Dimension::Link:
        return "coalesce(state.link, '')";
    }
    return {};
}

} // namespace

PostgresTraceStore::PostgresTraceStore(std::shared_ptr<postgres::Database> database,
                                       security::AuditContext audit,
                                       std::shared_ptr<const Clock> clock)
    : m_database(std::move(database)), m_audit(std::move(audit)), m_clock(std::move(clock))
{}

Result<std::vector<RecordOutcome>>
PostgresTraceStore::addItems(const OperationId& operation, const QString& source,
                             const std::vector<ItemRecord>& records)
{
    if (auto checked = checkBatch(records.size()); !checked)
        return propagate(checked);
    if (records.empty())
        return std::vector<RecordOutcome>();
    return m_database->write(operation, [&](Transaction& tx) -> Result<std::vector<RecordOutcome>> {
        const ItemsOnRecord before = addNewItems(tx, records);
        ItemPlan plan = planItems(before, records);
        completeItems(tx, before, records, plan.toWrite);
        writeImport(tx, QStringLiteral("items"), source);
        recordAudit(tx, m_audit,
                    auditEntry(QStringLiteral("trace.import-items"), source, plan.outcomes));
        return plan.outcomes;
    });
}

Result<std::vector<RecordOutcome>>
PostgresTraceStore::addEvents(const OperationId& operation, const QString& source,
                              const std::vector<EventRecord>& records)
{
    if (auto checked = checkBatch(records.size()); !checked)
        return propagate(checked);
    if (records.empty())
        return std::vector<RecordOutcome>();
    const QDateTime now = m_clock->now();
    return m_database->write(operation, [&](Transaction& tx) -> Result<std::vector<RecordOutcome>> {
        const ItemsOnRecord items = lockItems(tx, records);
        ensureMonths(tx, records, now); // before any event is read: it locks what reading locks
        const EventPlan plan = planEvents(items, readEvents(tx, items, records), records);
        if (!plan.toWrite.empty()) {
            writeEvents(tx, records, plan.toWrite);
            writeLatestStates(tx, items, records, plan.toWrite);
        }
        writeImport(tx, QStringLiteral("events"), source);
        recordAudit(tx, m_audit,
                    auditEntry(QStringLiteral("trace.import-events"), source, plan.outcomes));
        return plan.outcomes;
    });
}

Result<std::vector<Item>> PostgresTraceStore::find(const ItemQuery& query)
{
    if (auto checked = checkLimit(query.limit); !checked)
        return propagate(checked);
    return m_database->readRecent([&](Transaction& tx) -> Result<std::vector<Item>> {
        const Keys keys = keysOf(tx, query);
        std::vector<Item> items;
        if (keys.areVain())
            return items;
        const Search search = searchOf(query, keys);
        for (const Row row : tx.exec(search.sql, search.values))
            items.push_back(itemOf(row));
        return items;
    });
}

Result<std::vector<DimensionCount>> PostgresTraceStore::counts(const ItemQuery& query,
                                                               Dimension dimension)
{
    if (auto checked = checkLimit(query.limit); !checked)
        return propagate(checked);
    ItemQuery all = query;
    all.after.clear();
    return m_database->readRecent([&](Transaction& tx) -> Result<std::vector<DimensionCount>> {
        Conditions conditions = conditionsOf(all);
        const Keys keys = keysOf(tx, all);
        if (keys.drugs)
            conditions.add("item.drug_hash = ANY (", *keys.drugs, "::bigint[])");
        addMakers(conditions, keys);
        const std::string column = columnOf(dimension);
        const std::string limit = conditions.bind(all.limit);
        std::vector<DimensionCount> counts;
        for (const Row row :
             tx.exec("SELECT " + column + " AS value, count(*) AS items FROM " + ItemTables +
                         conditions.sql() + " GROUP BY " + column + " ORDER BY items DESC, " +
                         column + " COLLATE \"C\" LIMIT " + limit,
                     conditions.values()))
            counts.push_back({row["value"].text(), row["items"].int64()});
        return counts;
    });
}

Result<Path> PostgresTraceStore::path(const QString& code)
{
    return m_database->readRecent([&](Transaction& tx) -> Result<Path> {
        auto path = readPath(tx, code);
        if (!path)
            return fail(ErrorCode::NotFound,
                        TraceStoreTexts::tr("Nothing is on record for the code \"%1\".")
                            .arg(code.left(128)));
        return std::move(*path);
    });
}

Result<QStringList> PostgresTraceStore::categories()
{
    return m_database->readRecent([](Transaction& tx) -> Result<QStringList> {
        QStringList categories;
        const auto rows =
            tx.exec("SELECT DISTINCT category FROM trace_drugs ORDER BY category", {});
        for (const Row row : rows)
            categories << row["category"].text();
        return categories;
    });
}

} // namespace wardlight::trace
