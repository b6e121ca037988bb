#pragma once

#include "core/async/job.h"
#include "core/ingest/csv/text_encoding.h"
#include "core/ingest/csv/vitals_batch_pg.h"
#include "core/ingest/import_report.h"

#include <optional>

namespace wardlight::ingest::csv {

struct VitalsImportOptions
{
    std::optional<Encoding> encoding = {};    ///< none: found out from the file's first MiB
    std::optional<int> utcOffsetSeconds = {}; ///< for times that do not say theirs
    std::optional<QString> patientMrn = {};   ///< whose the lines are that name no patient
};

/// Imports files of vitals; of folders, every *.csv below them. Blocking; memory does not grow with
/// the files.
///
/// The report counts lines, headers aside; its ids are those of the first 100,000 measurements that
/// were added. A bad line or file is reported and does not stop the rest. Lines are written in
/// batches, each an operation of its own; an import that was interrupted is simply run again. Of
/// one file at most 1,000 rejections are listed; a last one counts the others.
/// @param job  progress in bytes, and cancellation between batches
/// @return Error::NotFound when the named patient is not on record, and those of Database
[[nodiscard]] Result<ImportReport> importVitalsFiles(const VitalsImportServices& services,
                                                     const QStringList& paths,
                                                     const VitalsImportOptions& options, Job& job);

} // namespace wardlight::ingest::csv
