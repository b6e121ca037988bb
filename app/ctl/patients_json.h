#pragma once

#include "core/patients/patient_store.h"

#include <QJsonObject>

namespace wardlight::ctl {

/// A patient as every command writes one; absent values are null, not empty texts.
[[nodiscard]] QJsonObject patientJson(const patients::PatientRow& row);
/// The newest values by type.
[[nodiscard]] QJsonObject latestJson(const vitals::LatestSamples& latest);

} // namespace wardlight::ctl
