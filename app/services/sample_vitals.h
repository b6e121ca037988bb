#pragma once

#include "app/services/sample_stays.h"

#include <array>
#include <vector>

namespace wardlight::services {

/// What the sample ward measures, by the codes of core/vitals.
enum class SampleType
{
    HeartRate,
    Spo2,
    RespiratoryRate,
    Temperature,
    Systolic,
    Diastolic,
    Mean,
    Fio2,
    Consciousness,
    Weight,
    Glucose
};

/// One value as the bed's monitor or a nurse would send it.
struct SampleValue
{
    SampleType type = SampleType::HeartRate;
    double value = 0;
    qint64 second = 0;       ///< Unix time
    bool isArtefact = false; ///< a slipped sensor, movement; the monitor said so
};

/// From when to when to measure. What lies further back than four days is thinner, as the archive
/// of a monitor is; what comes after @p madeAt is live and denser.
struct SampleSpan
{
    qint64 from = 0; ///< Unix time, s
    qint64 to = 0;   ///< not included
    qint64 madeAt = 0;
};

/// Everything measured of one stay in a span, by time: with gaps (the patient is at the scanner, a
/// sensor is off) and artefacts. Spans that meet give what one span over both gives.
[[nodiscard]] std::vector<SampleValue> sampleValues(const SampleStay& stay, const SampleSpan& span);

/// The whole set once at one moment, as at the first look after a pause.
[[nodiscard]] std::vector<SampleValue> sampleRound(const SampleStay& stay, qint64 second);

} // namespace wardlight::services
