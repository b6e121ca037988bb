#pragma once

#include "core/waveforms/segment_store.h"
#include "tests/bench/figures.h"

#include <memory>

namespace wardlight::bench {

/// A stored recording in the window: from opening it to its first full picture, and how long a
/// frame takes while it is panned and zoomed at ten seconds, an hour and all of it.
[[nodiscard]] Result<Figures> recordingFrames(std::shared_ptr<waveforms::SegmentStore> store,
                                              const waveforms::StoredRecord& record);

} // namespace wardlight::bench
