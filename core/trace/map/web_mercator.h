#pragma once

#include "core/trace/trace_item.h"

#include <QPointF>

namespace wardlight::trace {

// Web Mercator (EPSG:3857) in world units: the square of the map is 0 to 1 on both axes, x to the
// east from 180° west, y to the south from 85.0511° north. One pixel of zoom level z is
// 1/(256·2^z).

/// The latitude at which the square ends: atan(sinh(π)).
constexpr double LargestLatitude = 85.051128779806604;

/// Pixels of the whole world at zoom level 0.
constexpr double TilePixels = 256;

/// The equator's length on the sphere of EPSG:3857, m: 2π · 6,378,137.
constexpr double EquatorMetres = 40'075'016.685578488;

/// Latitudes beyond the square are drawn at its edge.
[[nodiscard]] QPointF toWorld(const Coordinates& place);
[[nodiscard]] Coordinates toCoordinates(const QPointF& world);

/// Pixels of the whole world at a zoom level, which need not be whole.
[[nodiscard]] double worldPixels(double zoom);

/// The length of a pixel on the ground at this height of the map, m.
[[nodiscard]] double metresPerPixel(double worldY, double zoom);

} // namespace wardlight::trace
