#pragma once

#include "core/patients/patient_store.h"

#include <mutex>

namespace wardlight::test {

/// Patients in memory, in the order they were added. Thread-safe.
class MemoryPatientStore final : public patients::PatientStore
{
public:
    void addRow(patients::PatientRow row);
    void failWith(std::optional<Error> error);
    /// Every answer waits until release().
    void hold();
    void release();
    [[nodiscard]] std::vector<patients::PatientQuery> queries() const;
    [[nodiscard]] int summariesRead() const;
    /// What the wards hold from now on.
    void setBeds(std::vector<patients::WardBed> beds);
    [[nodiscard]] int overviewsRead() const;

    /// Finds what contains the search in MRN or name; sorts by nothing.
    [[nodiscard]] Result<patients::PatientPage> list(const patients::PatientQuery& query) override;
    [[nodiscard]] Result<patients::PatientSummary> summary(const PatientId& id) override;
    [[nodiscard]] Result<patients::PatientSummary>
    summaryByMrn(const QString& mrn, const std::optional<QString>& assigner) override;
    [[nodiscard]] Result<std::vector<patients::Ward>> wards() override;
    /// The beds of setBeds(), as of the clock of FixedClock.
    [[nodiscard]] Result<patients::WardOverview>
    wardOverview(const std::optional<QString>& ward) override;
    [[nodiscard]] Result<int> add(const OperationId& operation,
                                  const std::vector<patients::NewPatient>& patients) override;

private:
    mutable std::mutex m_mutex;
    std::mutex m_gate;
    std::vector<patients::PatientRow> m_rows;
    std::vector<patients::PatientQuery> m_queries;
    std::optional<Error> m_error;
    std::vector<patients::WardBed> m_beds;
    int m_overviews = 0;
    int m_summaries = 0;
};

/// "张伟 ZHANG Wei", MRN "MRN-00n", born 14 July 1945.
[[nodiscard]] patients::PatientRow patientRow(int number);

} // namespace wardlight::test
