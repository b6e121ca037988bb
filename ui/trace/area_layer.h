#pragma once

#include "core/trace/trace_item.h"
#include "ui/common/theme.h"
#include "ui/trace/map_camera.h"

#include <optional>
#include <vector>

class QPainter;

namespace wardlight::ui {

/// Draws the area that a search is limited to, and one while a person draws it.
class AreaLayer
{
public:
    explicit AreaLayer(const Theme& theme) : m_theme(theme) {}

    /// The area of the search; empty for none.
    void setArea(const std::vector<trace::Coordinates>& corners);

    [[nodiscard]] bool isDrawing() const { return m_isDrawing; }
    /// Begins a new area; the one of the search is not shown meanwhile.
    void begin();
    void addCorner(const QPointF& world);
    void removeCorner();
    /// Where the next corner would be.
    void setPointer(const std::optional<QPointF>& world) { m_pointer = world; }
    /// Ends the drawing. @return the corners so far, in order
    [[nodiscard]] std::vector<trace::Coordinates> end();

    void paint(QPainter& painter, const MapCamera& camera) const;
    /// What to do while drawing, at the map's top.
    void paintHint(QPainter& painter, const MapCamera& camera, const QString& hint) const;

private:
    void paintDrawing(QPainter& painter, const MapCamera& camera) const;

    const Theme& m_theme;
    std::vector<QPointF> m_area;  ///< world units
    std::vector<QPointF> m_drawn; ///< corners so far, world units
    std::optional<QPointF> m_pointer;
    bool m_isDrawing = false;
};

} // namespace wardlight::ui
