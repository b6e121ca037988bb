#include "core/waveforms/column_extremes.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace wardlight::waveforms {

namespace {

/// Where span × columns still fits 63 bits; at 500 Hz it is 70 years.
constexpr double FarthestSample = double(qint64(1) << 40);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ColumnGrid)
};

/// The first sample at or after a time.
double sampleAt(double seconds, double rateHz)
{
    constexpr double Rounding = 1e-6; // of a sample
    return std::ceil(seconds * rateHz - Rounding);
}

/// The extremes of the counts in [from, to), gaps left out.
struct CountExtremes
{
    std::int32_t min = 0;
    std::int32_t max = 0;
    bool isEmpty = true;

    void take(std::span<const std::int32_t> counts)
    {
        if (counts.empty())
            return;
        const auto [low, high] = std::minmax_element(counts.begin(), counts.end());
        min = isEmpty ? *low : std::min(min, *low);
        max = isEmpty ? *high : std::max(max, *high);
        isEmpty = false;
    }
};

CountExtremes countExtremes(const Channel& channel, SampleRange range)
{
    const std::span<const std::int32_t> counts(channel.counts);
    CountExtremes extremes;
    qint64 at = range.from;
    const auto take = [&](qint64 end) {
        if (end > at)
            extremes.take(counts.subspan(std::size_t(at), std::size_t(end - at)));
    };
    for (const SampleRange& gap : gapsIn(channel, range)) {
        take(gap.from);
        at = gap.to;
    }
    take(range.to);
    return extremes;
}

} // namespace

Result<ColumnGrid> ColumnGrid::create(double rateHz, double fromSeconds, double toSeconds,
                                      int columns)
{
    if (columns < 1 || columns > MostColumns)
        return fail(ErrorCode::Invalid,
                    Words::tr("A window has 1 to %1 columns.").arg(MostColumns));
    const bool isTime = std::isfinite(fromSeconds) && std::isfinite(toSeconds) &&
                        fromSeconds >= 0 && toSeconds > fromSeconds;
    if (!isTime)
        return fail(ErrorCode::Invalid,
                    Words::tr("A window begins at 0 s or later and ends after its beginning."));
    const double from = sampleAt(fromSeconds, rateHz);
    const double to = sampleAt(toSeconds, rateHz);
    if (to > FarthestSample)
        return fail(ErrorCode::Invalid,
                    Words::tr("The window lies beyond the end of any recording."));
    return ColumnGrid({qint64(from), qint64(to)}, columns);
}

qint64 ColumnGrid::edge(int i) const
{
    return m_span.from + m_span.size() * i / m_columns;
}

std::vector<std::optional<Extremes>> columnExtremes(const Channel& channel, const ColumnGrid& grid)
{
    std::vector<std::optional<Extremes>> columns(std::size_t(grid.columns()));
    for (int i = 0; i < grid.columns(); ++i) {
        const CountExtremes counts =
            countExtremes(channel, recorded(channel, {grid.edge(i), grid.edge(i + 1)}));
        if (counts.isEmpty)
            continue;
        const double a = channel.physical(counts.min);
        const double b = channel.physical(counts.max);
        columns[std::size_t(i)] =
            Extremes{std::min(a, b), std::max(a, b)}; // a gain may be negative
    }
    return columns;
}

SampleRange recorded(const Channel& channel, SampleRange span)
{
    const qint64 from = std::clamp<qint64>(span.from, 0, channel.sampleCount());
    return {from, std::clamp<qint64>(span.to, from, channel.sampleCount())};
}

std::vector<SampleRange> gapsIn(const Channel& channel, SampleRange span)
{
    std::vector<SampleRange> inside;
    auto gap = std::partition_point(channel.gaps.begin(), channel.gaps.end(),
                                    [&](const SampleRange& g) { return g.to <= span.from; });
    for (; gap != channel.gaps.end() && gap->from < span.to; ++gap)
        inside.push_back({std::max(gap->from, span.from), std::min(gap->to, span.to)});
    return inside;
}

} // namespace wardlight::waveforms
