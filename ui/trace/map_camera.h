#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace wardlight::ui {

/// Where a map looks: which point is in the middle, and how large. World units as in
/// core/trace/map/web_mercator.h; screen units are logical pixels from the view's top left.
class MapCamera
{
public:
    static constexpr double SmallestZoom = 1.5;
    static constexpr double LargestZoom = 17;

    [[nodiscard]] const QPointF& centre() const { return m_centre; }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] const QSizeF& size() const { return m_size; }

    void setSize(const QSizeF& pixels) { m_size = pixels; }
    /// Keeps to the world and to the zooms there are.
    void look(const QPointF& centre, double zoom);
    /// As dragging by @p pixels does.
    void panBy(const QPointF& pixels);
    /// Changes the zoom so that what lies under @p anchor stays there.
    void zoomAbout(const QPointF& anchor, double zoom);
    /// The largest zoom that shows all of @p world with a margin around it.
    void fit(const QRectF& world, double marginPixels, double largestZoom);

    [[nodiscard]] QPointF toScreen(const QPointF& world) const;
    [[nodiscard]] QPointF toWorld(const QPointF& screen) const;
    /// Pixels a world unit.
    [[nodiscard]] double scale() const;
    /// The part of the world that is seen, and @p marginPixels around it.
    [[nodiscard]] QRectF worldSeen(double marginPixels = 0) const;

    friend bool operator==(const MapCamera&, const MapCamera&) = default;

private:
    QPointF m_centre{0.79, 0.41}; ///< China
    double m_zoom = 4;
    QSizeF m_size{800, 600};
};

} // namespace wardlight::ui
