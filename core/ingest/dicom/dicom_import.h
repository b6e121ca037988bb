#pragma once

#include "core/async/job.h"
#include "core/base/clock.h"
#include "core/imaging/decoder.h"
#include "core/ingest/import_report.h"
#include "core/objects/object_store.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"

#include <memory>
#include <optional>

namespace wardlight::ingest {

/// What an import works with.
struct DicomImportServices
{
    std::shared_ptr<postgres::Database> database;
    std::shared_ptr<objects::ObjectStore> objects;
    std::shared_ptr<const imaging::Decoder> decoder;
    std::shared_ptr<const Clock> clock;
    security::AuditContext audit;
};

struct DicomImportOptions
{
    /// Files everything under this existing patient; what the files say is kept beside it.
    std::optional<QString> patientMrn = {};
};

/// Takes DICOM files into store and index: files and folders, the latter with all below them.
/// A table of contents (DICOMDIR) stands for the files it lists; those that are missing are
/// rejected by name.
///
/// Every file is read once, hashed, and its header read by the decoder; stored under its key, read
/// back and compared; then indexed, up to a thousand in one transaction with one audit row. An
/// object is always there before its rows, so an import that dies leaves at most objects, which the
/// next import of the same files takes over. The same bytes again are unchanged; a UID with other
/// bytes, or a study whose patient differs, is rejected. Blocking; cancelled through @p job within
/// a second or the time of one file.
/// @return Error::NotFound for an unknown MRN, and what keeps the import from beginning; what goes
///         wrong later is in the report
[[nodiscard]] Result<ImportReport> importDicom(const DicomImportServices& services,
                                               const QStringList& paths,
                                               const DicomImportOptions& options, Job& job);

} // namespace wardlight::ingest
