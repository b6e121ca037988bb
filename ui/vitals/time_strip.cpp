#include "ui/vitals/time_strip.h"

#include "ui/common/formats.h"
#include "ui/vitals/trend_chart.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace wardlight::ui {

namespace {

constexpr double MarkerRow = 18, MarkerRadius = 5, ClickRadius = 8;
constexpr int Height = 44;
constexpr int LabelWidth = 110;

QPolygonF shapeOf(TrendMarker::Kind kind, const QPointF& at)
{
    const double r = MarkerRadius;
    if (kind == TrendMarker::Kind::Alert)
        return QPolygonF({at + QPointF(0, -r), at + QPointF(r, r), at + QPointF(-r, r)});
    return QPolygonF(
        {at + QPointF(-r, -r), at + QPointF(r, -r), at + QPointF(r, r), at + QPointF(-r, r)});
}

QString momentText(qint64 ms, bool hasSeconds)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms);
    return QStringLiteral("%1 %2").arg(
        formatDate(local.date()),
        local.time().toString(hasSeconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm")));
}

} // namespace

TimeStrip::TimeStrip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize TimeStrip::sizeHint() const
{
    return {400, Height};
}

void TimeStrip::setView(const TimeView& view, const std::vector<TimeTick>& ticks,
                        const QString& offset)
{
    m_view = view;
    m_ticks = ticks;
    m_offset = offset;
    update();
}

void TimeStrip::setMarkers(const std::vector<TrendMarker>& markers)
{
    m_markers = markers;
    m_currentMarker.reset();
    update();
}

void TimeStrip::setCrosshair(std::optional<qint64> ms)
{
    m_crosshairMs = ms;
    update();
}

void TimeStrip::setCurrentMarker(std::optional<int> index)
{
    m_currentMarker = index;
    update();
}

double TimeStrip::x(qint64 ms) const
{
    const double plotWidth = width() - TrendChart::LeftGutter - TrendChart::RightGutter;
    return TrendChart::LeftGutter +
           plotWidth * double(ms - m_view.fromMs) / double(std::max<qint64>(1, m_view.widthMs()));
}

std::optional<int> TimeStrip::markerAt(const QPointF& point) const
{
    std::optional<int> nearest;
    double distance = ClickRadius;
    for (std::size_t i = 0; i < m_markers.size(); ++i) {
        const double away = std::abs(x(m_markers[i].at.toMSecsSinceEpoch()) - point.x());
        if (point.y() <= MarkerRow && away <= distance) {
            nearest = int(i);
            distance = away;
        }
    }
    return nearest;
}

void TimeStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colours().surface);
    painter.setFont(m_theme.font(TextSize::Small));
    const QRectF row(0, MarkerRow, width(), Height - MarkerRow);
    painter.setPen(m_theme.colours().muted);
    painter.drawText(QRectF(0, row.top(), TrendChart::LeftGutter - Spacing::Small, row.height()),
                     Qt::AlignRight | Qt::AlignVCenter, m_offset);
    for (const TimeTick& tick : m_ticks) {
        painter.setFont(m_theme.font(TextSize::Small, tick.isDay ? 600 : 400));
        painter.setPen(tick.isDay ? m_theme.colours().text : m_theme.colours().muted);
        painter.drawText(QRectF(x(tick.ms) - LabelWidth / 2.0, row.top(), LabelWidth, row.height()),
                         Qt::AlignCenter, tick.text);
    }
    paintMarkers(painter);
    paintCrosshair(painter);
}

void TimeStrip::paintMarkers(QPainter& painter) const
{
    const Palette& colours = m_theme.colours();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_markers.size(); ++i) {
        const TrendMarker& marker = m_markers[i];
        const qint64 ms = marker.at.toMSecsSinceEpoch();
        if (!m_view.contains(ms))
            continue;
        const bool isAlert = marker.kind == TrendMarker::Kind::Alert;
        const QColor colour = isAlert ? colours.high : colours.accent;
        painter.setPen(QPen(m_currentMarker == int(i) ? colours.text : colour, 1.5));
        painter.setBrush(isAlert ? QBrush(colour) : QBrush(colours.surface));
        painter.drawPolygon(shapeOf(marker.kind, {x(ms), MarkerRow / 2}));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimeStrip::paintCrosshair(QPainter& painter) const
{
    if (!m_crosshairMs || !m_view.contains(*m_crosshairMs))
        return;
    constexpr qint64 SecondsBelow = 2 * 3'600'000;
    const QString text = momentText(*m_crosshairMs, m_view.widthMs() <= SecondsBelow);
    painter.setFont(m_theme.font(TextSize::Small, 600));
    const double textWidth = painter.fontMetrics().horizontalAdvance(text) + 2 * Spacing::Tight;
    const double left = std::clamp(x(*m_crosshairMs) - textWidth / 2, 0.0, width() - textWidth);
    const QRectF box(left, MarkerRow + 2, textWidth, Height - MarkerRow - 4);
    painter.fillRect(box, m_theme.colours().raised);
    painter.setPen(m_theme.colours().text);
    painter.drawText(box, Qt::AlignCenter, text);
}

void TimeStrip::mousePressEvent(QMouseEvent* event)
{
    if (const auto marker = markerAt(event->position()))
        emit markerClicked(*marker);
    else
        event->ignore();
}

bool TimeStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto marker = markerAt(help->pos());
    if (marker) {
        const TrendMarker& over = m_markers[std::size_t(*marker)];
        QToolTip::showText(help->globalPos(),
                           QStringLiteral("%1\n%2").arg(over.text, formatDateTime(over.at)), this);
    } else {
        QToolTip::hideText();
    }
    return true;
}

} // namespace wardlight::ui
