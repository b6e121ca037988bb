#pragma once

#include "core/base/clock.h"
#include "core/patients/patient_store.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"

#include <memory>

namespace wardlight::patients {

/// Patients in the tables `patients`, `patient_allergies` and `encounters`.
class PostgresPatientStore final : public PatientStore
{
public:
    /// @param clock  decides which values are too old for a score
    PostgresPatientStore(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                         std::shared_ptr<const Clock> clock);

    [[nodiscard]] Result<PatientPage> list(const PatientQuery& query) override;
    [[nodiscard]] Result<PatientSummary> summary(const PatientId& id) override;
    [[nodiscard]] Result<PatientSummary>
    summaryByMrn(const QString& mrn, const std::optional<QString>& assigner = {}) override;
    [[nodiscard]] Result<std::vector<Ward>> wards() override;
    [[nodiscard]] Result<WardOverview>
    wardOverview(const std::optional<QString>& ward = {}) override;
    [[nodiscard]] Result<int> add(const OperationId& operation,
                                  const std::vector<NewPatient>& patients) override;

private:
    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    std::shared_ptr<const Clock> m_clock;
};

struct EnsuredPatient
{
    PatientId id;
    bool isNew = false;
};

/// For importers, inside their own transaction (which leaves the audit row): the patient with this
/// MRN and assigner, created from what is given when missing, never overwritten. The MRN must not
/// be empty; texts longer than the columns are cut.
[[nodiscard]] EnsuredPatient ensurePatient(postgres::Transaction& tx, const NewPatient& patient);

} // namespace wardlight::patients
