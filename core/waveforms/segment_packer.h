#pragma once

#include "core/waveforms/pyramid.h"

#include <optional>
#include <span>
#include <vector>

namespace wardlight::waveforms {

/// A segment as it is stored: a packed block for each channel, one behind the other.
struct PackedSegment
{
    qint64 number = 0;
    std::vector<qint32> ends; ///< of each channel's block, bytes from the segment's begin
    QByteArray content;
};

/// Bins as they are stored.
struct PackedChunk
{
    int channel = 0;
    int level = 0;
    qint64 number = 0;
    QByteArray bins;
};

/// Where a channel recorded nothing.
struct ChannelGap
{
    int channel = 0;
    SampleRange gap;
};

/// Makes segments, the pyramid and the list of gaps of a record while its samples go by, in memory
/// for one segment.
class SegmentPacker
{
public:
    /// What is known of a channel when a record goes on.
    struct Resumed
    {
        qint64 begin = 0;     ///< number of the first sample that is in no complete segment
        ChannelBlock pending; ///< the samples from there on
        std::vector<BinChunk> unfinished;
    };

    SegmentPacker(const std::vector<SourceChannel>& channels, double segmentSeconds);
    /// Goes on with segment @p next, whose samples and those behind it are @p resumed.
    SegmentPacker(const std::vector<SourceChannel>& channels, double segmentSeconds, qint64 next,
                  std::vector<Resumed> resumed);

    /// The samples that follow, a block for each channel.
    void add(std::vector<ChannelBlock> blocks);

    /// The next segment of which all channels have all samples.
    [[nodiscard]] std::optional<PackedSegment> takeComplete();
    /// Segments of what is left; it stays.
    [[nodiscard]] std::vector<PackedSegment> unfinished() const;
    /// Bins that became complete since the last call.
    [[nodiscard]] std::vector<PackedChunk> takeChunks();
    /// The last bins of every level, complete or not.
    [[nodiscard]] std::vector<PackedChunk> unfinishedChunks() const;
    /// Gaps that ended since the last call.
    [[nodiscard]] std::vector<ChannelGap> takeGaps();
    /// Gaps, or their parts, up to the last sample; more of them may follow as gaps of their own.
    [[nodiscard]] std::vector<ChannelGap> takeAllGaps();

    /// Samples of a channel so far.
    [[nodiscard]] qint64 samples(std::size_t channel) const;
    /// Samples of all channels that were added.
    [[nodiscard]] qint64 added() const { return m_added; }
    [[nodiscard]] std::size_t channels() const { return m_pending.size(); }

private:
    /// Samples of a channel that are in no complete segment yet.
    struct Pending
    {
        double rateHz = 1;
        std::vector<std::int32_t> counts;
        std::vector<SampleRange> gaps; ///< relative to @ref counts
        qint64 begin = 0;              ///< the first one's number
        PyramidBuilder pyramid;
        std::optional<SampleRange> gap; ///< the last one, while it may go on
    };

    [[nodiscard]] qint64 segmentEnd(const Pending& pending, qint64 segment) const;
    /// Packs the samples of @p segment; @p from says how many each channel gave to earlier ones.
    [[nodiscard]] PackedSegment packed(qint64 segment, std::vector<qint64>& from) const;
    void append(std::size_t channel, ChannelBlock block);
    void noteGap(std::size_t channel, SampleRange gap);

    double m_segmentSeconds;
    std::vector<Pending> m_pending;
    qint64 m_next = 0;
    std::vector<ChannelGap> m_gaps;
    qint64 m_added = 0;
};

} // namespace wardlight::waveforms
