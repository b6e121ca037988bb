#include "core/ingest/wfdb/segment_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::ingest::wfdb {

using waveforms::ChannelBlock;
using waveforms::SampleRange;

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("SegmentReader", text);
}

void addGap(std::vector<SampleRange>& gaps, SampleRange gap)
{
    if (gap.isEmpty())
        return;
    if (!gaps.empty() && gaps.back().to == gap.from)
        gaps.back().to = gap.to;
    else
        gaps.push_back(gap);
}

std::vector<SampleRange> gapsOf(const std::vector<std::int32_t>& counts, SampleFormat format)
{
    std::vector<SampleRange> gaps;
    const auto invalid = invalidCount(format);
    if (!invalid)
        return gaps;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == *invalid)
            addGap(gaps, {qint64(i), qint64(i) + 1});
    }
    return gaps;
}

} // namespace

SegmentReader::SegmentReader(const QDir& folder, WfdbHeader header, qint64 frames)
    : m_header(std::move(header)), m_signals(m_header.lines.size())
{
    for (const SignalLine& line : m_header.lines)
        m_longestSkew = std::max(m_longestSkew, line.skewFrames);
    openGroups(folder);
    m_frames = frames > 0 ? frames : m_header.frames;
    if (m_frames == 0)
        m_frames = framesInFiles();
}

void SegmentReader::openGroups(const QDir& folder)
{
    const auto& lines = m_header.lines;
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t end = first + 1;
        while (end < lines.size() && lines[end].file == lines[first].file)
            ++end;
        Group group{first, end - first, nullptr, 0, false};
        auto file = SignalFile::open(folder.filePath(lines[first].file),
                                     {lines.data() + first, end - first});
        if (file)
            group.file = std::move(*file);
        else
            m_remarks << file.error().message;
        m_groups.push_back(std::move(group));
        first = end;
    }
}

qint64 SegmentReader::framesInFiles() const
{
    qint64 most = 0;
    for (const Group& group : m_groups) {
        if (group.file)
            most = std::max(most, group.file->frames().value_or(0));
    }
    return most;
}

Result<> SegmentReader::readGroup(Group& group, qint64 frames)
{
    // the record's end is the file's, whatever a shifted signal would still like
    const qint64 wanted = std::min(frames, m_frames - group.framesRead);
    if (!group.file || group.hasEnded || wanted <= 0)
        return {};
    std::vector<std::vector<std::int32_t>> counts(group.signalCount);
    const auto read = group.file->read(wanted, counts);
    if (!read)
        return propagate(read);
    group.framesRead += *read;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        Signal& signal = m_signals[group.firstSignal + i];
        for (const std::int32_t count : counts[i])
            signal.sum = std::uint16_t(signal.sum + std::uint32_t(count));
        signal.counted += qint64(counts[i].size());
        signal.ahead.insert(signal.ahead.end(), counts[i].begin(), counts[i].end());
    }
    if (*read < wanted) {
        group.hasEnded = true;
        noteTruncation(group);
    }
    return {};
}

void SegmentReader::noteTruncation(const Group& group)
{
    m_remarks << translated(QT_TRANSLATE_NOOP("SegmentReader",
                                              "The signal file %1 ends after %2 of %3 frames; the "
                                              "rest of its signals is a gap."))
                     .arg(m_header.lines[group.firstSignal].file)
                     .arg(group.framesRead)
                     .arg(m_frames);
}

ChannelBlock SegmentReader::take(std::size_t signal, qint64 samples)
{
    auto& ahead = m_signals[signal].ahead;
    const auto there = std::min<qint64>(samples, qint64(ahead.size()));
    ChannelBlock block;
    block.counts.assign(ahead.begin(), ahead.begin() + there);
    ahead.erase(ahead.begin(), ahead.begin() + there);
    block.gaps = gapsOf(block.counts, m_header.lines[signal].format);
    addGap(block.gaps, {there, samples});
    block.counts.resize(std::size_t(samples), there > 0 ? block.counts.back() : 0);
    return block;
}

Result<std::vector<ChannelBlock>> SegmentReader::read(qint64 frames)
{
    const qint64 now = std::min(frames, m_frames - m_position);
    std::vector<ChannelBlock> blocks;
    if (now <= 0)
        return blocks;
    const bool isFirst = m_position == 0;
    for (Group& group : m_groups) {
        if (const auto read = readGroup(group, now + (isFirst ? m_longestSkew : 0)); !read)
            return propagate(read);
    }
    for (std::size_t i = 0; i < m_signals.size(); ++i) {
        const SignalLine& line = m_header.lines[i];
        auto& ahead = m_signals[i].ahead;
        if (isFirst) {
            const auto skipped = std::min<qint64>(qint64(line.skewFrames) * line.samplesPerFrame,
                                                  qint64(ahead.size()));
            ahead.erase(ahead.begin(), ahead.begin() + skipped);
        }
        blocks.push_back(take(i, now * line.samplesPerFrame));
    }
    m_position += now;
    return blocks;
}

void SegmentReader::finish()
{
    for (std::size_t i = 0; i < m_signals.size(); ++i) {
        const SignalLine& line = m_header.lines[i];
        const bool isWhole = m_signals[i].counted == m_frames * line.samplesPerFrame;
        if (isWhole && line.checksum && std::uint16_t(*line.checksum) != m_signals[i].sum)
            m_remarks << translated(QT_TRANSLATE_NOOP("SegmentReader",
                                                      "The samples of signal %1 (%2) do not have "
                                                      "the checksum that the header gives: file "
                                                      "or header was changed."))
                             .arg(i)
                             .arg(line.description);
    }
}

} // namespace wardlight::ingest::wfdb
