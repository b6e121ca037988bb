#pragma once

#include "core/trace/map/basemap.h"
#include "ui/common/theme.h"
#include "ui/trace/map_camera.h"

#include <vector>

class QPainter;

namespace wardlight::ui {

/// The bar of a scale: a round length and how long it is drawn.
struct ScaleBar
{
    double metres = 0; ///< 1, 2 or 5 times a power of ten
    double pixels = 0;
};

/// The longest bar of at most @p largestPixels.
[[nodiscard]] ScaleBar scaleBar(double metresPerPixel, double largestPixels);

/// "500 m", "20 km".
[[nodiscard]] QString scaleText(double metres);

/// Draws scale bar, source and notice along the lower edge.
/// @param basemap  null: the map says that it has none
/// @return the boxes drawn over, for names to stay clear of
[[nodiscard]] std::vector<QRectF> furnitureBoxes(const Theme& theme, const MapCamera& camera,
                                                 const trace::Basemap* basemap);
void paintFurniture(QPainter& painter, const Theme& theme, const MapCamera& camera,
                    const trace::Basemap* basemap);

} // namespace wardlight::ui
