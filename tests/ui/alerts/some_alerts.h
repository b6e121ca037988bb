#pragma once

#include "core/alerts/alert.h"

namespace wardlight::test {

inline const QDateTime AlertNoon{{2026, 3, 14}, {12, 0}, Qt::UTC};

[[nodiscard]] inline alerts::AlertPatient alertPatient(int number)
{
    alerts::AlertPatient patient;
    patient.id = PatientId(QUuid(uint(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    patient.name = QStringLiteral("PATIENT %1").arg(number);
    patient.mrn = QStringLiteral("0042-%1").arg(number);
    patient.ward = QStringLiteral("Ward %1").arg(number % 3);
    return patient;
}

/// An open alert of this patient, raised so long before AlertNoon.
[[nodiscard]] inline alerts::Alert someAlert(int patient, const char* type,
                                             alerts::Severity severity, int secondsAgo)
{
    alerts::Alert alert;
    alert.id = AlertId::generate();
    alert.severity = severity;
    alert.type = QString::fromLatin1(type);
    alert.message = QStringLiteral("%1 of %2").arg(alert.type).arg(patient);
    alert.patient = alertPatient(patient);
    alert.createdAt = AlertNoon.addSecs(-secondsAgo);
    return alert;
}

[[nodiscard]] inline alerts::Alert acknowledgedBy(alerts::Alert alert, const char* person)
{
    alert.acknowledged =
        alerts::Acknowledgement{QString::fromUtf8(person), AlertNoon, QStringLiteral("seen")};
    return alert;
}

} // namespace wardlight::test
