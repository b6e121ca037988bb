#pragma once

#include "core/async/job.h"
#include "core/ingest/import_report.h"

namespace wardlight::ingest {

/// The regular files that an import was pointed at.
struct WalkedFiles
{
    QStringList files; ///< absolute paths, each folder's in order of name
    std::vector<Rejection> skipped;
};

/// Finds all files below @p paths, in their order. Symbolic links are followed; a folder is entered
/// once, so that links cannot lead in circles. Pipes, sockets, devices, unreadable folders and
/// paths that do not exist are skipped with a reason. Ends early when @p job is cancelled.
[[nodiscard]] WalkedFiles walkFiles(const QStringList& paths, const Job& job);

} // namespace wardlight::ingest
