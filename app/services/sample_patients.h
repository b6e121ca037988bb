#pragma once

#include "core/patients/patient.h"

namespace wardlight::services {

/// Invented patients for a workspace to look around in: four wards of ten beds, all taken, and
/// twenty who lay there before and went home: together they cover the last 30 days. The same seed
/// gives the same people, to the id; stays end at @p now.
/// @param now  UTC
[[nodiscard]] std::vector<patients::NewPatient> samplePatients(quint32 seed, const QDateTime& now);

} // namespace wardlight::services
