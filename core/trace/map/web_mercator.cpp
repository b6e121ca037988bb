#include "core/trace/map/web_mercator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace wardlight::trace {

using std::numbers::pi;

QPointF toWorld(const Coordinates& place)
{
    const double latitude = std::clamp(place.latitude, -LargestLatitude, LargestLatitude);
    const double northing = std::asinh(std::tan(latitude * pi / 180)); // −π to π
    return {place.longitude / 360 + 0.5, 0.5 - northing / (2 * pi)};
}

Coordinates toCoordinates(const QPointF& world)
{
    const double northing = (0.5 - world.y()) * 2 * pi;
    return {std::atan(std::sinh(northing)) * 180 / pi, (world.x() - 0.5) * 360};
}

double worldPixels(double zoom)
{
    return TilePixels * std::exp2(zoom);
}

double metresPerPixel(double worldY, double zoom)
{
    const double latitude = toCoordinates({0.5, worldY}).latitude * pi / 180;
    return EquatorMetres * std::cos(latitude) / worldPixels(zoom);
}

} // namespace wardlight::trace
