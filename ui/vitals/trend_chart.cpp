#include "ui/vitals/trend_chart.h"

#include <QEvent>
#include <QGraphicsItem>
#include <QResizeEvent>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>

namespace wardlight::ui {

namespace {

constexpr double HighestLevel = 4;
constexpr double TopMargin = 20, BottomMargin = 6;

/// From the least to the greatest value of all curves, and the band where that is near.
ValueAxis axisFor(const std::vector<TrendCurve>& curves, const vitals::Band& band)
{
    const bool areLevels = !curves.empty() && isLevelType(curves.front().type);
    double low = areLevels ? 0 : 1e300, high = areLevels ? HighestLevel : -1e300;
    for (const TrendCurve& curve : curves) {
        for (const vitals::EnvelopeColumn& column : curve.columns) {
            low = std::min(low, column.minimum);
            high = std::max(high, column.maximum);
        }
    }
    if (low > high) { // nothing is in view
        low = band.low.value_or(0);
        high = band.high.value_or(low + 1);
    }
    return valueAxis(std::min(low, band.low.value_or(low)),
                     std::max(high, band.high.value_or(high)));
}

} // namespace

/// Draws the picture over the whole chart.
class TrendChart::Layer final : public QGraphicsItem
{
public:
    Layer(const TrendChart& chart, QGraphicsItem* parent) : QGraphicsItem(parent), m_chart(chart)
    {
        setZValue(1000); // above the chart's own parts
    }
    [[nodiscard]] QRectF boundingRect() const override
    {
        return QRectF(QPointF(0, 0), QSizeF(m_chart.size()));
    }
    void resized() { prepareGeometryChange(); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        paintTrend(*painter, m_chart.m_picture, m_chart.m_theme);
    }

private:
    const TrendChart& m_chart;
};

TrendChart::TrendChart(const Theme& theme, QWidget* parent)
    : QChartView(new QChart, parent), m_theme(theme)
{
    setMinimumHeight(LeastHeight);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins(QMargins());
    m_values = new QValueAxis;
    m_values->setTickType(QValueAxis::TicksDynamic);
    m_values->setLabelsVisible(false); // in a fixed plot area they shrink to dots
    m_times = new QValueAxis;
    m_times->setVisible(false);
    chart()->addAxis(m_values, Qt::AlignLeft);
    chart()->addAxis(m_times, Qt::AlignBottom);
    auto* carrier = new QLineSeries; // axes need a series to be laid out
    chart()->addSeries(carrier);
    carrier->attachAxis(m_values);
    carrier->attachAxis(m_times);
    m_layer = new Layer(*this, chart());
    connect(&theme, &Theme::changed, this, &TrendChart::applyTheme);
    applyTheme();
}

void TrendChart::setPanel(const TrendPanel& panel)
{
    m_panel = panel;
    m_picture.band = panelBand(panel);
    retranslate();
}

void TrendChart::setTrends(const TimeView& view, const std::vector<vitals::Envelope>& envelopes,
                           const std::vector<TimeTick>& ticks)
{
    m_picture.view = view;
    m_picture.ticks = ticks;
    m_picture.curves.clear();
    for (const QString& type : m_panel.types) {
        TrendCurve curve;
        curve.type = type;
        curve.colour = trendColour(type);
        curve.isDashed = type == QLatin1String("blood_pressure_mean");
        for (const vitals::Envelope& envelope : envelopes) {
            if (envelope.type == type && envelope.unit == m_panel.unit)
                curve.columns = envelope.columns;
        }
        m_picture.curves.push_back(std::move(curve));
    }
    m_picture.axis = axisFor(m_picture.curves, m_picture.band);
    m_values->setRange(m_picture.axis.minimum, m_picture.axis.maximum);
    m_values->setTickInterval(m_picture.axis.step);
    describe();
    m_layer->update();
}

void TrendChart::setMarkers(const std::vector<TrendMarker>& markers)
{
    m_picture.markers = markers;
    m_layer->update();
}

void TrendChart::setCrosshair(std::optional<qint64> ms)
{
    if (m_picture.crosshairMs == ms)
        return;
    m_picture.crosshairMs = ms;
    m_layer->update();
}

void TrendChart::setHiddenGutter(int px)
{
    if (px == m_hiddenGutter)
        return;
    m_hiddenGutter = px;
    place();
}

void TrendChart::resizeEvent(QResizeEvent* event)
{
    place(); // first: the chart lays its axes out in the plot area it has while it is resized
    QChartView::resizeEvent(event);
}

void TrendChart::place()
{
    const int plotWidth = width() + m_hiddenGutter - LeftGutter - RightGutter;
    m_picture.plot = QRectF(LeftGutter, TopMargin, std::max(1, plotWidth),
                            std::max(1.0, height() - TopMargin - BottomMargin));
    chart()->setPlotArea(m_picture.plot);
    m_layer->resized();
}

void TrendChart::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TrendChart::retranslate()
{
    m_picture.title = panelTitle(m_panel);
    setAccessibleName(m_picture.title);
    describe();
    m_layer->update();
}

/// What a person who cannot see the curves is told.
void TrendChart::describe()
{
    QStringList parts;
    for (const TrendCurve& curve : m_picture.curves) {
        if (!curve.columns.empty())
            parts << tr("%1: newest in view %2")
                         .arg(vitals::vitalName(curve.type),
                              vitalText(curve.type, curve.columns.back().mean));
    }
    setAccessibleDescription(parts.isEmpty() ? tr("No values in view")
                                             : parts.join(QStringLiteral("; ")));
}

void TrendChart::applyTheme()
{
    const Palette& colours = m_theme.colours();
    setBackgroundBrush(colours.surface);
    m_values->setGridLineColor(colours.line);
    m_values->setLinePen(QPen(colours.line));
    m_layer->update();
}

} // namespace wardlight::ui
