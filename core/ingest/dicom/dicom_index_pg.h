#pragma once

#include "core/imaging/imaging_index_pg.h"
#include "core/ingest/dicom/dicom_file.h"
#include "core/patients/patient.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <utility>
#include <vector>

namespace wardlight::ingest {

/// What names a patient in a file: PatientID and its issuer.
using FilePatientKey = std::pair<QString, QString>;

/// What the database knows about the UIDs and patients of some files.
struct IndexSnapshot
{
    QHash<QString, imaging::IndexedInstance> instances; ///< by SOP instance UID
    QHash<QString, imaging::StudyOwner> studies;        ///< by study UID
    QHash<QString, QString> seriesStudies;              ///< study UID by series UID
    QHash<FilePatientKey, PatientId> patients;
};

/// Those of the hashes that are of an indexed instance's bytes.
[[nodiscard]] Result<QSet<QByteArray>> findIndexedHashes(postgres::Database& database,
                                                         const QList<QByteArray>& hashes);

/// Those of the keys whose objects are indexed, with their sizes in bytes.
[[nodiscard]] Result<QHash<QString, qint64>> findIndexedKeys(postgres::Database& database,
                                                             const QStringList& keys);

[[nodiscard]] Result<IndexSnapshot> readSnapshot(postgres::Database& database,
                                                 const std::vector<DicomFile>& files);

/// The patient to file under when the person named an MRN: the house's own number, else the only
/// one of any assigner.
/// @return NotFound, or Error::Conflict when several assigners gave this number
[[nodiscard]] Result<PatientId> findPatientByMrn(postgres::Database& database, const QString& mrn);

/// Those of the ids that are patients.
[[nodiscard]] Result<QSet<PatientId>> findPatients(postgres::Database& database,
                                                   const QList<PatientId>& ids);

/// An instance whose object is in the store and was read back, or fetched and checked.
struct StoredInstance
{
    QString path; ///< where it came from
    imaging::NewInstance instance;
    /// Empty for an object that nobody recorded a hash for: it stays unverified.
    std::optional<objects::ManifestEntry> entry;
};

/// What one transaction of an import adds.
struct ImportBatch
{
    QString action = QStringLiteral("imaging.import"); ///< for the audit row
    std::vector<StoredInstance> instances;
    std::vector<patients::NewPatient> patients; ///< that the instances need and nobody had
};

/// Adds a batch as a whole, with its one audit row.
/// @return Error::Conflict when another program added one of these instances or patients meanwhile;
///         the files must be looked at anew
[[nodiscard]] Result<> commitBatch(postgres::Database& database,
                                   const security::AuditContext& audit, const ImportBatch& batch);

} // namespace wardlight::ingest
