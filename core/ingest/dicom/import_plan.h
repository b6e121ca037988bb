#pragma once

#include "core/ingest/dicom/dicom_index_pg.h"
#include "core/ingest/dicom/orphan_studies.h"

#include <optional>

namespace wardlight::ingest {

/// Decides what happens to each file of an import, from what the database knows and what came
/// before in the same import. Touches neither store nor database itself.
class ImportPlan
{
public:
    enum class Verdict
    {
        Store,
        Unchanged,
        Reject
    };

    struct Decision
    {
        Verdict verdict = Verdict::Reject;
        QString reason;                                 ///< of a Reject; translated
        std::optional<PatientId> patient;               ///< whose it is; empty: nobody's
        std::optional<patients::NewPatient> newPatient; ///< to be made with the first such file
    };

    /// @param assigned  the patient the person named for all files
    /// @param orphans  asked when a file's patient is new
    ImportPlan(std::optional<PatientId> assigned, OrphanStudies& orphans)
        : m_assigned(assigned), m_orphans(orphans)
    {}

    /// Adds what the database knows about the files to be decided next.
    void learn(const IndexSnapshot& snapshot);
    /// @return the error of the orphan search
    [[nodiscard]] Result<Decision> decide(const DicomFile& file);
    /// The file decided on could not be stored after all.
    void forget(const DicomFile& file);

private:
    struct Seen
    {
        Sha256Digest sha256;
        QString studyUid;
    };

    [[nodiscard]] std::optional<Decision> decideKnown(const DicomFile& file) const;
    [[nodiscard]] std::optional<QString> contradiction(const imaging::DicomHeader& header) const;
    [[nodiscard]] Result<Decision> owner(const DicomFile& file);

    std::optional<PatientId> m_assigned;
    OrphanStudies& m_orphans;
    QHash<QString, Seen> m_instances;
    QHash<QString, imaging::StudyOwner> m_studies;
    QHash<QString, QString> m_seriesStudies;
    QHash<FilePatientKey, PatientId> m_patients;
};

} // namespace wardlight::ingest
