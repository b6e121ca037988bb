#include "ui/trace/path_layer.h"

#include "core/trace/map/outline.h"
#include "core/trace/map/web_mercator.h"
#include "core/trace/verdict/travel.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>

namespace wardlight::ui {

namespace {

constexpr double MarkHeight = 20; ///< px
constexpr double NearPixels = 22; ///< nearer stops share a mark
constexpr double ArrowPixels = 7;
constexpr double ShortestWithArrow = 44; ///< px
constexpr double MomentRadius = 7;       ///< px, of the dot that moves in a replay

/// An arrow head in the middle of a leg, pointing along it.
QPainterPath arrowHead(const QLineF& leg)
{
    const QPointF middle = leg.pointAt(0.5);
    const QPointF along = QPointF(leg.dx(), leg.dy()) / leg.length() * ArrowPixels;
    const QPointF across(-along.y(), along.x());
    QPainterPath head(middle + along);
    head.lineTo(middle - along * 0.6 + across * 0.8);
    head.lineTo(middle - along * 0.6 - across * 0.8);
    head.closeSubpath();
    return head;
}

} // namespace

QString eventNumbers(const std::vector<int>& events)
{
    QStringList parts;
    for (std::size_t i = 0; i < events.size();) {
        std::size_t last = i;
        while (last + 1 < events.size() && events[last + 1] == events[last] + 1)
            ++last;
        const QString first = QString::number(events[i] + 1);
        parts << (last == i ? first : first + u'–' + QString::number(events[last] + 1));
        i = last + 1;
    }
    return parts.join(QStringLiteral(", "));
}

void PathLayer::setEvents(const std::vector<trace::Event>& events)
{
    m_places.clear();
    m_times.clear();
    m_impossible.assign(events.size(), false);
    m_moment = {};
    m_selected.reset();
    const trace::Event* before = nullptr;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const trace::Event& event = events[i];
        m_times.push_back(event.time);
        m_places.push_back(event.place ? std::optional(trace::toWorld(*event.place))
                                       : std::nullopt);
        if (!event.place)
            continue;
        m_impossible[i] = before && trace::isImpossibleHop(*before, event, trace::Thresholds());
        before = &event;
    }
}

bool PathLayer::isImpossible(int event) const
{
    return event >= 0 && event < int(m_impossible.size()) && m_impossible[std::size_t(event)];
}

std::optional<QPointF> PathLayer::placeAtMoment() const
{
    if (!m_moment.isValid())
        return std::nullopt;
    int before = -1;
    for (int event = 0; event < int(m_places.size()); ++event) {
        const auto& place = m_places[std::size_t(event)];
        if (!place)
            continue;
        const QDateTime& time = m_times[std::size_t(event)];
        if (time <= m_moment) {
            before = event;
            continue;
        }
        if (before < 0)
            return std::nullopt;
        const QPointF& from = *m_places[std::size_t(before)];
        const QDateTime& left = m_times[std::size_t(before)];
        const double share = double(left.msecsTo(m_moment)) / double(left.msecsTo(time));
        return from + (*place - from) * share;
    }
    return before < 0 ? std::nullopt : m_places[std::size_t(before)];
}

std::optional<QRectF> PathLayer::bounds() const
{
    trace::Points points;
    for (const auto& place : m_places) {
        if (place)
            points.push_back(*place);
    }
    if (points.empty())
        return std::nullopt;
    return trace::boundsOf({points});
}

std::optional<QPointF> PathLayer::placeOf(int event) const
{
    return event >= 0 && event < int(m_places.size()) ? m_places[std::size_t(event)] : std::nullopt;
}

std::vector<PathLayer::Stop> PathLayer::stops(const MapCamera& camera) const
{
    std::vector<Stop> stops;
    for (int event = 0; event < int(m_places.size()); ++event) {
        const auto& place = m_places[std::size_t(event)];
        if (!place)
            continue;
        const QPointF at = camera.toScreen(*place);
        const auto near = std::find_if(stops.begin(), stops.end(), [&at](const Stop& stop) {
            return QLineF(stop.at, at).length() < NearPixels;
        });
        if (near != stops.end())
            near->events.push_back(event);
        else
            stops.push_back({{event}, at, {}, {}});
    }
    const QFontMetricsF metrics(m_theme.font(TextSize::Small, 600));
    for (Stop& stop : stops) {
        stop.text = m_letter + eventNumbers(stop.events);
        const double width = std::max(MarkHeight, metrics.horizontalAdvance(stop.text) + 12);
        stop.box = QRectF(stop.at.x() - width / 2, stop.at.y() - MarkHeight / 2, width, MarkHeight);
    }
    return stops;
}

void PathLayer::paint(QPainter& painter, const std::vector<Stop>& stops,
                      const MapCamera& camera) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegs(painter, stops);
    const Stop* selected = nullptr;
    for (const Stop& stop : stops) {
        const bool isSelected =
            m_selected && std::count(stop.events.begin(), stop.events.end(), *m_selected) > 0;
        if (isSelected)
            selected = &stop;
        else
            paintStop(painter, stop);
    }
    if (selected)
        paintStop(painter, *selected); // over its neighbours
    paintMoment(painter, camera);
}

/// From one event's mark to the next one's.
struct PathLayer::Leg
{
    QLineF line;
    bool isImpossible = false;
    bool isToCome = false; ///< the moment lies before its end
};

std::vector<PathLayer::Leg> PathLayer::legs(const std::vector<Stop>& stops) const
{
    // The order of visits: each event's mark, without staying.
    std::vector<std::pair<int, QPointF>> visits;
    for (const Stop& stop : stops) {
        for (const int event : stop.events)
            visits.emplace_back(event, stop.at);
    }
    std::sort(visits.begin(), visits.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Leg> legs;
    for (std::size_t i = 1; i < visits.size(); ++i) {
        const int end = visits[i].first;
        legs.push_back({QLineF(visits[i - 1].second, visits[i].second), isImpossible(end),
                        m_moment.isValid() && m_times[std::size_t(end)] > m_moment});
    }
    return legs;
}

void PathLayer::paintLegs(QPainter& painter, const std::vector<Stop>& stops) const
{
    const Palette& colours = m_theme.colours();
    const std::vector<Leg> all = legs(stops);
    painter.setPen(QPen(colours.surface, 5, Qt::SolidLine, Qt::RoundCap));
    for (const Leg& leg : all)
        painter.drawLine(leg.line);
    for (const Leg& leg : all) {
        const QColor colour = leg.isToCome       ? colours.line
                              : leg.isImpossible ? colours.failed
                                                 : colours.*m_colour;
        painter.setPen(
            QPen(colour, 2, leg.isImpossible ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(leg.line);
        if (leg.line.length() < ShortestWithArrow)
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPath(arrowHead(leg.line));
    }
}

void PathLayer::paintMoment(QPainter& painter, const MapCamera& camera) const
{
    const auto place = placeAtMoment();
    if (!place)
        return;
    const Palette& colours = m_theme.colours();
    painter.setPen(QPen(colours.text, 2));
    painter.setBrush(colours.*m_colour);
    painter.drawEllipse(camera.toScreen(*place), MomentRadius, MomentRadius);
}

void PathLayer::paintStop(QPainter& painter, const Stop& stop) const
{
    const Palette& colours = m_theme.colours();
    const bool isSelected =
        m_selected && std::count(stop.events.begin(), stop.events.end(), *m_selected) > 0;
    if (isSelected) { // a ring besides the colour
        painter.setPen(QPen(colours.text, 2));
        painter.setBrush(Qt::NoBrush);
        const QRectF ring = stop.box.adjusted(-3, -3, 3, 3);
        painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
    }
    painter.setPen(QPen(colours.*m_colour, 2));
    painter.setBrush(isSelected ? colours.*m_colour : colours.surface);
    painter.drawRoundedRect(stop.box, MarkHeight / 2, MarkHeight / 2);
    painter.setPen(isSelected ? colours.onAccent : colours.text);
    painter.setFont(m_theme.font(TextSize::Small, 600));
    painter.drawText(stop.box, Qt::AlignCenter, stop.text);
}

} // namespace wardlight::ui
