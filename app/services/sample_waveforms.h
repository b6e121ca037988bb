#pragma once

#include "app/services/services.h"
#include "core/async/job.h"
#include "core/patients/patient.h"

namespace wardlight::services {

/// Records half an hour of invented monitor curves (two leads, pulse, breath) with a gap, a note,
/// and the beats that our own detector finds in them, for the first few sample patients. A second
/// call adds nothing; a patient who is not there gets nothing. Blocking.
/// @return the recordings that are new
[[nodiscard]] Result<int> createSampleRecordings(const Services& services, quint32 seed,
                                                 const std::vector<patients::NewPatient>& people,
                                                 Job& job);

} // namespace wardlight::services
