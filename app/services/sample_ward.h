#pragma once

#include "app/services/sample_vitals.h"
#include "app/services/services.h"
#include "core/async/job.h"
#include "core/patients/sample_mark_pg.h"
#include "core/vitals/sample.h"

namespace wardlight::services {

struct SampleWardOptions
{
    quint32 seed = 0;
    int days = 30; ///< of history
};

struct SampleWardReport
{
    int measurementsAdded = 0;
    int alertsAdded = 0;
};

/// Records some weeks of vitals and alerts for the sample patients, and marks the workspace as one
/// that holds invented data. What was interrupted is completed; a second call adds nothing. A
/// patient of the same record number who was there before is not one of ours and gets nothing.
/// Blocking.
[[nodiscard]] Result<SampleWardReport> createSampleWard(const Services& services,
                                                        const SampleWardOptions& options, Job& job);

/// The stays of the patients whom a mark names, and of no others.
[[nodiscard]] std::vector<SampleStay> markedStays(const patients::SampleMark& mark);

/// A sample value as its device would send it to intake.
[[nodiscard]] vitals::Reading sampleReading(const SampleStay& stay, const SampleValue& value);
/// The serial number of the monitor at a stay's bed.
[[nodiscard]] QString sampleDevice(const SampleStay& stay);
/// The measurement type and its unit, as core/vitals has them.
[[nodiscard]] QString sampleTypeCode(SampleType type);
[[nodiscard]] QString sampleUnit(SampleType type);

} // namespace wardlight::services
