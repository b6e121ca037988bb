#include "ui/trace/basemap_picture.h"

#include <QPainter>
#include <QPainterPath>

namespace wardlight::ui {

namespace {

using trace::AreaKind;
using trace::BasemapArea;

/// Rings are cut this far outside the picture, so that no cut edge is seen, px.
constexpr double CutMargin = 8;

QColor mixed(const QColor& a, const QColor& b, double share)
{
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * share),
                            float(a.greenF() + (b.greenF() - a.greenF()) * share),
                            float(a.blueF() + (b.blueF() - a.blueF()) * share));
}

void addRing(QPainterPath& path, const trace::Points& ring, const MapCamera& camera)
{
    QPolygonF polygon;
    polygon.reserve(qsizetype(ring.size()));
    for (const QPointF& p : ring)
        polygon << camera.toScreen(p);
    path.addPolygon(polygon);
    path.closeSubpath();
}

/// One drawing: the painter and what it draws from.
class Drawing
{
public:
    Drawing(QPainter& painter, const BasemapShapes& shapes, const BasemapPictureOrder& order)
        : m_painter(painter), m_shapes(shapes), m_camera(order.camera), m_colours(order.colours),
          m_level(trace::detailLevel(m_camera.zoom())), m_box(m_camera.worldSeen(CutMargin))
    {}

    void drawAreas()
    {
        QPainterPath ownBorder;
        const auto& areas = m_shapes.basemap->areas;
        for (std::size_t i = 0; i < areas.size(); ++i) {
            if (!m_box.intersects(areas[i].bounds))
                continue;
            const QPainterPath path = pathOf(i);
            const bool isOwn = areas[i].kind == AreaKind::Province;
            if (isChina(areas[i]))
                ownBorder = path; // under the provinces, its border over them
            m_painter.setPen(QPen(isOwn ? m_colours.province : m_colours.border, 1));
            m_painter.setBrush(isOwn ? m_colours.ownLand : m_colours.land);
            m_painter.drawPath(path);
        }
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_colours.border, 1.5));
        m_painter.drawPath(ownBorder);
    }

    void drawRivers()
    {
        m_painter.setPen(QPen(m_colours.river, 1.2));
        drawLines(m_shapes.basemap->rivers);
    }

    void drawDisputedBorders()
    {
        m_painter.setPen(QPen(m_colours.border, 1, Qt::DashLine));
        drawLines(m_shapes.basemap->disputedBorders);
    }

private:
    void drawLines(const std::vector<trace::BasemapLine>& lines)
    {
        for (const trace::BasemapLine& each : lines) {
            if (!m_box.intersects(each.bounds))
                continue;
            for (const trace::Points& line : each.lines[m_level]) {
                QPolygonF polyline;
                for (const QPointF& p : line)
                    polyline << m_camera.toScreen(p);
                m_painter.drawPolyline(polyline);
            }
        }
    }

    [[nodiscard]] QPainterPath pathOf(std::size_t area) const
    {
        const auto& rings = m_shapes.basemap->areas[area].outlines[m_level];
        const auto& bounds = m_shapes.ringBounds[area][m_level];
        QPainterPath path;
        for (std::size_t i = 0; i < rings.size(); ++i) {
            if (m_box.contains(bounds[i]))
                addRing(path, rings[i], m_camera);
            else if (m_box.intersects(bounds[i]))
                addRing(path, trace::clipRing(rings[i], m_box), m_camera);
        }
        return path;
    }

    QPainter& m_painter;
    const BasemapShapes& m_shapes;
    const MapCamera& m_camera;
    const MapColours& m_colours;
    std::size_t m_level;
    QRectF m_box; ///< world units
};

} // namespace

MapColours::MapColours(const Palette& p)
    : water(mixed(p.ground, p.accent, 0.10)), land(mixed(p.surface, p.ground, 0.35)),
      ownLand(p.surface), province(mixed(p.surface, p.muted, 0.35)),
      border(mixed(p.surface, p.muted, 0.75)), river(mixed(p.surface, p.accent, 0.4)),
      name(mixed(p.surface, p.muted, 0.95)), city(mixed(p.surface, p.muted, 0.8))
{}

BasemapShapes::BasemapShapes(trace::BasemapPointer map) : basemap(std::move(map))
{
    for (const BasemapArea& area : basemap->areas) {
        Bounds& bounds = ringBounds.emplace_back();
        for (std::size_t level = 0; level < trace::DetailLevels; ++level) {
            for (const trace::Points& ring : area.outlines[level])
                bounds[level].push_back(trace::boundsOf({ring}));
        }
    }
}

BasemapPicture drawBasemap(const BasemapShapes& shapes, const BasemapPictureOrder& order)
{
    QImage image((order.camera.size() * order.devicePixelRatio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(order.devicePixelRatio);
    image.fill(order.colours.water);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    Drawing drawing(painter, shapes, order);
    drawing.drawAreas();
    drawing.drawRivers();
    drawing.drawDisputedBorders();
    painter.end();
    return {image, order.camera};
}

bool isChina(const BasemapArea& area)
{
    return area.kind == AreaKind::Country && area.code == QLatin1String("CN");
}

} // namespace wardlight::ui
