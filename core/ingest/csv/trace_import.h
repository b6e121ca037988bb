#pragma once

#include "core/async/job.h"
#include "core/ingest/csv/text_encoding.h"
#include "core/ingest/csv/trace_csv.h"
#include "core/ingest/import_report.h"
#include "core/trace/trace_store.h"

#include <QStringList>

namespace wardlight::ingest::csv {

struct TraceImportOptions
{
    TraceColumns::Kind kind = TraceColumns::Kind::Items;
    Encoding encoding = Encoding::Utf8;
};

/// Imports trace files; of folders, every *.csv below them. Blocking.
///
/// The report counts lines, headers aside. A bad line or file is reported and does not stop the
/// rest. Lines are written in batches, each a transaction of its own; an import that was
/// interrupted is simply run again, because what is on record already is left as it is. Of one
/// file at most LargestRejectionList rejections are listed; a last one counts the others.
/// @param job  progress in bytes, and cancellation between batches
[[nodiscard]] ImportReport importTraceFiles(trace::TraceStore& store, const QStringList& paths,
                                            const TraceImportOptions& options, Job& job);

constexpr int LargestRejectionList = 1000;

} // namespace wardlight::ingest::csv
