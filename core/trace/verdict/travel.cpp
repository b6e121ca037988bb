#include "core/trace/verdict/travel.h"

#include "core/trace/trace_rules.h"

#include <limits>

namespace wardlight::trace {

Hop hopBetween(const Event& from, const Event& to)
{
    const double km = distanceMetres(*from.place, *to.place) / 1000;
    const double hours = double(from.time.msecsTo(to.time)) / 3'600'000;
    return {&from, &to, km, hours > 0 ? km / hours : std::numeric_limits<double>::infinity()};
}

std::vector<Hop> hopsOf(const std::vector<Event>& events)
{
    std::vector<Hop> hops;
    const Event* before = nullptr;
    for (const Event& event : events) {
        if (!event.place)
            continue;
        if (before)
            hops.push_back(hopBetween(*before, event));
        before = &event;
    }
    return hops;
}

bool isImpossibleHop(const Event& from, const Event& to, const Thresholds& t)
{
    const Hop hop = hopBetween(from, to);
    return hop.km >= t.travelFloorKm && hop.kmh > t.travelSuspectKmh;
}

} // namespace wardlight::trace
