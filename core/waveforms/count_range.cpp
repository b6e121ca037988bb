#include "core/waveforms/count_range.h"

#include <algorithm>
#include <cmath>

namespace wardlight::waveforms {

namespace {

std::int32_t countOf(const StoredChannel& channel, double physical)
{
    const SourceChannel& source = channel.source;
    return std::int32_t(std::llround((physical - source.baseline) / source.gain) -
                        source.countOffset);
}

} // namespace

Result<CountRange> countRange(SegmentStore& store, const StoredRecord& record, int channel)
{
    const StoredChannel& info = record.channels[std::size_t(channel)];
    CountRange range;
    if (info.samples == 0)
        return range;
    auto window =
        store.window(record, channel, {0, double(info.samples) / info.source.rateHz + 1, 1});
    if (!window)
        return propagate(window);
    if (const auto& all = window->columns.front()) {
        const std::int32_t a = countOf(info, all->min);
        const std::int32_t b = countOf(info, all->max);
        range.least = std::min(a, b);
        range.most = std::max(a, b);
    }
    range.gaps = std::move(window->gaps);
    return range;
}

Result<std::vector<CountRange>> countRanges(SegmentStore& store, const StoredRecord& record)
{
    std::vector<CountRange> ranges;
    for (std::size_t i = 0; i < record.channels.size(); ++i) {
        auto range = countRange(store, record, int(i));
        if (!range)
            return propagate(range);
        ranges.push_back(std::move(*range));
    }
    return ranges;
}

Result<std::vector<std::int32_t>> countsWith(std::int32_t nothing, SegmentStore& store,
                                             const StoredRecord& record, int channel,
                                             SampleRange range)
{
    const auto read = store.samples(record, channel, range);
    if (!read)
        return propagate(read);
    std::vector<std::int32_t> counts(std::size_t(range.size()), nothing);
    const qint64 offset = read->first - range.from;
    if (!read->counts.empty())
        std::copy(read->counts.begin(), read->counts.end(), counts.begin() + offset);
    for (const SampleRange& gap : read->gaps)
        std::fill(counts.begin() + (gap.from - range.from), counts.begin() + (gap.to - range.from),
                  nothing);
    return counts;
}

} // namespace wardlight::waveforms
