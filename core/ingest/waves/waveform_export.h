#pragma once

#include "core/async/job.h"
#include "core/ingest/exported_record.h"
#include "core/ingest/waves/waveform_import.h"
#include "core/waveforms/segment_store.h"

namespace wardlight::ingest {

struct WaveformExport
{
    WaveformFormat format = WaveformFormat::Wfdb;
    QString folder; ///< made where there is none
};

/// Writes a stored record as files of a format, with one audit row; files of the same names are
/// replaced. Nothing is left half-written. Memory does not grow with the record's length; ends
/// within a second when @p job is cancelled.
/// @return Unsupported for what the format cannot hold; Permission, NoSpace; those of the store
[[nodiscard]] Result<ExportedRecord> exportWaveforms(waveforms::SegmentStore& store,
                                                     const waveforms::StoredRecord& record,
                                                     const WaveformExport& wanted, Job& job);

} // namespace wardlight::ingest
