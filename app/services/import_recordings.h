#pragma once

#include "app/services/services.h"
#include "core/async/job.h"
#include "core/ingest/import_report.h"

namespace wardlight::services {

/// Imports recordings, each file as what its ending says: WFDB headers (.hea, with the files beside
/// them), EDF and BDF (.edf, .bdf), anything else as a table of samples. Blocking; cancelled
/// through
/// @p job.
/// @param patient  whose they are, where that is known
[[nodiscard]] ingest::ImportReport importRecordings(const Services& services,
                                                    const QStringList& paths,
                                                    const std::optional<PatientId>& patient,
                                                    Job& job);

/// Whether a file's ending says that it is a recording: .hea, .edf, .bdf.
[[nodiscard]] bool isRecording(const QString& path);
/// Whether a file is what a WFDB header of the same name beside it is about.
[[nodiscard]] bool isPartOfRecording(const QString& path);

} // namespace wardlight::services
