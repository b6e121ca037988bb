#pragma once

#include "core/trace/trace_item.h"
#include "ui/common/theme.h"
#include "ui/trace/map_camera.h"

#include <optional>
#include <vector>

class QPainter;

namespace wardlight::ui {

/// Draws an item's path: numbered stops, arrows between them. Stops too near to be told apart at
/// the zoom of the moment share one mark that names all their events ("1–3, 6").
class PathLayer
{
public:
    /// A mark on the map: events (indices into the path) and where it stands.
    struct Stop
    {
        std::vector<int> events;
        QPointF at; ///< screen
        QRectF box; ///< screen
        QString text;
    };

    explicit PathLayer(const Theme& theme) : m_theme(theme) {}

    /// Events without a place are left out; the others keep their numbers.
    void setEvents(const std::vector<trace::Event>& events);
    void setSelected(std::optional<int> event) { m_selected = event; }
    [[nodiscard]] std::optional<int> selected() const { return m_selected; }
    /// The box around all places, world units; none when no event has a place.
    [[nodiscard]] std::optional<QRectF> bounds() const;
    [[nodiscard]] std::optional<QPointF> placeOf(int event) const;

    /// Where the marks are for this camera.
    [[nodiscard]] std::vector<Stop> stops(const MapCamera& camera) const;
    void paint(QPainter& painter, const std::vector<Stop>& stops) const;

private:
    void paintLegs(QPainter& painter, const std::vector<Stop>& stops) const;
    void paintStop(QPainter& painter, const Stop& stop) const;

    const Theme& m_theme;
    std::vector<std::optional<QPointF>> m_places; ///< of every event, world units
    std::optional<int> m_selected;
};

/// "1–3, 6" for the indices 0, 1, 2, 5.
[[nodiscard]] QString eventNumbers(const std::vector<int>& events);

} // namespace wardlight::ui
