#pragma once

#include "core/waveforms/segment_store.h"

namespace wardlight::waveforms {

/// What a channel's counts lie between, and where there are none.
struct CountRange
{
    std::int32_t least = 0;
    std::int32_t most = 0;
    std::vector<SampleRange> gaps; ///< of the whole channel, in order
};

/// Of a whole stored channel, out of the pyramid: without reading its samples. A channel of nothing
/// but gaps has counts from 0 to 0.
[[nodiscard]] Result<CountRange> countRange(SegmentStore& store, const StoredRecord& record,
                                            int channel);

/// Of every channel, in their order.
[[nodiscard]] Result<std::vector<CountRange>> countRanges(SegmentStore& store,
                                                          const StoredRecord& record);

/// The samples of @p range, with @p nothing in gaps and behind the channel's end, and before its
/// beginning for a range that begins below 0.
[[nodiscard]] Result<std::vector<std::int32_t>> countsWith(std::int32_t nothing,
                                                           SegmentStore& store,
                                                           const StoredRecord& record, int channel,
                                                           SampleRange range);

} // namespace wardlight::waveforms
