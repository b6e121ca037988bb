#pragma once

#include "core/vitals/vitals_store.h"

#include <utility>
#include <vector>

namespace wardlight::ui {

/// The median time between readings in @p columns, ms; 0 for less than two.
[[nodiscard]] qint64 usualIntervalMs(const std::vector<vitals::EnvelopeColumn>& columns);

/// How long nothing may be measured before a curve is interrupted, ms: three times the median time
/// between readings in @p columns, at least a minute. Nothing is drawn across a gap.
[[nodiscard]] qint64 gapAfterMs(const std::vector<vitals::EnvelopeColumn>& columns);

/// Runs of columns without a gap between them: first and one past last.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>>
segmentsOf(const std::vector<vitals::EnvelopeColumn>& columns);

/// The column that stands for a time: the one that reaches over it, else the nearest one that is
/// not further than @p reachMs; null when there is none.
[[nodiscard]] const vitals::EnvelopeColumn*
columnAt(const std::vector<vitals::EnvelopeColumn>& columns, qint64 ms, qint64 reachMs);

/// A value axis that shows everything.
struct ValueAxis
{
    double minimum = 0;
    double maximum = 1;
    double step = 1;  ///< between marks: 1, 2 or 5 times a power of ten
    int decimals = 0; ///< that the marks need
};

/// An axis with at most 5 marks that holds @p low and @p high with a little room around them.
[[nodiscard]] ValueAxis valueAxis(double low, double high);

} // namespace wardlight::ui
