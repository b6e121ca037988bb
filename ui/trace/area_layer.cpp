#include "ui/trace/area_layer.h"

#include "core/trace/map/web_mercator.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <utility>

namespace wardlight::ui {

namespace {

constexpr double CornerRadius = 3.5; ///< px
constexpr double CrossPixels = 8;    ///< half of the cross in the middle

QPolygonF onScreen(const std::vector<QPointF>& points, const MapCamera& camera)
{
    QPolygonF polygon;
    for (const QPointF& point : points)
        polygon << camera.toScreen(point);
    return polygon;
}

} // namespace

void AreaLayer::setArea(const std::vector<trace::Coordinates>& corners)
{
    m_area.clear();
    for (const trace::Coordinates& corner : corners)
        m_area.push_back(trace::toWorld(corner));
}

void AreaLayer::begin()
{
    m_isDrawing = true;
    m_drawn.clear();
    m_pointer.reset();
}

void AreaLayer::addCorner(const QPointF& world)
{
    if (m_drawn.empty() || m_drawn.back() != world)
        m_drawn.push_back(world);
}

void AreaLayer::removeCorner()
{
    if (!m_drawn.empty())
        m_drawn.pop_back();
}

std::vector<trace::Coordinates> AreaLayer::end()
{
    m_isDrawing = false;
    std::vector<trace::Coordinates> corners;
    for (const QPointF& point : std::exchange(m_drawn, {}))
        corners.push_back(trace::toCoordinates(point));
    return corners;
}

void AreaLayer::paint(QPainter& painter, const MapCamera& camera) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_isDrawing) {
        paintDrawing(painter, camera);
        return;
    }
    if (m_area.empty())
        return;
    QColor ground = m_theme.colours().accent;
    painter.setPen(QPen(ground, 1.5));
    ground.setAlphaF(0.10F);
    painter.setBrush(ground);
    painter.drawPolygon(onScreen(m_area, camera));
}

void AreaLayer::paintDrawing(QPainter& painter, const MapCamera& camera) const
{
    const Palette& colours = m_theme.colours();
    QPolygonF line = onScreen(m_drawn, camera);
    const int corners = int(line.size());
    if (m_pointer)
        line << camera.toScreen(*m_pointer);
    if (line.size() > 2)
        line << line.front();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.accent, 1.5, Qt::DashLine));
    painter.drawPolyline(line);
    painter.setPen(QPen(colours.accent, 1.5));
    painter.setBrush(colours.surface);
    for (int i = 0; i < corners; ++i)
        painter.drawEllipse(line[i], CornerRadius, CornerRadius);
    const QPointF middle = QRectF(QPointF(), camera.size()).center();
    painter.setPen(QPen(colours.text, 1));
    painter.drawLine(middle - QPointF(CrossPixels, 0), middle + QPointF(CrossPixels, 0));
    painter.drawLine(middle - QPointF(0, CrossPixels), middle + QPointF(0, CrossPixels));
}

void AreaLayer::paintHint(QPainter& painter, const MapCamera& camera, const QString& hint) const
{
    const QFont font = m_theme.font(TextSize::Body);
    QRectF room(Spacing::Small, Spacing::Small, camera.size().width() - 2 * Spacing::Small,
                camera.size().height());
    room = room.adjusted(Spacing::Small, Spacing::Tight, -Spacing::Small, 0);
    const QRectF text =
        QFontMetricsF(font).boundingRect(room, Qt::AlignHCenter | Qt::TextWordWrap, hint);
    painter.setPen(QPen(m_theme.colours().line, 1));
    painter.setBrush(m_theme.colours().raised);
    painter.drawRoundedRect(
        text.adjusted(-Spacing::Small, -Spacing::Tight, Spacing::Small, Spacing::Tight),
        Spacing::Corner, Spacing::Corner);
    painter.setFont(font);
    painter.setPen(m_theme.colours().text);
    painter.drawText(text, Qt::AlignHCenter | Qt::TextWordWrap, hint);
}

} // namespace wardlight::ui
