#include "ui/vitals/trend_stack.h"

#include <QMouseEvent>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

namespace {

constexpr int TickWidth = 90;        ///< px, between marks of the axis
constexpr int DragThreshold = 4;     ///< px, before a click becomes a drag
constexpr double WheelFactor = 1.25; ///< a notch
constexpr int WheelNotch = 120;
/// A chart holds at most 5,000 points: three for a column of each of three pressures.
constexpr int MostColumns = 500;

} // namespace

TrendStack::TrendStack(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    auto* charts = new QWidget;
    charts->setProperty("panel", QStringLiteral("surface"));
    m_column = new QVBoxLayout(charts);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Spacing::Line);
    m_scroller = new QScrollArea;
    m_scroller->setWidgetResizable(true);
    m_scroller->setFrameShape(QFrame::NoFrame);
    m_scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroller->setFocusPolicy(Qt::NoFocus);
    m_scroller->setWidget(charts);
    m_scroller->viewport()->installEventFilter(this);
    m_strip = new TimeStrip(theme);
    connect(m_strip, &TimeStrip::markerClicked, this, &TrendStack::markerClicked);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroller, 1);
    column->addWidget(m_strip);
    setFocusPolicy(Qt::StrongFocus);
}

TrendChart* TrendStack::makeChart()
{
    auto* chart = new TrendChart(m_theme);
    chart->viewport()->installEventFilter(this);
    return chart;
}

void TrendStack::setPanels(const std::vector<TrendPanel>& panels)
{
    while (m_charts.size() > panels.size()) {
        delete m_charts.back();
        m_charts.pop_back();
    }
    while (m_charts.size() < panels.size()) {
        m_charts.push_back(makeChart());
        m_column->addWidget(m_charts.back(), 1);
    }
    for (std::size_t i = 0; i < panels.size(); ++i)
        m_charts[i]->setPanel(panels[i]);
    fitGutters();
}

/// Plots end where the axis below them does, whether there is a scroll bar or not.
void TrendStack::fitGutters()
{
    for (TrendChart* chart : m_charts)
        chart->setHiddenGutter(m_scroller->width() - m_scroller->viewport()->width());
}

void TrendStack::setTrends(const TimeView& view, const std::vector<vitals::Envelope>& envelopes)
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const int plotWidth = width() - TrendChart::LeftGutter - TrendChart::RightGutter;
    m_view = view;
    m_ticks =
        view.widthMs() > 0 ? timeTicks(view, plotWidth / TickWidth, zone) : std::vector<TimeTick>();
    for (TrendChart* chart : m_charts)
        chart->setTrends(view, envelopes, m_ticks);
    m_strip->setView(view, m_ticks, view.widthMs() > 0 ? offsetText(view, zone) : QString());
}

void TrendStack::setMarkers(const std::vector<TrendMarker>& markers)
{
    for (TrendChart* chart : m_charts)
        chart->setMarkers(markers);
    m_strip->setMarkers(markers);
}

void TrendStack::reveal(const QString& type)
{
    for (TrendChart* chart : m_charts) {
        if (chart->panel().types.contains(type))
            m_scroller->ensureWidgetVisible(chart, 0, 0);
    }
}

int TrendStack::mostColumns() const
{
    return std::clamp(width() - TrendChart::LeftGutter - TrendChart::RightGutter, 2, MostColumns);
}

void TrendStack::retranslate()
{
    setAccessibleName(tr("Trend charts"));
    m_strip->setAccessibleName(tr("Time axis"));
    setTrends(m_view, {}); // whoever owns the data hands them over anew
}

void TrendStack::pinCrosshair(std::optional<qint64> ms)
{
    m_isPinned = ms.has_value();
    moveCrosshair(ms);
    emit crosshairPinned(ms);
}

void TrendStack::moveCrosshair(std::optional<qint64> ms)
{
    if (ms == m_crosshairMs)
        return;
    m_crosshairMs = ms;
    for (TrendChart* chart : m_charts)
        chart->setCrosshair(ms);
    m_strip->setCrosshair(ms);
    emit crosshairMoved(ms);
}

qint64 TrendStack::msAt(double x) const
{
    const double plotWidth =
        std::max(1, width() - TrendChart::LeftGutter - TrendChart::RightGutter);
    const double share = std::clamp((x - TrendChart::LeftGutter) / plotWidth, 0.0, 1.0);
    return m_view.fromMs + qint64(std::llround(share * double(m_view.widthMs() - 1)));
}

bool TrendStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroller->viewport()) {
        if (event->type() == QEvent::Resize)
            fitGutters();
        return QWidget::eventFilter(watched, event);
    }
    const auto x = [event] { return static_cast<QMouseEvent*>(event)->position().x(); };
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        setFocus(Qt::MouseFocusReason);
        press(x());
        return true;
    case QEvent::MouseMove:
        drag(x(), static_cast<QMouseEvent*>(event)->buttons().testFlag(Qt::LeftButton));
        return true;
    case QEvent::MouseButtonRelease:
        release(x());
        return true;
    case QEvent::Wheel: {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        zoom(wheel->position().x(), wheel->angleDelta().y());
        return true;
    }
    case QEvent::Leave:
        if (!m_isPinned)
            moveCrosshair(std::nullopt);
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void TrendStack::press(double x)
{
    m_pressedX = x;
    m_pressedView = m_view;
    m_hasDragged = false;
}

void TrendStack::drag(double x, bool isButtonDown)
{
    if (!isButtonDown || !m_pressedX) {
        if (!m_isPinned)
            moveCrosshair(msAt(x));
        return;
    }
    m_hasDragged = m_hasDragged || std::abs(x - *m_pressedX) >= DragThreshold;
    const double plotWidth =
        std::max(1, width() - TrendChart::LeftGutter - TrendChart::RightGutter);
    if (m_hasDragged)
        emit viewWanted(panned(m_pressedView, (*m_pressedX - x) / plotWidth));
}

void TrendStack::release(double x)
{
    const bool wasClick = m_pressedX && !m_hasDragged;
    m_pressedX.reset();
    if (wasClick)
        pinCrosshair(m_isPinned ? std::nullopt : std::optional(msAt(x)));
}

void TrendStack::zoom(double x, int wheelDelta)
{
    if (wheelDelta != 0)
        emit viewWanted(
            zoomed(m_view, std::pow(WheelFactor, -double(wheelDelta) / WheelNotch), msAt(x)));
}

void TrendStack::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    emit widthChanged();
}

} // namespace wardlight::ui
