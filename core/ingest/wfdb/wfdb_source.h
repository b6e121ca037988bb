#pragma once

#include "core/ingest/wfdb/segment_reader.h"
#include "core/waveforms/record_source.h"

#include <map>

namespace wardlight::ingest::wfdb {

/// A WFDB record with all its segments, as one record on one time axis.
///
/// Time before, between and instead of segments is a gap. Where segments calibrate a signal
/// differently, its counts are brought to one scale, finer by 1,024, and a remark says so.
class WfdbSource final : public waveforms::RecordSource
{
public:
    /// @param path  of the header file (.hea); everything else lies beside it
    /// @return NotFound; Invalid for a header that cannot be read
    [[nodiscard]] static Result<std::unique_ptr<WfdbSource>> open(const QString& path);

    [[nodiscard]] const waveforms::SourceRecord& record() const override { return m_record; }
    [[nodiscard]] Result<std::vector<waveforms::ChannelBlock>> next() override;
    [[nodiscard]] Result<std::vector<waveforms::AnnotationSet>> annotations() override;
    [[nodiscard]] QStringList remarks() const override { return m_remarks; }

    /// The files that make up the record, headers first; those that are there.
    [[nodiscard]] QStringList files() const;

private:
    /// A stretch of frames and the header that says what is in it; none: a gap.
    struct Segment
    {
        QString name;
        std::optional<WfdbHeader> header;
        qint64 frames = 0;
    };
    /// How a segment's signal becomes a channel's.
    struct Route
    {
        std::size_t channel = 0;
        double scale = 1; ///< channel count = count * scale + offset
        double offset = 0;
        bool isExact = true;
    };

    WfdbSource(QDir folder, WfdbHeader header);

    void addSegments();
    void addChannels(const WfdbHeader& header);
    [[nodiscard]] std::size_t channelFor(const SignalLine& line, double framesPerSecond);
    void refineScales();
    void describe();
    void openSegment();
    [[nodiscard]] std::vector<Route> routes(const WfdbHeader& header);
    [[nodiscard]] std::vector<waveforms::ChannelBlock> gapBlocks(qint64 frames) const;
    void leaveSegment();
    [[nodiscard]] std::vector<waveforms::ChannelBlock>
    dealOut(std::vector<waveforms::ChannelBlock> blocks, qint64 frames) const;

    QDir m_folder;
    WfdbHeader m_header;
    std::vector<Segment> m_segments;
    std::size_t m_segment = 0;
    qint64 m_position = 0; ///< frames into the segment
    std::unique_ptr<SegmentReader> m_reader;
    std::vector<Route> m_routes;
    std::vector<SignalLine> m_lines; ///< of each channel, as it first appears
    std::vector<bool> m_isRescaled;  ///< of each channel
    waveforms::SourceRecord m_record;
    QStringList m_remarks;
};

} // namespace wardlight::ingest::wfdb
