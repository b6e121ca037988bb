#include "core/alerts/alert_rows_pg.h"

namespace wardlight::alerts {

namespace {

using postgres::Row;

/// The name as a ward writes it: native script, family name in capitals, given names.
QString wardName(const Row& row)
{
    QStringList parts;
    for (const QString& part :
         {row["native_name"].text(), row["last_name"].text().toUpper(), row["first_name"].text()}) {
        if (!part.trimmed().isEmpty())
            parts << part.trimmed();
    }
    return parts.isEmpty() ? row["mrn"].text() : parts.join(u' ');
}

std::optional<Acknowledgement> acknowledgementOf(const Row& row)
{
    if (!row["acknowledged"].boolean())
        return std::nullopt;
    return Acknowledgement{row["acknowledged_person"].text(), row["acknowledged_at"].instant(),
                           row["acknowledged_note"].text()};
}

} // namespace

const std::string& patientColumns()
{
    static const std::string Columns = "p.patient_id AS patient, p.mrn, p.native_name, "
                                       "p.last_name, p.first_name, stay.ward, stay.bed";
    return Columns;
}

std::string patientJoins(const std::string& patientId)
{
    return " LEFT JOIN patients p ON p.patient_id = " + patientId +
           " LEFT JOIN LATERAL (SELECT s.ward, s.bed FROM encounters s "
           "WHERE s.patient_id = p.patient_id AND s.ended_at IS NULL "
           "ORDER BY s.started_at DESC, s.encounter_id LIMIT 1) stay ON true";
}

const std::string& alertColumns()
{
    // Texts that another program wrote may be of any length, and its numbers may be none.
    static const std::string Columns =
        "a.alert_id, a.severity, a.alert_type, left(a.message, 4000) AS message, "
        "d.device_id AS device, d.serial_number, d.device_type, a.measurement_type, "
        "CASE WHEN abs(a.value) < 1e15 THEN a.value END AS value, "
        "CASE WHEN abs(a.limit_value) < 1e15 THEN a.limit_value END AS limit_value, a.unit, "
        "a.created_at, a.occurred_at, a.acknowledged, "
        "coalesce(a.acknowledged_by_name, a.acknowledged_by::text) AS acknowledged_person, "
        "a.acknowledged_at, left(a.acknowledged_note, 4000) AS acknowledged_note, " +
        patientColumns();
    return Columns;
}

const std::string& alertJoins()
{
    static const std::string Joins =
        patientJoins("a.patient_id") + " LEFT JOIN devices d ON d.device_id = a.device_id";
    return Joins;
}

std::optional<AlertPatient> patientOf(const Row& row)
{
    if (row["patient"].isNull())
        return std::nullopt;
    return AlertPatient{row["patient"].id<PatientId>(), wardName(row), row["mrn"].text(),
                        row["ward"].text(), row["bed"].text()};
}

Alert alertOf(const Row& row)
{
    Alert alert;
    alert.id = row["alert_id"].id<AlertId>();
    alert.severity = parseSeverity(row["severity"].text()).value_or(Severity::High);
    alert.type = row["alert_type"].text();
    alert.message = row["message"].text();
    alert.patient = patientOf(row);
    if (!row["device"].isNull()) {
        alert.device = AlertDevice{row["device"].id<DeviceId>(), row["serial_number"].text(),
                                   row["device_type"].text()};
    }
    alert.measurementType = row["measurement_type"].text();
    alert.value = row["value"].maybeNumber();
    alert.limit = row["limit_value"].maybeNumber();
    alert.unit = row["unit"].text();
    alert.createdAt = row["created_at"].instant();
    alert.occurredAt = row["occurred_at"].instant();
    alert.acknowledged = acknowledgementOf(row);
    return alert;
}

const std::string& eventColumns()
{
    static const std::string Columns =
        "e.event_id, e.xid::text AS xid, e.kind, e.occurred_at AS event_at, "
        "left(e.person, 4000) AS person, left(e.note, 4000) AS note, "
        "coalesce(e.alert_type, a.alert_type) AS event_type, e.silenced_until, " +
        alertColumns();
    return Columns;
}

const std::string& eventJoins()
{
    static const std::string Joins = " LEFT JOIN alerts a ON a.alert_id = e.alert_id" +
                                     patientJoins("coalesce(a.patient_id, e.patient_id)") +
                                     " LEFT JOIN devices d ON d.device_id = a.device_id";
    return Joins;
}

AlertEvent eventOf(const Row& row)
{
    AlertEvent event;
    event.id = row["event_id"].id<AlertEventId>();
    event.kind = parseEventKind(row["kind"].text()).value_or(EventKind::Raised);
    event.occurredAt = row["event_at"].instant();
    event.person = row["person"].text();
    event.note = row["note"].text();
    event.type = row["event_type"].text();
    event.silencedUntil = row["silenced_until"].instant();
    event.patient = patientOf(row);
    if (!row["alert_id"].isNull())
        event.alert = alertOf(row);
    return event;
}

} // namespace wardlight::alerts
