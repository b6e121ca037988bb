#pragma once

#include "core/ingest/dicom/dicom_index_pg.h"

namespace wardlight::ingest {

/// Instances that are in the store and wait to be indexed, with the new patients they need.
class PendingBatch
{
public:
    /// A patient whom later instances rely on, though the one that made it may fail.
    void addPatient(patients::NewPatient patient) { m_patients.push_back(std::move(patient)); }
    void add(StoredInstance stored) { m_instances.push_back(std::move(stored)); }

    /// Whether there is enough for a transaction of its own.
    [[nodiscard]] bool isFull() const { return m_instances.size() >= MostInstances; }
    [[nodiscard]] bool isEmpty() const { return m_instances.empty(); }
    /// Everything added, and those of the patients that it needs: one without an instance is not
    /// made yet.
    [[nodiscard]] ImportBatch take();

private:
    static constexpr std::size_t MostInstances = 1000;

    std::vector<StoredInstance> m_instances;
    std::vector<patients::NewPatient> m_patients;
};

} // namespace wardlight::ingest
