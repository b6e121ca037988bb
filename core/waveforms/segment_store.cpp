#include "core/waveforms/segment_store.h"

#include "core/waveforms/pyramid.h"

#include <algorithm>
#include <cmath>

namespace wardlight::waveforms {

double StoredRecord::durationSeconds() const
{
    double seconds = 0;
    for (const StoredChannel& channel : channels)
        seconds = std::max(seconds, double(channel.samples) / channel.source.rateHz);
    return seconds;
}

std::optional<int> StoredRecord::channelIndex(const QString& name) const
{
    std::optional<int> inOtherCase;
    int matches = 0;
    for (int i = 0; i < int(channels.size()); ++i) {
        const QString& candidate = channels[std::size_t(i)].source.name;
        if (candidate == name)
            return i;
        if (candidate.compare(name, Qt::CaseInsensitive) == 0) {
            inOtherCase = i;
            ++matches;
        }
    }
    return matches == 1 ? inOtherCase : std::nullopt;
}

qint64 segmentStart(double rateHz, double segmentSeconds, qint64 segment)
{
    return qint64(std::floor(double(segment) * segmentSeconds * rateHz + 0.5));
}

qint64 segmentOf(double rateHz, double segmentSeconds, qint64 sample)
{
    auto segment = qint64(double(sample) / rateHz / segmentSeconds);
    // the division may miss by one on either side
    while (segment > 0 && segmentStart(rateHz, segmentSeconds, segment) > sample)
        --segment;
    while (segmentStart(rateHz, segmentSeconds, segment + 1) <= sample)
        ++segment;
    return segment;
}

std::optional<int> levelFor(qint64 samplesPerColumn)
{
    std::optional<int> level;
    for (int i = 0; i < LevelCount && BinSizes[std::size_t(i)] <= samplesPerColumn; ++i)
        level = i;
    return level;
}

qint64 snapped(qint64 edge, qint64 binSize, qint64 samples)
{
    return edge >= samples ? edge : (edge + binSize / 2) / binSize * binSize;
}

} // namespace wardlight::waveforms
