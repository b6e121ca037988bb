#pragma once

#include "core/ingest/wfdb/signal_file.h"
#include "core/waveforms/record_source.h"

#include <QDir>

namespace wardlight::ingest::wfdb {

/// The samples of one header with its signal files: a whole record, or a segment of one.
///
/// What is missing or damaged becomes a gap and a remark; nothing stops the rest. Not thread-safe.
class SegmentReader
{
public:
    /// Opens the signal files that @p header names in @p folder.
    /// @param frames  of the segment; 0 takes the header's, or what the files hold
    SegmentReader(const QDir& folder, WfdbHeader header, qint64 frames = 0);

    [[nodiscard]] const WfdbHeader& header() const { return m_header; }
    [[nodiscard]] qint64 frames() const { return m_frames; }

    /// The next frames of every signal, in the order of the header; skewed signals are shifted into
    /// place. No more than are left. Samples that are not there are gaps.
    [[nodiscard]] Result<std::vector<waveforms::ChannelBlock>> read(qint64 frames);

    /// Compares the header's checksums with what was read; call after the last frame.
    void finish();

    [[nodiscard]] const QStringList& remarks() const { return m_remarks; }

private:
    /// Signals that lie in one file.
    struct Group
    {
        std::size_t firstSignal = 0;
        std::size_t signalCount = 0;
        std::unique_ptr<SignalFile> file; ///< null when it cannot be read
        qint64 framesRead = 0;
        bool hasEnded = false;
    };
    struct Signal
    {
        std::vector<std::int32_t> ahead; ///< read, and not yet given out
        std::uint16_t sum = 0;
        qint64 counted = 0;
    };

    void openGroups(const QDir& folder);
    [[nodiscard]] qint64 framesInFiles() const;
    [[nodiscard]] Result<> readGroup(Group& group, qint64 frames);
    [[nodiscard]] waveforms::ChannelBlock take(std::size_t signal, qint64 samples);
    void noteTruncation(const Group& group);

    WfdbHeader m_header;
    qint64 m_frames = 0;
    qint64 m_position = 0;
    int m_longestSkew = 0;
    std::vector<Group> m_groups;
    std::vector<Signal> m_signals;
    QStringList m_remarks;
};

} // namespace wardlight::ingest::wfdb
