#pragma once

#include "core/ingest/dicom/dicom_import.h"
#include "core/objects/verified_fetch.h"

namespace wardlight::ingest {

/// What an indexing works with.
struct BucketIndexServices
{
    DicomImportServices import;
    std::shared_ptr<const objects::VerifiedFetch> fetch;
};

struct BucketIndexOptions
{
    QString prefix = QStringLiteral("dicom/");
    /// Refuse: what has no recorded hash is named in the report and not read. Accept: the person
    /// confirmed; it is indexed and stays unverified, so that every screen asks again.
    objects::UnverifiedPolicy unverified = objects::UnverifiedPolicy::Refuse;
};

struct BucketIndexReport
{
    ImportReport import;           ///< of objects; where a rejection was: the key
    QStringList unverified;        ///< keys that nobody recorded a hash for, indexed or not
    std::vector<Rejection> failed; ///< did not match their recorded hash; now in quarantine
};

/// Takes into the index what other tools put into the store: every object below a prefix whose key
/// is not indexed yet.
///
/// Each is fetched through the check of its recorded hash (manifest, `file-hash`), its header read
/// by the decoder, and indexed under the key it has, with its manifest entry, up to a thousand in
/// one transaction with one audit row. Nothing is written to the store. Whose an object is: that of
/// the metadata's `patient-id` where it is the id of a patient here; else the one the file names;
/// else, for a file that names nobody, the one whose MRN the metadata gives. The rules of an import
/// hold: the same UID again is unchanged, or rejected when its bytes differ. Blocking; cancelled
/// through @p job within a second or the time of one object.
/// @return what keeps it from beginning; what goes wrong later is in the report
[[nodiscard]] Result<BucketIndexReport> indexBucket(const BucketIndexServices& services,
                                                    const BucketIndexOptions& options, Job& job);

} // namespace wardlight::ingest
