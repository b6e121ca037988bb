#include "ui/vitals/trend_segments.h"

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

using vitals::EnvelopeColumn;

namespace {

constexpr qint64 ShortestGapMs = 60'000;
constexpr qint64 GapFactor = 3;
constexpr double MostSteps = 4;
constexpr double Room = 0.06;          ///< above and below, of the span
constexpr double RoomOfOneValue = 0.1; ///< where all values are the same, of the value

qint64 distanceMs(const EnvelopeColumn& column, qint64 ms)
{
    if (ms < column.firstMs)
        return column.firstMs - ms;
    return std::max<qint64>(0, ms - column.lastMs);
}

} // namespace

qint64 usualIntervalMs(const std::vector<EnvelopeColumn>& columns)
{
    std::vector<qint64> intervals;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const EnvelopeColumn& column = columns[i];
        if (column.count > 1)
            intervals.push_back((column.lastMs - column.firstMs) / (column.count - 1));
        if (i > 0)
            intervals.push_back(column.firstMs - columns[i - 1].lastMs);
    }
    if (intervals.empty())
        return 0;
    const auto middle = intervals.begin() + std::ptrdiff_t(intervals.size() / 2);
    std::nth_element(intervals.begin(), middle, intervals.end());
    return *middle;
}

qint64 gapAfterMs(const std::vector<EnvelopeColumn>& columns)
{
    return std::max(ShortestGapMs, GapFactor * usualIntervalMs(columns));
}

std::vector<std::pair<std::size_t, std::size_t>>
segmentsOf(const std::vector<EnvelopeColumn>& columns)
{
    const qint64 gapMs = gapAfterMs(columns);
    std::vector<std::pair<std::size_t, std::size_t>> segments;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i == 0 || columns[i].firstMs - columns[i - 1].lastMs > gapMs)
            segments.emplace_back(i, i);
        segments.back().second = i + 1;
    }
    return segments;
}

const EnvelopeColumn* columnAt(const std::vector<EnvelopeColumn>& columns, qint64 ms,
                               qint64 reachMs)
{
    const auto after = std::lower_bound(
        columns.begin(), columns.end(), ms,
        [](const EnvelopeColumn& column, qint64 time) { return column.lastMs < time; });
    const EnvelopeColumn* nearest = after == columns.end() ? nullptr : &*after;
    if (after != columns.begin()) {
        const EnvelopeColumn& before = *std::prev(after);
        if (!nearest || distanceMs(before, ms) < distanceMs(*nearest, ms))
            nearest = &before;
    }
    return nearest && distanceMs(*nearest, ms) <= reachMs ? nearest : nullptr;
}

ValueAxis valueAxis(double low, double high)
{
    const double middle = (low + high) / 2;
    const double alone = middle == 0 ? 1 : std::abs(middle) * RoomOfOneValue;
    const double span = high > low ? high - low : alone;
    ValueAxis axis;
    axis.minimum = middle - span * (0.5 + Room);
    axis.maximum = middle + span * (0.5 + Room);
    const double rough = span / MostSteps;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    axis.step = 10 * power;
    for (const double digit : {5.0, 2.0, 1.0}) {
        if (digit * power >= rough)
            axis.step = digit * power;
    }
    axis.decimals = int(std::clamp(-std::floor(std::log10(axis.step) + 1e-9), 0.0, 9.0));
    return axis;
}

} // namespace wardlight::ui
