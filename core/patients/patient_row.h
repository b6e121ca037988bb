#pragma once

#include "core/patients/open_alerts.h"
#include "core/patients/patient.h"
#include "core/vitals/news2.h"

namespace wardlight::patients {

/// One line of the patient list.
struct PatientRow
{
    Patient patient;
    QString ward; ///< of the current stay; empty when there is none
    QString bed;
    OpenAlerts openAlerts = {};
    QDateTime lastMeasuredAt = {};           ///< UTC; null when nothing was measured
    std::optional<vitals::News2> news2 = {}; ///< SpO2 scale 1; none where it was not asked for
};

} // namespace wardlight::patients
