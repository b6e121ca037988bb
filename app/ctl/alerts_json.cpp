#include "app/ctl/alerts_json.h"

#include "core/alerts/alert_rules.h"

namespace wardlight::ctl {

namespace {

using alerts::AckOutcome;
using alerts::Alert;
using alerts::AlertEvent;

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(const QDateTime& instant)
{
    return instant.isValid() ? QJsonValue(instant.toUTC().toString(Qt::ISODateWithMs))
                             : QJsonValue();
}

QString outcomeCode(AckOutcome::Kind kind)
{
    switch (kind) {
    case AckOutcome::Kind::Acknowledged:
        return QStringLiteral("acknowledged");
    case AckOutcome::Kind::WasAlready:
        return QStringLiteral("already_acknowledged");
    case AckOutcome::Kind::NotFound:
        return QStringLiteral("not_found");
    }
    return {};
}

} // namespace

QJsonObject toJson(const Alert& alert)
{
    return {{QStringLiteral("alert_id"), alert.id.toString()},
            {QStringLiteral("severity"), severityCode(alert.severity)},
            {QStringLiteral("alert_type"), alert.type},
            {QStringLiteral("message"), orNull(alert.message)},
            {QStringLiteral("patient_id"),
             alert.patient ? QJsonValue(alert.patient->id.toString()) : QJsonValue()},
            {QStringLiteral("device_id"),
             alert.device ? QJsonValue(alert.device->id.toString()) : QJsonValue()},
            {QStringLiteral("created_at"), orNull(alert.createdAt)},
            {QStringLiteral("acknowledged"), alert.acknowledged.has_value()},
            {QStringLiteral("acknowledged_by"),
             alert.acknowledged ? orNull(alert.acknowledged->by) : QJsonValue()},
            {QStringLiteral("acknowledged_at"),
             alert.acknowledged ? orNull(alert.acknowledged->at) : QJsonValue()}};
}

QJsonObject toJson(const AlertEvent& event)
{
    return {
        {QStringLiteral("event_id"), event.id.toString()},
        {QStringLiteral("kind"), eventCode(event.kind)},
        {QStringLiteral("occurred_at"), orNull(event.occurredAt)},
        {QStringLiteral("person"), orNull(event.person)},
        {QStringLiteral("note"), orNull(event.note)},
        {QStringLiteral("alert_type"), orNull(event.type)},
        {QStringLiteral("patient_id"),
         event.patient ? QJsonValue(event.patient->id.toString()) : QJsonValue()},
        {QStringLiteral("silenced_until"), orNull(event.silencedUntil)},
        {QStringLiteral("alert"), event.alert ? QJsonValue(toJson(*event.alert)) : QJsonValue()}};
}

QJsonObject toJson(const alerts::Silence& silence)
{
    return {{QStringLiteral("silence_id"), silence.id.toString()},
            {QStringLiteral("patient_id"), silence.patient.id.toString()},
            {QStringLiteral("mrn"), silence.patient.mrn},
            {QStringLiteral("alert_type"), silence.type},
            {QStringLiteral("started_at"), orNull(silence.startedAt)},
            {QStringLiteral("until"), orNull(silence.until)},
            {QStringLiteral("person"), silence.person},
            {QStringLiteral("note"), orNull(silence.note)}};
}

QJsonObject toJson(const AckOutcome& outcome)
{
    return {{QStringLiteral("alert_id"), outcome.id.toString()},
            {QStringLiteral("outcome"), outcomeCode(outcome.kind)},
            {QStringLiteral("acknowledged_by"), orNull(outcome.acknowledged.by)},
            {QStringLiteral("acknowledged_at"), orNull(outcome.acknowledged.at)},
            {QStringLiteral("note"), orNull(outcome.acknowledged.note)}};
}

QString instantText(const QDateTime& instant)
{
    return instant.isValid() ? instant.toUTC().toString(Qt::ISODate) : QString();
}

QString toLine(const AlertEvent& event)
{
    QStringList words{instantText(event.occurredAt), eventCode(event.kind)};
    if (event.alert)
        words << severityCode(event.alert->severity) << alerts::headline(*event.alert);
    else
        words << alerts::plainLine(event.type);
    if (event.patient)
        words << alerts::plainLine(event.patient->name) << event.patient->mrn;
    if (event.silencedUntil.isValid())
        words << QStringLiteral("→ ") + instantText(event.silencedUntil);
    for (const QString& text : {event.person, event.note}) {
        if (!text.isEmpty())
            words << alerts::plainLine(text);
    }
    return words.join(QStringLiteral("  "));
}

} // namespace wardlight::ctl
