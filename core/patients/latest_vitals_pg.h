#pragma once

#include "core/base/ids.h"
#include "core/postgres/transaction.h"
#include "core/vitals/vitals_store.h"

#include <QHash>

namespace wardlight::patients {

/// The newest value of each type for many patients; of two at one moment, the one recorded last.
/// One look into an index a patient, type and partition, however much was measured.
[[nodiscard]] QHash<PatientId, vitals::LatestSamples>
readLatestVitals(postgres::Transaction& tx, const std::vector<PatientId>& patients,
                 const QStringList& types);

/// The newest value of every type that one patient has.
[[nodiscard]] vitals::LatestSamples readAllLatestVitals(postgres::Transaction& tx,
                                                        const PatientId& patient);

} // namespace wardlight::patients
