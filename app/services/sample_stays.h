#pragma once

#include "app/services/sample_course.h"
#include "core/patients/patient.h"

#include <QDateTime>

#include <vector>

namespace wardlight::services {

/// How closely a bed is watched.
enum class Watch
{
    Rounds,    ///< a nurse measures every hour, at night every two, the unwell every 15 minutes
    Telemetry, ///< rounds, and the pulse every 15 minutes
    Monitored  ///< pulse, breathing and SpO2 every five minutes, pressure every 15
};

/// Somebody in a bed of the sample ward, with everything needed to measure them.
struct SampleStay
{
    PatientId patient;
    int number = 0; ///< of the patient among samplePatients()
    int bed = 0;    ///< 0 to 39 through all wards
    Watch watch = Watch::Rounds;
    bool isShowcase = false; ///< once a minute of late
    bool hasDiabetes = false;
    bool isWeighed = false;
    qint64 from = 0; ///< Unix time, s
    qint64 to = 0;   ///< after the last moment; far away while the stay lasts
    SamplePerson person = {};
};

/// The stays of the last 30 days in the 40 beds, and who is ill with what.
/// @param madeAt  the moment the sample ward was made, UTC: stays and illness lie around it
[[nodiscard]] std::vector<SampleStay> sampleStays(quint32 seed, const QDateTime& madeAt);

} // namespace wardlight::services
