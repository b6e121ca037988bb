#include "core/waveforms/segment_packer.h"

#include "core/waveforms/segment_codec.h"
#include "core/waveforms/segment_store.h"

#include <algorithm>

namespace wardlight::waveforms {

namespace {

/// The parts of @p gaps in [from, to), counted from @p from.
std::vector<SampleRange> gapsWithin(const std::vector<SampleRange>& gaps, qint64 from, qint64 to)
{
    std::vector<SampleRange> inside;
    for (const SampleRange& gap : gaps) {
        const SampleRange part{std::max(gap.from, from) - from, std::min(gap.to, to) - from};
        if (!part.isEmpty())
            inside.push_back(part);
    }
    return inside;
}

} // namespace

SegmentPacker::SegmentPacker(const std::vector<SourceChannel>& channels, double segmentSeconds)
    : m_segmentSeconds(segmentSeconds), m_pending(channels.size())
{
    for (std::size_t i = 0; i < channels.size(); ++i)
        m_pending[i].rateHz = channels[i].rateHz;
}

SegmentPacker::SegmentPacker(const std::vector<SourceChannel>& channels, double segmentSeconds,
                             qint64 next, std::vector<Resumed> resumed)
    : SegmentPacker(channels, segmentSeconds)
{
    m_next = next;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        Pending& pending = m_pending[i];
        pending.begin = resumed[i].begin;
        pending.counts = std::move(resumed[i].pending.counts);
        pending.gaps = std::move(resumed[i].pending.gaps);
        pending.pyramid =
            PyramidBuilder(pending.begin + qint64(pending.counts.size()), resumed[i].unfinished);
    }
}

qint64 SegmentPacker::segmentEnd(const Pending& pending, qint64 segment) const
{
    return segmentStart(pending.rateHz, m_segmentSeconds, segment + 1);
}

qint64 SegmentPacker::samples(std::size_t channel) const
{
    return m_pending[channel].begin + qint64(m_pending[channel].counts.size());
}

/// Joins gaps that touch; one that may still grow waits.
void SegmentPacker::noteGap(std::size_t channel, SampleRange gap)
{
    auto& open = m_pending[channel].gap;
    if (open && open->to == gap.from) {
        open->to = gap.to;
        return;
    }
    if (open)
        m_gaps.push_back({int(channel), *open});
    open = gap;
}

void SegmentPacker::append(std::size_t channel, ChannelBlock block)
{
    Pending& pending = m_pending[channel];
    const qint64 held = qint64(pending.counts.size());
    m_added += qint64(block.counts.size());
    pending.pyramid.add(block.counts, block.gaps);
    for (const SampleRange& gap : block.gaps) {
        pending.gaps.push_back({gap.from + held, gap.to + held});
        noteGap(channel, {gap.from + held + pending.begin, gap.to + held + pending.begin});
    }
    if (pending.counts.empty())
        pending.counts = std::move(block.counts);
    else
        pending.counts.insert(pending.counts.end(), block.counts.begin(), block.counts.end());
}

void SegmentPacker::add(std::vector<ChannelBlock> blocks)
{
    for (std::size_t i = 0; i < blocks.size(); ++i)
        append(i, std::move(blocks[i]));
}

PackedSegment SegmentPacker::packed(qint64 segment, std::vector<qint64>& from) const
{
    PackedSegment packed{segment, {}, {}};
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        const Pending& pending = m_pending[i];
        const qint64 to = std::clamp<qint64>(segmentEnd(pending, segment) - pending.begin, from[i],
                                             qint64(pending.counts.size()));
        packed.content += packCounts({pending.counts.data() + from[i], std::size_t(to - from[i])},
                                     gapsWithin(pending.gaps, from[i], to));
        packed.ends.push_back(qint32(packed.content.size()));
        from[i] = to;
    }
    return packed;
}

std::optional<PackedSegment> SegmentPacker::takeComplete()
{
    const bool isComplete =
        std::all_of(m_pending.begin(), m_pending.end(), [this](const Pending& pending) {
            return pending.begin + qint64(pending.counts.size()) >= segmentEnd(pending, m_next);
        });
    if (m_pending.empty() || !isComplete)
        return std::nullopt;
    std::vector<qint64> taken(m_pending.size());
    PackedSegment segment = packed(m_next++, taken);
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        Pending& pending = m_pending[i];
        pending.gaps = gapsWithin(pending.gaps, taken[i], qint64(pending.counts.size()));
        pending.counts.erase(pending.counts.begin(), pending.counts.begin() + taken[i]);
        pending.begin += taken[i];
    }
    return segment;
}

std::vector<PackedSegment> SegmentPacker::unfinished() const
{
    std::vector<PackedSegment> segments;
    std::vector<qint64> taken(m_pending.size());
    const auto isLeft = [&] {
        for (std::size_t i = 0; i < m_pending.size(); ++i) {
            if (taken[i] < qint64(m_pending[i].counts.size()))
                return true;
        }
        return false;
    };
    for (qint64 segment = m_next; isLeft(); ++segment)
        segments.push_back(packed(segment, taken));
    return segments;
}

std::vector<PackedChunk> SegmentPacker::takeChunks()
{
    std::vector<PackedChunk> chunks;
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        for (const BinChunk& chunk : m_pending[i].pyramid.takeComplete())
            chunks.push_back({int(i), chunk.level, chunk.number, packBins(chunk.bins)});
    }
    return chunks;
}

std::vector<PackedChunk> SegmentPacker::unfinishedChunks() const
{
    std::vector<PackedChunk> chunks;
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        for (const BinChunk& chunk : m_pending[i].pyramid.unfinished())
            chunks.push_back({int(i), chunk.level, chunk.number, packBins(chunk.bins)});
    }
    return chunks;
}

std::vector<ChannelGap> SegmentPacker::takeGaps()
{
    return std::exchange(m_gaps, {});
}

std::vector<ChannelGap> SegmentPacker::takeAllGaps()
{
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        if (m_pending[i].gap)
            m_gaps.push_back({int(i), *m_pending[i].gap});
        m_pending[i].gap.reset();
    }
    return takeGaps();
}

} // namespace wardlight::waveforms
