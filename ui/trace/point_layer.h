#pragma once

#include "ui/trace/map_camera.h"

#include <QColor>
#include <QImage>

#include <vector>

class QPainter;

namespace wardlight::ui {

/// Draws very many places as dots. Where several fall together one dot stands for them, so that a
/// frame costs no more than the view has room for. GUI thread only.
class PointLayer
{
public:
    /// @param points  world units
    void setPoints(std::vector<QPointF> points) { m_points = std::move(points); }
    [[nodiscard]] const std::vector<QPointF>& points() const { return m_points; }

    void paint(QPainter& painter, const MapCamera& camera, const QColor& colour);
    /// Dots drawn by the last paint().
    [[nodiscard]] int dotsDrawn() const { return m_dotsDrawn; }

private:
    std::vector<QPointF> m_points;
    QImage m_picture;
    std::vector<char> m_occupied; ///< a cell a dot; bytes, which are quicker than bits
    int m_dotsDrawn = 0;
};

} // namespace wardlight::ui
