#pragma once

#include "core/async/job.h"
#include "core/ingest/csv/text_encoding.h"
#include "core/ingest/import_report.h"
#include "core/trace/reference/reference_store.h"

#include <QStringList>

namespace wardlight::ingest::csv {

/// Imports tables that verdicts rest on (sites, recalls, …); of folders, every *.csv below them.
///
/// The first line names the columns, in Chinese or English, in any order (see reference_forms.h);
/// further ones are kept. The report counts lines; a bad one is reported and does not stop the
/// rest. Lines go in batches, each a transaction; importing again changes nothing. Blocking.
[[nodiscard]] ImportReport importReferenceFiles(trace::ReferenceStore& store,
                                                trace::ReferenceKind kind, const QStringList& paths,
                                                Encoding encoding, Job& job);

} // namespace wardlight::ingest::csv
