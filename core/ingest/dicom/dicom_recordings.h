#pragma once

#include "core/async/job.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/waveforms/record_rows_pg.h"
#include "core/waveforms/waveform_store.h"

#include <memory>

namespace wardlight::ingest {

/// One multiplex group of a DICOM waveform object as a recording of its own.
struct GroupRecording
{
    waveforms::NewRecord described;
    std::vector<waveforms::ChannelBlock> samples;
    waveforms::AnnotationSet remarks; ///< what the recorder or a reader noted on the whole object
};

/// The recordings that an object is kept as: named by its SOP instance UID, the second group and
/// those behind it with "/" and their label, or number, after it. Counts, gains, baselines, units,
/// gaps and starts are the object's; skew and bandwidths stand in the channels' details.
[[nodiscard]] std::vector<GroupRecording> groupRecordings(const waveforms::OpenedRecord& object,
                                                          const waveforms::RecordSummary& summary);

/// What keepRecordings() works with.
struct DicomRecordingServices
{
    std::shared_ptr<waveforms::WaveformStore> objects; ///< the waveforms of DICOM objects
    std::shared_ptr<postgres::Database> database;
    security::AuditContext audit;
};

/// Keeps what of these objects are waveforms as stored recordings; those that are kept already stay
/// as they are, and what is no waveform is passed over. Blocking.
/// @return what could not be kept, and why; the error of a list that could not be read
[[nodiscard]] Result<QStringList> keepRecordings(const DicomRecordingServices& services,
                                                 const QStringList& sopInstanceUids, Job& job);

} // namespace wardlight::ingest
