#pragma once

#include "app/services/services.h"
#include "core/async/job.h"
#include "core/ingest/import_report.h"

#include <QStringList>

namespace wardlight::services {

/// What a path given to the window is taken for.
enum class FileKind
{
    Dicom, ///< files, and folders with all below them
    VitalsCsv,
    TraceItemsCsv,
    TraceEventsCsv,
    Recording ///< WFDB, EDF, BDF
};

/// A recording is known by its ending, a *.csv file by its first lines; one that says nothing, and
/// everything else, is taken for DICOM, which says itself what is wrong with it.
[[nodiscard]] FileKind fileKindOf(const QString& path);

/// Imports files of any kind, each as what it is, and folders with all below them, into one report.
/// A kind that ends early ends the rest. Blocking; cancelled through @p job.
[[nodiscard]] Result<ingest::ImportReport> importFiles(const Services& services,
                                                       const QStringList& paths, Job& job);

} // namespace wardlight::services
