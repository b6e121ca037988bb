#include "ui/trace/map_camera.h"

#include "core/trace/map/web_mercator.h"

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

void MapCamera::look(const QPointF& centre, double zoom)
{
    m_centre = {std::clamp(centre.x(), 0.0, 1.0), std::clamp(centre.y(), 0.0, 1.0)};
    m_zoom = std::clamp(zoom, SmallestZoom, LargestZoom);
}

void MapCamera::panBy(const QPointF& pixels)
{
    look(m_centre - pixels / scale(), m_zoom);
}

void MapCamera::zoomAbout(const QPointF& anchor, double zoom)
{
    const QPointF fixed = toWorld(anchor);
    const double wanted = std::clamp(zoom, SmallestZoom, LargestZoom);
    const QPointF fromMiddle = anchor - QPointF(m_size.width(), m_size.height()) / 2;
    look(fixed - fromMiddle / trace::worldPixels(wanted), wanted);
}

void MapCamera::fit(const QRectF& world, double marginPixels, double largestZoom)
{
    const double width = std::max(m_size.width() - 2 * marginPixels, 1.0);
    const double height = std::max(m_size.height() - 2 * marginPixels, 1.0);
    const double scales =
        std::min(width / std::max(world.width(), 1e-12), height / std::max(world.height(), 1e-12));
    look(world.center(), std::min(largestZoom, std::log2(scales / trace::TilePixels)));
}

QPointF MapCamera::toScreen(const QPointF& world) const
{
    return (world - m_centre) * scale() + QPointF(m_size.width(), m_size.height()) / 2;
}

QPointF MapCamera::toWorld(const QPointF& screen) const
{
    return m_centre + (screen - QPointF(m_size.width(), m_size.height()) / 2) / scale();
}

double MapCamera::scale() const
{
    return trace::worldPixels(m_zoom);
}

QRectF MapCamera::worldSeen(double marginPixels) const
{
    const QPointF margin(marginPixels, marginPixels);
    return {toWorld(-margin), toWorld(QPointF(m_size.width(), m_size.height()) + margin)};
}

} // namespace wardlight::ui
