#include "app/ctl/patients_json.h"

#include <QJsonArray>

namespace wardlight::ctl {

namespace {

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

QJsonObject patientJson(const patients::PatientRow& row)
{
    const patients::Patient& patient = row.patient;
    const QString born =
        patient.dateOfBirth ? patient.dateOfBirth->toString(Qt::ISODate) : QString();
    return {{QStringLiteral("patient_id"), patient.id.toString()},
            {QStringLiteral("mrn"), patient.mrn},
            {QStringLiteral("first_name"), orNull(patient.firstName)},
            {QStringLiteral("last_name"), orNull(patient.lastName)},
            {QStringLiteral("native_name"), orNull(patient.nativeName)},
            {QStringLiteral("date_of_birth"), orNull(born)},
            {QStringLiteral("gender"), orNull(genderCode(patient.gender))},
            {QStringLiteral("ward"), orNull(row.ward)},
            {QStringLiteral("bed"), orNull(row.bed)}};
}

QJsonObject latestJson(const vitals::LatestSamples& latest)
{
    QJsonObject json;
    for (auto entry = latest.cbegin(); entry != latest.cend(); ++entry) {
        json.insert(entry.key(), QJsonObject{{QStringLiteral("value"), entry->value},
                                             {QStringLiteral("unit"), entry->unit},
                                             {QStringLiteral("measured_at"),
                                              entry->measuredAt.toString(Qt::ISODateWithMs)},
                                             {QStringLiteral("flags"),
                                              QJsonArray::fromStringList(entry->flags)}});
    }
    return json;
}

} // namespace wardlight::ctl
