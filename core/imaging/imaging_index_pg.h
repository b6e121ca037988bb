#pragma once

#include "core/base/ids.h"
#include "core/base/sha256.h"
#include "core/imaging/dicom_header.h"
#include "core/postgres/transaction.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace wardlight::imaging {

// For importers, inside their own transaction, which leaves the audit row.

/// What the index holds of an instance.
struct IndexedInstance
{
    Sha256Digest sha256;
    QString studyUid;
    QString seriesUid;
    QString objectKey;
};

/// Whose a study is, by the index and by its files.
struct StudyOwner
{
    std::optional<PatientId> patient;
    QString patientIdText;
    QString patientIdIssuer;

    friend bool operator==(const StudyOwner&, const StudyOwner&) = default;
};

/// Those of the instances that are indexed, by SOP instance UID.
[[nodiscard]] QHash<QString, IndexedInstance> findInstances(postgres::Transaction& tx,
                                                            const QStringList& sopInstanceUids);
/// Those of the studies that are indexed, by study UID.
[[nodiscard]] QHash<QString, StudyOwner> findStudyOwners(postgres::Transaction& tx,
                                                         const QStringList& studyUids);
/// The study of each series that is indexed, by series UID.
[[nodiscard]] QHash<QString, QString> findSeriesStudies(postgres::Transaction& tx,
                                                        const QStringList& seriesUids);

/// An instance to be indexed; its object is in the store and in the manifest.
struct NewInstance
{
    DicomHeader header;
    std::optional<PatientId> patient;
    QString objectKey;
    Sha256Digest sha256;
    qint64 bytes = 0;
};

enum class IndexOutcome
{
    Added,
    Taken ///< the instance or its key is there already; nothing was changed
};

/// Adds an instance, and its study and series where they are missing; never overwrites.
[[nodiscard]] IndexOutcome addInstance(postgres::Transaction& tx, const NewInstance& instance);

} // namespace wardlight::imaging
