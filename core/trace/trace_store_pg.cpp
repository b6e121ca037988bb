#include "core/trace/trace_store_pg.h"

#include "core/trace/trace_rows_pg.h"
#include "core/trace/trace_rules.h"

#include <QCoreApplication>
#include <QJsonDocument>
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

/// A text to look for anywhere in a column, with what LIKE takes for wildcards taken literally.
QString anyPart(QString text)
{
    text.replace(u'\\', QLatin1String("\\\\"));
    text.replace(u'%', QLatin1String("\\%"));
    text.replace(u'_', QLatin1String("\\_"));
    return u'%' + text + u'%';
}

/// Conditions joined by AND, and the values of their placeholders.
class Conditions
{
public:
    /// @param before, after  the SQL around the value's placeholder
    void add(const std::string& before, Param value, const char* after = "")
    {
        m_values.push_back(std::move(value));
        m_sql.append(m_sql.empty() ? " WHERE " : " AND ").append(before);
        m_sql.append(placeholder(m_values.size())).append(after);
    }
    void addText(const char* before, const QString& text)
    {
        if (!text.isEmpty())
            add(before, text);
    }
    void addPart(const char* column, const QString& text)
    {
        if (!text.isEmpty())
            add(std::string(column) + " ILIKE ", anyPart(text));
    }
    void addInstant(const char* before, const QDateTime& instant)
    {
        if (instant.isValid())
            add(before, instant);
    }

    [[nodiscard]] const std::string& sql() const { return m_sql; }
    [[nodiscard]] const std::vector<Param>& values() const { return m_values; }
    [[nodiscard]] std::string nextPlaceholder() const { return placeholder(m_values.size() + 1); }

private:
    [[nodiscard]] static std::string placeholder(std::size_t number)
    {
        return std::string(1, '$').append(std::to_string(number));
    }

    std::string m_sql;
    std::vector<Param> m_values;
};

Conditions conditionsOf(const ItemQuery& query)
{
    Conditions conditions;
    if (!query.code.isEmpty()) {
        conditions.add("code_hash = ", codeHash(query.code));
        conditions.add("code = ", query.code);
    }
    conditions.addText("category = ", query.category);
    conditions.addText("status = ", query.status);
    conditions.addText("link = ", query.link);
    conditions.addPart("name", query.name);
    conditions.addPart("maker", query.maker);
    conditions.addInstant("produced_at >= ", query.producedFrom);
    conditions.addInstant("produced_at <= ", query.producedTo);
    conditions.addInstant("expires_at >= ", query.expiresFrom);
    conditions.addInstant("expires_at <= ", query.expiresTo);
    if (!query.extension.isEmpty()) {
        QJsonObject fields;
        for (auto field = query.extension.cbegin(); field != query.extension.cend(); ++field)
            fields.insert(field.key(), field.value());
        conditions.add("extension @> ",
                       QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact)),
                       "::jsonb");
    }
    return conditions;
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
        ItemPlan plan = planItems(lockItems(tx, records), records);
        writeMasterData(tx, records, plan.toWrite);
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
        const EventPlan plan = planEvents(items, readEvents(tx, records), records);
        if (!plan.toWrite.empty()) {
            ensureMonths(tx, records, now);
            writeEvents(tx, records, plan.toWrite);
            writeLatestStates(tx, records, plan.toWrite);
        }
        recordAudit(tx, m_audit,
                    auditEntry(QStringLiteral("trace.import-events"), source, plan.outcomes));
        return plan.outcomes;
    });
}

Result<std::vector<Item>> PostgresTraceStore::find(const ItemQuery& query)
{
    if (query.limit < 1 || query.limit > LargestAnswer)
        return fail(ErrorCode::Invalid,
                    TraceStoreTexts::tr("The limit must be between 1 and %1.").arg(LargestAnswer));
    const Conditions conditions = conditionsOf(query);
    std::vector<Param> values = conditions.values();
    values.emplace_back(query.limit);
    const std::string sql = std::string("SELECT ") + ItemColumns + " FROM trace_items" +
                            conditions.sql() + " ORDER BY code, code_hash LIMIT " +
                            conditions.nextPlaceholder();
    return m_database->read([&](Transaction& tx) -> Result<std::vector<Item>> {
        std::vector<Item> items;
        for (const Row row : tx.exec(sql, values))
            items.push_back(itemOf(row));
        return items;
    });
}

Result<Path> PostgresTraceStore::path(const QString& code)
{
    const qint64 hash = codeHash(code);
    return m_database->read([&](Transaction& tx) -> Result<Path> {
        const auto items = tx.exec(std::string("SELECT ") + ItemColumns +
                                       " FROM trace_items WHERE code_hash = $1 AND code = $2",
                                   {hash, code});
        if (items.isEmpty())
            return fail(ErrorCode::NotFound,
                        TraceStoreTexts::tr("Nothing is on record for the code \"%1\".")
                            .arg(code.left(128)));
        Path path{itemOf(items.first()), {}};
        const auto events = tx.exec(R"(
            SELECT event_time, seq, time_text, place_text, latitude_deg, longitude_deg, link,
                   status, extension
            FROM trace_events WHERE code_hash = $1 AND code = $2
            ORDER BY event_time, seq)",
                                    {hash, code});
        for (const Row row : events)
            path.events.push_back(eventOf(row));
        return path;
    });
}

Result<QStringList> PostgresTraceStore::categories()
{
    // One index look-up a category, however many items there are.
    return m_database->read([](Transaction& tx) -> Result<QStringList> {
        QStringList categories;
        const auto rows = tx.exec(R"(
            WITH RECURSIVE known AS (
                SELECT min(category) AS category FROM trace_items
                UNION ALL
                SELECT (SELECT min(category) FROM trace_items WHERE category > known.category)
                FROM known WHERE known.category IS NOT NULL)
            SELECT category FROM known WHERE category IS NOT NULL
            ORDER BY category COLLATE "C")");
        for (const Row row : rows)
            categories << row["category"].text();
        return categories;
    });
}

} // namespace wardlight::trace
