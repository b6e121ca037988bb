#include "ui/trace/point_layer.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace wardlight::ui {

namespace {

constexpr double DotPixels = 5;  ///< across, logical
constexpr double CellPixels = 3; ///< two dots are never nearer than about this, logical

/// A round dot, premultiplied, @p side × @p side device pixels.
std::vector<QRgb> dotStamp(const QColor& colour, int side)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(0, 0, side, side));
    painter.end();
    std::vector<QRgb> stamp;
    for (int y = 0; y < side; ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        stamp.insert(stamp.end(), line, line + side);
    }
    return stamp;
}

/// Lays a stamp over what is there. Of one colour, the larger premultiplied value is the more
/// opaque one.
void drawDot(QRgb* at, qsizetype pixelsPerLine, const std::vector<QRgb>& stamp, int side)
{
    const QRgb* dot = stamp.data();
    for (int row = 0; row < side; ++row, at += pixelsPerLine) {
        for (int column = 0; column < side; ++column, ++dot)
            at[column] = std::max(at[column], *dot);
    }
}

} // namespace

void PointLayer::paint(QPainter& painter, const MapCamera& camera, const QColor& colour)
{
    m_dotsDrawn = 0;
    if (m_points.empty())
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize pixels = (camera.size() * ratio).toSize();
    if (m_picture.size() != pixels)
        m_picture = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    const int side = std::max(3, int(std::lround(DotPixels * ratio)));
    const std::vector<QRgb> stamp = dotStamp(colour, side);
    const double cell = CellPixels * ratio;
    const int columns = int(pixels.width() / cell) + 1;
    m_occupied.assign(std::size_t(columns) * std::size_t(int(pixels.height() / cell) + 1), false);

    auto* const bits = reinterpret_cast<QRgb*>(m_picture.bits());
    const qsizetype pixelsPerLine = m_picture.bytesPerLine() / qsizetype(sizeof(QRgb));
    const double scale = camera.scale() * ratio;
    const QPointF origin = camera.toScreen({0, 0}) * ratio;
    for (const QPointF& point : m_points) {
        const double x = point.x() * scale + origin.x() - side / 2.0;
        const double y = point.y() * scale + origin.y() - side / 2.0;
        if (!(x >= 0 && y >= 0 && x < pixels.width() - side && y < pixels.height() - side))
            continue;
        const auto index =
            std::size_t(int(y / cell)) * std::size_t(columns) + std::size_t(x / cell);
        if (std::exchange(m_occupied[index], char(true)))
            continue;
        drawDot(bits + qsizetype(y) * pixelsPerLine + qsizetype(x), pixelsPerLine, stamp, side);
        ++m_dotsDrawn;
    }
    painter.drawImage(QPointF(), m_picture);
}

} // namespace wardlight::ui
