#include "core/alerts/alert_store_pg.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QSet>

#include <cmath>

namespace wardlight::alerts {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

constexpr int LongestType = 50;
constexpr int LongestUnit = 20;
constexpr int LongestText = 4'000;
/// How far a sender's clock may be ahead of ours.
constexpr qint64 ClockToleranceMs = 60'000;

/// The context of this file's translations.
struct AlertWriteTexts
{
    Q_DECLARE_TR_FUNCTIONS(AlertWriteTexts)
};

tl::unexpected<Error> invalid(const QString& message)
{
    return fail(ErrorCode::Invalid, message, QStringLiteral("alert refused"));
}

Result<> checkType(const QString& type)
{
    if (type.trimmed().isEmpty() || type.size() > LongestType)
        return invalid(
            AlertWriteTexts::tr("An alert's type has 1 to %1 characters.").arg(LongestType));
    return {};
}

Result<> checkNumbers(const NewAlert& alert)
{
    for (const auto& number : {alert.value, alert.limit}) {
        if (number && !std::isfinite(*number))
            return invalid(AlertWriteTexts::tr("An alert's value and limit must be numbers."));
    }
    return {};
}

Result<> check(const NewAlert& alert, const QDateTime& now)
{
    if (auto checked = checkType(alert.type); !checked)
        return checked;
    if (auto checked = checkNumbers(alert); !checked)
        return checked;
    if (alert.message.size() > LongestText)
        return invalid(
            AlertWriteTexts::tr("An alert's message has at most %1 characters.").arg(LongestText));
    if (alert.unit.size() > LongestUnit || alert.measurementType.size() > LongestType)
        return invalid(AlertWriteTexts::tr("An alert's unit has at most %1 characters, its kind of "
                                           "measurement %2.")
                           .arg(LongestUnit)
                           .arg(LongestType));
    if (alert.occurredAt.isValid() && now.msecsTo(alert.occurredAt) > ClockToleranceMs)
        return invalid(AlertWriteTexts::tr("An alert cannot have occurred in the future."));
    return {};
}

QString messageOf(const NewAlert& alert)
{
    if (!alert.message.isEmpty() || !alert.value || !alert.limit)
        return alert.message;
    return limitText(alert.measurementType.isEmpty() ? alert.type : alert.measurementType,
                     *alert.value, *alert.limit);
}

Param orNull(const QString& text)
{
    return text.isEmpty() ? Param(nullptr) : Param(text);
}

QString numberText(const std::optional<double>& number)
{
    return number ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString();
}

template <class Tag>
QString idText(const std::optional<Id<Tag>>& id)
{
    return id ? id->toString() : QString();
}

/// One column of many alerts; an empty text stands for NULL. PostgreSQL's text holds no U+0000.
template <class Text>
Param column(const std::vector<NewAlert>& alerts, Text text)
{
    QStringList texts;
    for (const NewAlert& alert : alerts)
        texts << QString(text(alert)).replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    return Param(texts);
}

void insertAll(Transaction& tx, const std::vector<NewAlert>& alerts, const QStringList& ids,
               const QDateTime& now)
{
    using New = const NewAlert&;
    tx.exec(R"(
        INSERT INTO alerts (alert_id, device_id, patient_id, alert_type, severity, message,
            measurement_type, value, limit_value, unit, occurred_at, created_at)
        SELECT n.alert_id::uuid,
            coalesce(nullif(n.device, '')::uuid,
                     (SELECT d.device_id FROM devices d WHERE d.serial_number = n.serial)),
            nullif(n.patient, '')::uuid, n.type, n.severity, nullif(n.message, ''),
            nullif(n.measurement, ''), nullif(n.value, '')::numeric, nullif(n.bound, '')::numeric,
            nullif(n.unit, ''), nullif(n.occurred, '')::timestamptz,
            coalesce(nullif(n.occurred, '')::timestamptz, $13)
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                    $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
            AS n (alert_id, device, serial, patient, type, severity, message, measurement,
                  value, bound, unit, occurred))",
            {Param(ids), column(alerts, [](New a) { return idText(a.device); }),
             column(alerts, [](New a) { return a.deviceSerial; }),
             column(alerts, [](New a) { return idText(a.patient); }),
             column(alerts, [](New a) { return a.type; }),
             column(alerts, [](New a) { return severityCode(a.severity); }),
             column(alerts, messageOf), column(alerts, [](New a) { return a.measurementType; }),
             column(alerts, [](New a) { return numberText(a.value); }),
             column(alerts, [](New a) { return numberText(a.limit); }),
             column(alerts, [](New a) { return a.unit; }),
             column(alerts, [](New a) { return a.occurredAt.toUTC().toString(Qt::ISODateWithMs); }),
             Param(now)});
}

/// That every patient and device named exists.
Result<> checkReferences(Transaction& tx, const std::vector<NewAlert>& alerts)
{
    QStringList patients;
    QStringList devices;
    QStringList serials;
    for (const NewAlert& alert : alerts) {
        if (alert.patient)
            patients << alert.patient->toString();
        if (alert.device)
            devices << alert.device->toString();
        else if (!alert.deviceSerial.isEmpty())
            serials << alert.deviceSerial;
    }
    for (QStringList* list : {&patients, &devices, &serials})
        list->removeDuplicates();
    const Rows counts =
        tx.exec("SELECT (SELECT count(*) FROM patients WHERE patient_id = ANY ($1::uuid[])) "
                "AS patients, (SELECT count(*) FROM devices WHERE device_id = ANY ($2::uuid[])) "
                "AS devices, (SELECT count(*) FROM devices WHERE serial_number = ANY ($3::text[])) "
                "AS serials",
                {Param(patients), Param(devices), Param(serials)});
    const Row found = counts.first();
    if (found["patients"].integer() < patients.size())
        return fail(ErrorCode::NotFound, AlertWriteTexts::tr("There is no such patient."));
    if (found["devices"].integer() < devices.size() || found["serials"].integer() < serials.size())
        return fail(ErrorCode::NotFound, AlertWriteTexts::tr("There is no such device."));
    return {};
}

std::optional<PatientId> onlyPatient(const std::vector<NewAlert>& alerts)
{
    return alerts.size() == 1 ? alerts.front().patient : std::nullopt;
}

QStringList textsOf(const std::vector<AlertId>& ids)
{
    QStringList texts;
    for (const AlertId& id : ids)
        texts << id.toString();
    return texts;
}

QSet<AlertId> claim(Transaction& tx, const QStringList& ids, const QString& person,
                    const QString& note, const QDateTime& now)
{
    // Rows are locked in one order, so that two people with the same selection do not deadlock;
    // one that somebody else acknowledged while this waited for its lock is looked at again and
    // left out.
    const Rows claimed = tx.exec(R"(
        WITH open AS (
            SELECT alert_id FROM alerts
            WHERE alert_id = ANY ($1::uuid[]) AND acknowledged IS NOT TRUE
            ORDER BY alert_id FOR UPDATE)
        UPDATE alerts a
        SET acknowledged = true, acknowledged_by_name = $2, acknowledged_note = $3,
            acknowledged_at = $4
        FROM open WHERE a.alert_id = open.alert_id
        RETURNING a.alert_id)",
                                 {Param(ids), Param(person), orNull(note), Param(now)});
    QSet<AlertId> mine;
    for (const Row row : claimed)
        mine.insert(row["alert_id"].id<AlertId>());
    return mine;
}

std::vector<AckOutcome> outcomesOf(Transaction& tx, const std::vector<AlertId>& ids,
                                   const QSet<AlertId>& mine)
{
    QHash<AlertId, AckOutcome> outcomes;
    for (const Row row : tx.exec("SELECT alert_id, acknowledged_at, "
                                 "coalesce(acknowledged_by_name, acknowledged_by::text) AS person, "
                                 "left(acknowledged_note, 4000) AS note "
                                 "FROM alerts WHERE alert_id = ANY ($1::uuid[]) ORDER BY alert_id",
                                 {Param(textsOf(ids))})) {
        const auto id = row["alert_id"].id<AlertId>();
        outcomes.insert(
            id, {id,
                 mine.contains(id) ? AckOutcome::Kind::Acknowledged : AckOutcome::Kind::WasAlready,
                 {row["person"].text(), row["acknowledged_at"].instant(), row["note"].text()}});
    }
    std::vector<AckOutcome> ordered;
    ordered.reserve(ids.size());
    for (const AlertId& id : ids)
        ordered.push_back(outcomes.value(id, {id, AckOutcome::Kind::NotFound, {}}));
    return ordered;
}

/// Writes into the stream of changes what no trigger sees, and announces it.
void recordSilenceEvent(Transaction& tx, EventKind kind, const PatientId& patient,
                        const QString& type, const QString& person, const QString& note,
                        const QDateTime& until)
{
    tx.exec("INSERT INTO alert_events (patient_id, alert_type, kind, person, note, silenced_until) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            {Param(patient), Param(type), Param(eventCode(kind)), Param(person), orNull(note),
             Param(until)});
    tx.exec("NOTIFY wardlight_alerts");
}

Rows endActive(Transaction& tx, const PatientId& patient, const QString& type,
               const QString& person, const QDateTime& now)
{
    return tx.exec("UPDATE alert_silences SET ended_at = $3, ended_by = $4 "
                   "WHERE patient_id = $1 AND alert_type = $2 AND ended_at IS NULL AND until > $3 "
                   "RETURNING silence_id",
                   {Param(patient), Param(type), Param(now), Param(person)});
}

Result<> checkSilence(const NewSilence& silence, const QDateTime& now)
{
    if (auto checked = checkType(silence.type); !checked)
        return checked;
    if (!silence.until.isValid() || silence.until <= now)
        return invalid(AlertWriteTexts::tr("A silence needs an end that is still to come."));
    if (now.msecsTo(silence.until) > qint64(std::chrono::milliseconds(LongestSilence).count()))
        return invalid(AlertWriteTexts::tr("Alerts can be silenced for %1 hours at most.")
                           .arg(LongestSilence.count()));
    if (silence.note.size() > LongestText)
        return invalid(AlertWriteTexts::tr("A note has at most %1 characters.").arg(LongestText));
    return {};
}

} // namespace

Result<std::vector<AlertId>> PostgresAlertStore::raise(const OperationId& operation,
                                                       const std::vector<NewAlert>& alerts)
{
    const QDateTime now = m_clock->now();
    if (alerts.size() > std::size_t(LargestBatch))
        return fail(
            ErrorCode::Limit,
            AlertWriteTexts::tr("At most %1 alerts can be raised at once.").arg(LargestBatch));
    std::vector<AlertId> ids;
    for (const NewAlert& alert : alerts) {
        if (auto checked = check(alert, now); !checked)
            return propagate(checked);
        ids.push_back(alert.id.isNull() ? AlertId::generate() : alert.id);
    }
    return m_database->write(operation, [&](Transaction& tx) -> Result<std::vector<AlertId>> {
        if (auto known = checkReferences(tx, alerts); !known)
            return propagate(known);
        insertAll(tx, alerts, textsOf(ids), now);
        security::recordAudit(tx, m_audit,
                              {QStringLiteral("alerts.raise"),
                               onlyPatient(alerts),
                               ids.size() == 1 ? ids.front().toString() : QString(),
                               {{QStringLiteral("count"), int(ids.size())}}});
        return ids;
    });
}

Result<std::vector<AckOutcome>> PostgresAlertStore::acknowledge(const OperationId& operation,
                                                                const std::vector<AlertId>& ids,
                                                                const QString& note)
{
    if (ids.size() > std::size_t(LargestBatch))
        return fail(ErrorCode::Limit,
                    AlertWriteTexts::tr("At most %1 alerts can be acknowledged at once.")
                        .arg(LargestBatch));
    if (note.size() > LongestText)
        return invalid(AlertWriteTexts::tr("A note has at most %1 characters.").arg(LongestText));
    const QDateTime now = m_clock->now();
    return m_database->write(operation, [&](Transaction& tx) -> Result<std::vector<AckOutcome>> {
        const auto mine = claim(tx, textsOf(ids), m_audit.person, note, now);
        const auto outcomes = outcomesOf(tx, ids, mine);
        QJsonArray acknowledged;
        for (const AlertId& id : mine)
            acknowledged.append(id.toString());
        security::recordAudit(tx, m_audit,
                              {QStringLiteral("alerts.acknowledge"),
                               std::nullopt,
                               ids.size() == 1 ? ids.front().toString() : QString(),
                               {{QStringLiteral("asked"), int(ids.size())},
                                {QStringLiteral("alerts"), acknowledged}}});
        return outcomes;
    });
}

Result<SilenceId> PostgresAlertStore::silence(const OperationId& operation,
                                              const NewSilence& silence)
{
    const QDateTime now = m_clock->now();
    if (auto checked = checkSilence(silence, now); !checked)
        return propagate(checked);
    const SilenceId id = SilenceId::generate();
    return m_database->write(operation, [&](Transaction& tx) -> Result<SilenceId> {
        if (tx.exec("SELECT FROM patients WHERE patient_id = $1", {Param(silence.patient)})
                .isEmpty())
            return fail(ErrorCode::NotFound, AlertWriteTexts::tr("There is no such patient."));
        endActive(tx, silence.patient, silence.type, m_audit.person, now);
        tx.exec("INSERT INTO alert_silences (silence_id, patient_id, alert_type, started_at, "
                "until, person, note) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                {Param(id), Param(silence.patient), Param(silence.type), Param(now),
                 Param(silence.until), Param(m_audit.person), Param(silence.note)});
        recordSilenceEvent(tx, EventKind::Silenced, silence.patient, silence.type, m_audit.person,
                           silence.note, silence.until);
        security::recordAudit(
            tx, m_audit,
            {QStringLiteral("alerts.silence"),
             silence.patient,
             id.toString(),
             {{QStringLiteral("type"), silence.type},
              {QStringLiteral("until"), silence.until.toUTC().toString(Qt::ISODateWithMs)}}});
        return id;
    });
}

Result<> PostgresAlertStore::endSilence(const OperationId& operation, const PatientId& patient,
                                        const QString& type)
{
    const QDateTime now = m_clock->now();
    return m_database->write(operation, [&](Transaction& tx) -> Result<> {
        if (endActive(tx, patient, type, m_audit.person, now).isEmpty())
            return fail(
                ErrorCode::NotFound,
                AlertWriteTexts::tr("Alerts of this type are not silenced for this patient."));
        recordSilenceEvent(tx, EventKind::Unsilenced, patient, type, m_audit.person, {}, {});
        security::recordAudit(tx, m_audit,
                              {QStringLiteral("alerts.unsilence"),
                               patient,
                               QString(),
                               {{QStringLiteral("type"), type}}});
        return {};
    });
}

} // namespace wardlight::alerts
