#pragma once

#include "core/async/job.h"
#include "core/base/result.h"
#include "core/ingest/csv/text_encoding.h"
#include "core/ingest/csv/trace_csv.h"
#include "core/trace/trace_store.h"

#include <QStringList>

#include <vector>

namespace wardlight::ingest::csv {

/// What an import did, line by line; rejected lines say why.
struct ImportReport
{
    struct Rejection
    {
        QString where; ///< "medicine_data.csv:17"; a file alone when nothing of it could be read
        QString reason;
    };

    qint64 read = 0; ///< records that were looked at, headers aside
    qint64 added = 0;
    qint64 unchanged = 0;
    qint64 rejectedCount = 0;
    std::vector<Rejection> rejected; ///< the first of them, at most LargestList
    QStringList ids;                 ///< codes something was added for, at most LargestList

    /// What a report lists at most; more are counted alone.
    static constexpr std::size_t LargestList = 10'000;
};

struct TraceImportOptions
{
    TraceColumns::Kind kind = TraceColumns::Kind::Items;
    Encoding encoding = Encoding::Utf8;
};

/// Imports trace files; of folders, every *.csv below them. Blocking.
///
/// A bad line or file is reported and does not stop the rest. Lines are written in batches, each a
/// transaction of its own; an import that was interrupted is simply run again, because what is on
/// record already is left as it is.
/// @param job  progress in bytes, and cancellation between batches
/// @return an error when the store fails or the job was cancelled; what was written before stays
[[nodiscard]] Result<ImportReport> importTraceFiles(trace::TraceStore& store,
                                                    const QStringList& paths,
                                                    const TraceImportOptions& options, Job& job);

} // namespace wardlight::ingest::csv
