#include "core/alerts/alert_store_pg.h"

#include "core/alerts/alert_rows_pg.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace wardlight::alerts {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

constexpr int LargestPage = 5'000;
constexpr int ChangesPerRead = 1'000;

/// Who was seen: ids alone, each once.
QJsonObject disclosed(int count, const QSet<PatientId>& patients)
{
    QJsonArray ids;
    for (const PatientId& id : patients)
        ids.append(id.toString());
    return {{QStringLiteral("count"), count}, {QStringLiteral("patients"), ids}};
}

void recordListed(Transaction& tx, const security::AuditContext& audit, const char* action,
                  int count, const QSet<PatientId>& patients)
{
    security::recordAudit(
        tx, audit,
        {QString::fromLatin1(action), std::nullopt, QString(), disclosed(count, patients)});
}

QSet<PatientId> patientsOf(const std::vector<AlertEvent>& events)
{
    QSet<PatientId> patients;
    for (const AlertEvent& event : events) {
        if (event.patient)
            patients.insert(event.patient->id);
    }
    return patients;
}

/// Conditions on rows `a` of alerts that one page takes; parameters $1 to $4.
std::string conditionsOf(const AlertQuery& query)
{
    std::string where = "($1::uuid IS NULL OR a.patient_id = $1::uuid) "
                        "AND ($2::text IS NULL OR a.severity = $2::text) ";
    switch (query.state) {
    case AlertState::Any:
        break;
    case AlertState::Open:
        where += "AND a.acknowledged IS NOT TRUE ";
        break;
    case AlertState::Acknowledged:
        where += "AND a.acknowledged ";
        break;
    }
    // rows without a time come first
    where += "AND ($4::uuid IS NULL OR CASE WHEN $3::timestamptz IS NULL "
             "THEN a.created_at IS NOT NULL OR a.alert_id < $4::uuid "
             "ELSE (a.created_at, a.alert_id) < ($3::timestamptz, $4::uuid) END)";
    return where;
}

std::vector<Param> valuesOf(const AlertQuery& query)
{
    const auto after = query.after.value_or(AlertCursor());
    return {Param(query.patient),
            query.severity ? Param(severityCode(*query.severity)) : Param(nullptr),
            after.createdAt.isEmpty() ? Param(nullptr) : Param(after.createdAt),
            after.id.isNull() ? Param(nullptr) : Param(after.id)};
}

AlertPage readPage(const Rows& rows, int limit)
{
    AlertPage page;
    const int count = std::min(rows.size(), limit);
    page.alerts.reserve(std::size_t(count));
    for (int index = 0; index < count; ++index)
        page.alerts.push_back(alertOf(rows[index]));
    if (rows.size() > limit) {
        const Row last = rows[limit - 1];
        page.next = AlertCursor{last["created_at"].text(), last["alert_id"].id<AlertId>()};
    }
    return page;
}

AlertChanges readChanges(const Rows& rows, const ChangeCursor& cursor, const QString& reading)
{
    AlertChanges changes;
    for (const Row row : rows)
        changes.events.push_back(eventOf(row));
    changes.isComplete = rows.size() < ChangesPerRead;
    if (changes.isComplete) {
        changes.next = {reading};
    } else {
        const Row last = rows[rows.size() - 1];
        changes.next = {cursor.seen, reading, last["xid"].text(),
                        last["event_id"].id<AlertEventId>()};
    }
    return changes;
}

} // namespace

PostgresAlertStore::PostgresAlertStore(std::shared_ptr<postgres::Database> database,
                                       security::AuditContext audit,
                                       std::shared_ptr<const Clock> clock)
    : m_database(std::move(database)), m_audit(std::move(audit)), m_clock(std::move(clock))
{}

Result<AlertPage> PostgresAlertStore::list(const AlertQuery& query)
{
    const int limit = std::clamp(query.limit, 1, LargestPage);
    const std::string order = " ORDER BY a.created_at DESC, a.alert_id DESC";
    const std::string sql = "SELECT " + alertColumns() + " FROM (SELECT * FROM alerts a WHERE " +
                            conditionsOf(query) + order + " LIMIT " + std::to_string(limit + 1) +
                            ") a" + alertJoins() + order;
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<AlertPage> {
        AlertPage page = readPage(tx.exec(sql, valuesOf(query)), limit);
        QSet<PatientId> patients;
        for (const Alert& alert : page.alerts) {
            if (alert.patient)
                patients.insert(alert.patient->id);
        }
        recordListed(tx, m_audit, "alerts.list", int(page.alerts.size()), patients);
        return page;
    });
}

Result<QMap<Severity, int>> PostgresAlertStore::openCounts()
{
    return m_database->read([](Transaction& tx) -> Result<QMap<Severity, int>> {
        QMap<Severity, int> counts;
        for (const Severity severity : AllSeverities)
            counts.insert(severity, 0);
        for (const Row row : tx.exec("SELECT severity, count(*) AS number FROM alerts "
                                     "WHERE acknowledged IS NOT TRUE GROUP BY severity "
                                     "ORDER BY severity")) {
            if (const auto severity = parseSeverity(row["severity"].text()))
                counts[*severity] = row["number"].integer();
        }
        return counts;
    });
}

Result<HistoryPage> PostgresAlertStore::history(const HistoryQuery& query)
{
    const int limit = std::clamp(query.limit, 1, LargestPage);
    QStringList kinds;
    for (const EventKind kind : query.kinds)
        kinds << eventCode(kind);
    const auto after = query.after.value_or(HistoryCursor());
    const std::string order = " ORDER BY e.xid DESC, e.event_id DESC";
    const std::string sql =
        "SELECT " + eventColumns() +
        " FROM (SELECT * FROM alert_events e WHERE (cardinality($1::text[]) = 0 "
        "OR e.kind = ANY ($1::text[])) AND ($2::uuid IS NULL OR e.patient_id = $2::uuid) "
        "AND ($3::text IS NULL OR (e.xid, e.event_id) < ($3::text::xid8, $4::uuid))" +
        order + " LIMIT " + std::to_string(limit + 1) + ") e" + eventJoins() + order;
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<HistoryPage> {
        const Rows rows = tx.exec(sql, {Param(kinds), Param(query.patient),
                                        after.xid.isEmpty() ? Param(nullptr) : Param(after.xid),
                                        after.id.isNull() ? Param(nullptr) : Param(after.id)});
        HistoryPage page;
        const int count = std::min(rows.size(), limit);
        for (int index = 0; index < count; ++index)
            page.events.push_back(eventOf(rows[index]));
        if (rows.size() > limit) {
            const Row last = rows[limit - 1];
            page.next = HistoryCursor{last["xid"].text(), last["event_id"].id<AlertEventId>()};
        }
        recordListed(tx, m_audit, "alerts.history", count, patientsOf(page.events));
        return page;
    });
}

Result<std::vector<Silence>> PostgresAlertStore::activeSilences()
{
    const QDateTime now = m_clock->now();
    const std::string sql =
        "SELECT s.silence_id, s.alert_type, s.started_at, s.until, s.person, s.note, " +
        patientColumns() + " FROM alert_silences s" + patientJoins("s.patient_id") +
        " WHERE s.ended_at IS NULL AND s.started_at <= $1 AND s.until > $1 "
        "ORDER BY s.until, s.silence_id";
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<std::vector<Silence>> {
        std::vector<Silence> silences;
        QSet<PatientId> patients;
        for (const Row row : tx.exec(sql, {Param(now)})) {
            silences.push_back({row["silence_id"].id<SilenceId>(),
                                patientOf(row).value_or(AlertPatient()), row["alert_type"].text(),
                                row["started_at"].instant(), row["until"].instant(),
                                row["person"].text(), row["note"].text()});
            patients.insert(silences.back().patient.id);
        }
        if (!silences.empty())
            recordListed(tx, m_audit, "alerts.silences", int(silences.size()), patients);
        return silences;
    });
}

Result<ChangeCursor> PostgresAlertStore::position()
{
    return m_database->read([](Transaction& tx) -> Result<ChangeCursor> {
        return ChangeCursor{
            tx.exec("SELECT pg_current_snapshot()::text AS seen").first()["seen"].text()};
    });
}

Result<AlertChanges> PostgresAlertStore::changesSince(const ChangeCursor& cursor)
{
    // A snapshot says exactly which transactions were visible to it: what this read takes is what
    // the last one could not see and this one's first page can, also where a transaction that
    // began long ago commits only now.
    const std::string sql =
        "SELECT " + eventColumns() +
        " FROM (SELECT * FROM alert_events e "
        "WHERE e.xid >= pg_snapshot_xmin($1::text::pg_snapshot) "
        "AND e.xid < pg_snapshot_xmax($2::text::pg_snapshot) "
        "AND NOT pg_visible_in_snapshot(e.xid, $1::text::pg_snapshot) "
        "AND pg_visible_in_snapshot(e.xid, $2::text::pg_snapshot) "
        "AND ($3::text IS NULL OR (e.xid, e.event_id) > ($3::text::xid8, $4::uuid)) "
        "ORDER BY e.xid, e.event_id LIMIT " +
        std::to_string(ChangesPerRead) + ") e" + eventJoins() + " ORDER BY e.xid, e.event_id";
    return m_database->writeUnregistered([&](Transaction& tx) -> Result<AlertChanges> {
        const Rows stand = tx.exec("SELECT pg_current_snapshot()::text AS reading, "
                                   "pg_snapshot_xmax($1::text::pg_snapshot) > "
                                   "pg_snapshot_xmax(pg_current_snapshot()) AS is_ahead",
                                   {Param(cursor.seen)});
        const QString now = stand.first()["reading"].text();
        if (stand.first()["is_ahead"].boolean())
            return AlertChanges{{}, {now}, true, true};
        const QString reading = cursor.reading.isEmpty() ? now : cursor.reading;
        AlertChanges changes = readChanges(
            tx.exec(sql, {Param(cursor.seen), Param(reading),
                          cursor.afterXid.isEmpty() ? Param(nullptr) : Param(cursor.afterXid),
                          cursor.afterEvent.isNull() ? Param(nullptr) : Param(cursor.afterEvent)}),
            cursor, reading);
        if (!changes.events.empty()) {
            recordListed(tx, m_audit, "alerts.follow", int(changes.events.size()),
                         patientsOf(changes.events));
        }
        return changes;
    });
}

} // namespace wardlight::alerts
