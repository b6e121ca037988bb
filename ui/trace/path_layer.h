#pragma once

#include "core/trace/trace_item.h"
#include "ui/common/theme.h"
#include "ui/trace/map_camera.h"

#include <optional>
#include <vector>

class QPainter;

namespace wardlight::ui {

/// Draws an item's path: numbered stops, arrows between them. Stops too near to be told apart at
/// the zoom of the moment share one mark that names all their events ("1–3, 6"). A leg that no
/// vehicle can have done is a broken line in the colour of failures.
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
    /// One of several paths: its colour, and the letter before its numbers.
    PathLayer(const Theme& theme, QColor Palette::*colour, const QString& letter)
        : m_theme(theme), m_colour(colour), m_letter(letter)
    {}

    /// Events without a place are left out; the others keep their numbers.
    void setEvents(const std::vector<trace::Event>& events);
    void setSelected(std::optional<int> event) { m_selected = event; }
    /// Shows the path as far as it had come, and where the item was then; an invalid moment shows
    /// all of it.
    void setMoment(const QDateTime& moment) { m_moment = moment; }
    /// Where the item was at the moment, between two places as if it had moved evenly; none without
    /// a moment or before the first place.
    [[nodiscard]] std::optional<QPointF> placeAtMoment() const;
    /// Whether the leg that ends at this event is an impossible one: at least 50 km, over 900 km/h.
    [[nodiscard]] bool isImpossible(int event) const;
    [[nodiscard]] std::optional<int> selected() const { return m_selected; }
    /// The box around all places, world units; none when no event has a place.
    [[nodiscard]] std::optional<QRectF> bounds() const;
    [[nodiscard]] std::optional<QPointF> placeOf(int event) const;

    /// Where the marks are for this camera.
    [[nodiscard]] std::vector<Stop> stops(const MapCamera& camera) const;
    void paint(QPainter& painter, const std::vector<Stop>& stops, const MapCamera& camera) const;

private:
    struct Leg;
    [[nodiscard]] std::vector<Leg> legs(const std::vector<Stop>& stops) const;
    void paintLegs(QPainter& painter, const std::vector<Stop>& stops) const;
    void paintMoment(QPainter& painter, const MapCamera& camera) const;
    void paintStop(QPainter& painter, const Stop& stop) const;

    const Theme& m_theme;
    QColor Palette::*m_colour = &Palette::accent;
    QString m_letter;
    std::vector<std::optional<QPointF>> m_places; ///< of every event, world units
    std::vector<QDateTime> m_times;               ///< of every event
    std::vector<bool> m_impossible;               ///< by the event where the leg ends
    QDateTime m_moment;
    std::optional<int> m_selected;
};

/// "1–3, 6" for the indices 0, 1, 2, 5.
[[nodiscard]] QString eventNumbers(const std::vector<int>& events);

} // namespace wardlight::ui
