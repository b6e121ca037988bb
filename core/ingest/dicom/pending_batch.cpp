#include "core/ingest/dicom/pending_batch.h"

#include <algorithm>

namespace wardlight::ingest {

ImportBatch PendingBatch::take()
{
    ImportBatch batch;
    batch.instances = std::exchange(m_instances, {});
    std::vector<patients::NewPatient> unused;
    for (patients::NewPatient& patient : m_patients) {
        const auto isOwner = [&patient](const StoredInstance& stored) {
            return stored.instance.patient == patient.patient.id;
        };
        const bool isNeeded = std::any_of(batch.instances.begin(), batch.instances.end(), isOwner);
        (isNeeded ? batch.patients : unused).push_back(std::move(patient));
    }
    m_patients = std::move(unused);
    return batch;
}

} // namespace wardlight::ingest
