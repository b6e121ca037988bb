#pragma once

#include "core/async/job.h"
#include "core/ingest/exported_record.h"
#include "core/waveforms/segment_store.h"

#include <QDir>

namespace wardlight::ingest::edf {

/// Writes a stored record as one file: EDF+, or BDF+ where a count needs more than 16 bits; plain
/// EDF or BDF where the source was that and there is nothing else to say.
///
/// Every count is exactly the stored one. A gap of all channels that lies between whole data
/// records is one of EDF+D; any other is marked by a note "Not recorded@@CHANNEL", which EdfSource
/// reads back as a gap. An annotation of another type than a note is a note with its type before
/// its text. A file of the same name is replaced. Memory does not grow with the record's length.
/// @return Error::Unsupported for counts of more than 24 bits; Permission, NoSpace; Cancelled
[[nodiscard]] Result<ExportedRecord> exportRecord(waveforms::SegmentStore& store,
                                                  const waveforms::StoredRecord& record,
                                                  const QDir& folder, Job& job);

} // namespace wardlight::ingest::edf
