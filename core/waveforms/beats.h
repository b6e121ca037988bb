#pragma once

#include "core/async/job.h"
#include "core/waveforms/segment_store.h"

namespace wardlight::waveforms {

/// Reads a stored channel from its beginning to its end and finds its beats, in memory that does
/// not grow with its length; ends within a second when @p job is cancelled (Error::Cancelled).
/// @return the samples at which beats peak; Error::Unsupported for a channel of less than 50
///         samples a second, in which no beat can be seen
[[nodiscard]] Result<std::vector<qint64>> findBeats(SegmentStore& store, const StoredRecord& record,
                                                    int channel, Job& job);

/// Beats as annotations of a channel; the annotator names algorithm, version and channel.
[[nodiscard]] AnnotationSet beatAnnotations(const StoredRecord& record, int channel,
                                            const std::vector<qint64>& beats);

} // namespace wardlight::waveforms
