#pragma once

#include "core/async/job.h"
#include "core/ingest/exported_record.h"
#include "core/waveforms/segment_store.h"

#include <QDir>

namespace wardlight::ingest::wfdb {

/// Writes a stored record as one WFDB record of one segment: header, signal files and a file for
/// each annotator. Files of these names are replaced; all come into being together, at the end.
///
/// Every count is exactly the stored one. A channel that came from WFDB keeps its format, its file,
/// its samples a frame and its skew where they still hold it; what was FLAC becomes plain samples.
/// Memory does not grow with the record's length.
/// @return Error::Unsupported for channels whose rates have no common frame or whose counts no
///         format holds; Permission, NoSpace; Cancelled
[[nodiscard]] Result<ExportedRecord> exportRecord(waveforms::SegmentStore& store,
                                                  const waveforms::StoredRecord& record,
                                                  const QDir& folder, Job& job);

} // namespace wardlight::ingest::wfdb
