#pragma once

#include "core/base/clock.h"
#include "core/ingest/csv/vitals_csv.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/vitals/vitals_store.h"

#include <memory>
#include <vector>

namespace wardlight::ingest::csv {

/// What an import of vitals works with.
struct VitalsImportServices
{
    std::shared_ptr<postgres::Database> database;
    security::AuditContext audit;
    std::shared_ptr<const Clock> clock;
};

/// The patient with this MRN; of several assigners' the house's own.
/// @return Error::NotFound, Error::Conflict when it names several patients
[[nodiscard]] Result<PatientId> findPatient(postgres::Database& database, const QString& mrn);

/// Records some rows and the patients they name, as one operation with one audit row. A patient
/// whose number is not on record is added with nothing but it, unless no row of theirs passes the
/// rules of intake.
/// @param source     the file's name, for the audit log
/// @param otherwise  whose the rows are that name no patient
/// @return one outcome a row, in their order
[[nodiscard]] Result<std::vector<vitals::RecordOutcome>>
commitVitals(const VitalsImportServices& services, const QString& source,
             const std::vector<VitalsRow>& rows, const std::optional<PatientId>& otherwise);

} // namespace wardlight::ingest::csv
