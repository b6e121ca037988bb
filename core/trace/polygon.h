#pragma once

#include "core/base/result.h"
#include "core/trace/trace_item.h"

#include <vector>

namespace wardlight::trace {

/// The most corners an area may have.
constexpr int MostCorners = 500;

/// Reads an area from its corners, in order around it: "31.6,103.8 31.7,103.8 31.7,103.9", WGS-84
/// degrees. A colon may stand for the comma and a semicolon for the space; the first corner may be
/// repeated at the end. Edges are straight lines of the map.
/// @return Error::Invalid with what to mend: fewer than three corners, a corner that is no place,
///         edges that cross
[[nodiscard]] Result<std::vector<Coordinates>> parsePolygon(const QString& text);

/// Checks corners that come from elsewhere, as parsePolygon() does.
[[nodiscard]] Result<> checkPolygon(const std::vector<Coordinates>& corners);

/// The corners as parsePolygon() reads them, to 5 decimals (1 m).
[[nodiscard]] QString polygonText(const std::vector<Coordinates>& corners);

} // namespace wardlight::trace
