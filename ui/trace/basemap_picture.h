#pragma once

#include "core/trace/map/basemap.h"
#include "ui/common/theme.h"
#include "ui/trace/map_camera.h"

#include <QImage>

#include <memory>

namespace wardlight::ui {

/// The map's colours, all mixed from the theme's.
struct MapColours
{
    QColor water, land, ownLand, province, border, river, name, city;

    explicit MapColours(const Palette& palette);
};

/// A basemap with a box around every ring, so that drawing passes over what is out of sight.
struct BasemapShapes
{
    using Bounds = std::array<std::vector<QRectF>, trace::DetailLevels>;

    trace::BasemapPointer basemap;
    std::vector<Bounds> ringBounds; ///< of every area's rings

    explicit BasemapShapes(trace::BasemapPointer basemap);
};

using BasemapShapesPointer = std::shared_ptr<const BasemapShapes>;

/// Land and borders as one camera sees them.
struct BasemapPicture
{
    QImage image;
    MapCamera camera;
};

/// How to draw a picture; a value, so that it can go to another thread.
struct BasemapPictureOrder
{
    MapCamera camera;
    double devicePixelRatio = 1;
    MapColours colours;
};

/// Draws a picture; on any thread, some 10 to 30 ms.
[[nodiscard]] BasemapPicture drawBasemap(const BasemapShapes& shapes,
                                         const BasemapPictureOrder& order);

/// Whether an area is the whole of China rather than one of its provinces.
[[nodiscard]] bool isChina(const trace::BasemapArea& area);

} // namespace wardlight::ui
