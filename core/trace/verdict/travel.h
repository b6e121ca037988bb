#pragma once

#include "core/trace/trace_item.h"
#include "core/trace/verdict/thresholds.h"

#include <vector>

namespace wardlight::trace {

/// From one event with a place to the next one.
struct Hop
{
    const Event* from = nullptr;
    const Event* to = nullptr;
    double km = 0;
    double kmh = 0; ///< infinite where no time passed
};

/// @pre both events have a place
[[nodiscard]] Hop hopBetween(const Event& from, const Event& to);
/// Every hop of a path; events without a place are passed over. Points into @p events.
[[nodiscard]] std::vector<Hop> hopsOf(const std::vector<Event>& events);

/// Whether no vehicle can have done it: far enough that GPS errors are out of the question, and
/// faster than an airliner.
/// @pre both events have a place
[[nodiscard]] bool isImpossibleHop(const Event& from, const Event& to, const Thresholds& t);

} // namespace wardlight::trace
