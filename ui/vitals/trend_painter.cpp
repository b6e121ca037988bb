#include "ui/vitals/trend_painter.h"

#include "ui/common/formats.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

using vitals::EnvelopeColumn;

namespace {

constexpr int BandAlpha = 22, EnvelopeAlpha = 90, MarkerAlpha = 110;
constexpr double FlagRadius = 4, DotRadius = 2;
constexpr double LineWidth = 1.5;
constexpr double DensePixels = 4; ///< columns nearer than this are dense
/// How far the crosshair reaches to a reading, of the view's width.
constexpr double CrosshairReach = 0.01;

QColor faint(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

qint64 middleMs(const EnvelopeColumn& column)
{
    return column.firstMs + (column.lastMs - column.firstMs) / 2;
}

void paintBand(QPainter& painter, const TrendPicture& picture, const Palette& colours)
{
    if (picture.band.isOpen())
        return;
    const double top = picture.y(picture.band.high.value_or(picture.axis.maximum));
    const double bottom = picture.y(picture.band.low.value_or(picture.axis.minimum));
    const QRectF band(picture.plot.left(), top, picture.plot.width(), bottom - top);
    painter.fillRect(band & picture.plot, faint(colours.ok, BandAlpha));
}

void paintGrid(QPainter& painter, const TrendPicture& picture, const Palette& colours)
{
    for (const TimeTick& tick : picture.ticks) {
        painter.setPen(QPen(tick.isDay ? faint(colours.muted, 140) : colours.line, 0));
        const double x = std::round(picture.x(tick.ms)) + 0.5;
        painter.drawLine(QPointF(x, picture.plot.top()), QPointF(x, picture.plot.bottom()));
    }
}

void paintEnvelope(QPainter& painter, const TrendPicture& picture, const TrendCurve& curve,
                   const QColor& colour)
{
    for (const EnvelopeColumn& column : curve.columns) {
        if (column.maximum <= column.minimum)
            continue;
        const double left = picture.x(column.firstMs);
        const double right = std::max(picture.x(column.lastMs), left + 1);
        const double top = picture.y(column.maximum);
        painter.fillRect(QRectF(left, top, right - left, picture.y(column.minimum) - top), colour);
    }
}

void paintMean(QPainter& painter, const TrendPicture& picture, const TrendCurve& curve)
{
    for (const auto& [first, last] : segmentsOf(curve.columns)) {
        QPolygonF line;
        for (std::size_t i = first; i < last; ++i) {
            const EnvelopeColumn& column = curve.columns[i];
            line << QPointF(picture.x(middleMs(column)), picture.y(column.mean));
        }
        if (line.size() > 1)
            painter.drawPolyline(line);
        else
            painter.drawEllipse(line.first(), DotRadius, DotRadius);
    }
}

/// Whether columns follow each other more closely than this, px.
bool isDenser(const TrendPicture& picture, const std::vector<EnvelopeColumn>& columns,
              double pixels)
{
    if (columns.size() < 2)
        return false;
    const double width = picture.x(columns.back().lastMs) - picture.x(columns.front().firstMs);
    return width < pixels * double(columns.size());
}

void paintCurve(QPainter& painter, const TrendPicture& picture, const TrendCurve& curve,
                const Palette& colours)
{
    const QColor colour = colours.*curve.colour;
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintEnvelope(painter, picture, curve, faint(colour, EnvelopeAlpha));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colour);
    // a dense zigzag costs ten times as much in any width but one
    const bool isDense = isDenser(picture, curve.columns, DensePixels);
    painter.setPen(QPen(colour, isDense ? 1 : LineWidth,
                        curve.isDashed && !isDense ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap,
                        Qt::BevelJoin));
    paintMean(painter, picture, curve);
}

/// A flagged value stands out from its column, where it has company: the end further from the mean.
double flaggedValue(const EnvelopeColumn& column)
{
    return column.maximum - column.mean > column.mean - column.minimum ? column.maximum
                                                                       : column.minimum;
}

void paintFlags(QPainter& painter, const TrendPicture& picture, const TrendCurve& curve,
                const Palette& colours)
{
    painter.setPen(QPen(colours.failed, LineWidth));
    painter.setBrush(Qt::NoBrush);
    double lastX = -1e9;
    for (const EnvelopeColumn& column : curve.columns) {
        if (column.flagged == 0)
            continue;
        const QPointF at(picture.x(middleMs(column)), picture.y(flaggedValue(column)));
        if (at.x() - lastX < FlagRadius) // as many as can be told apart
            continue;
        lastX = at.x();
        painter.drawPolygon(QPolygonF({at + QPointF(0, -FlagRadius), at + QPointF(FlagRadius, 0),
                                       at + QPointF(0, FlagRadius), at + QPointF(-FlagRadius, 0)}));
    }
}

void paintMarkers(QPainter& painter, const TrendPicture& picture, const Palette& colours)
{
    for (const TrendMarker& marker : picture.markers) {
        const bool isAlert = marker.kind == TrendMarker::Kind::Alert;
        painter.setPen(
            QPen(faint(isAlert ? colours.high : colours.accent, MarkerAlpha), 1, Qt::DotLine));
        const double x = std::round(picture.x(marker.at.toMSecsSinceEpoch())) + 0.5;
        painter.drawLine(QPointF(x, picture.plot.top()), QPointF(x, picture.plot.bottom()));
    }
}

void paintCrosshair(QPainter& painter, const TrendPicture& picture, const Palette& colours)
{
    if (!picture.crosshairMs || !picture.view.contains(*picture.crosshairMs))
        return;
    painter.setPen(QPen(colours.text, 1));
    const double x = std::round(picture.x(*picture.crosshairMs)) + 0.5;
    painter.drawLine(QPointF(x, picture.plot.top()), QPointF(x, picture.plot.bottom()));
}

/// What a curve has to say beside the plot: at the crosshair, else the newest value.
QString valueText(const TrendPicture& picture, const TrendCurve& curve)
{
    if (picture.crosshairMs)
        return readout(curve, *picture.crosshairMs, picture.view);
    return curve.columns.empty() ? QString() : vitalText(curve.type, curve.columns.back().mean);
}

/// Values at the right; where several share a chart, each with its short name.
void paintValues(QPainter& painter, const TrendPicture& picture, const Theme& theme)
{
    const bool areNamed = picture.curves.size() > 1;
    QRectF line(picture.plot.right() + Spacing::Small, picture.plot.top(), 200, 0);
    for (const TrendCurve& curve : picture.curves) {
        const QString value = valueText(picture, curve);
        painter.setFont(theme.font(areNamed ? TextSize::Body : TextSize::Title, 600));
        line.setHeight(painter.fontMetrics().height());
        painter.setPen(theme.colours().*curve.colour);
        const QString shown = value.isEmpty() ? QStringLiteral("–") : value;
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, shown);
        if (areNamed) {
            const int width = painter.fontMetrics().horizontalAdvance(shown) + Spacing::Tight;
            painter.setFont(theme.font(TextSize::Small));
            painter.setPen(theme.colours().muted);
            painter.drawText(line.translated(width, 0), Qt::AlignLeft | Qt::AlignVCenter,
                             vitals::vitalShortName(curve.type));
        }
        line.translate(0, line.height());
    }
}

/// A number, or the letter of a level.
QString markText(const TrendPicture& picture, double value)
{
    const bool areLevels = !picture.curves.empty() && isLevelType(picture.curves.front().type);
    return areLevels ? vitalText(picture.curves.front().type, value)
                     : QString::number(value, 'f', picture.axis.decimals);
}

/// The marks of the value axis, right-aligned beside the plot.
void paintMarks(QPainter& painter, const TrendPicture& picture, const Theme& theme)
{
    painter.setFont(theme.font(TextSize::Small));
    painter.setPen(theme.colours().muted);
    const double height = painter.fontMetrics().height();
    const double first = std::ceil(picture.axis.minimum / picture.axis.step);
    for (double mark = first; mark * picture.axis.step <= picture.axis.maximum; ++mark) {
        const double value = mark * picture.axis.step;
        const QRectF place(0, picture.y(value) - height / 2, picture.plot.left() - Spacing::Tight,
                           height);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, markText(picture, value));
    }
}

void paintTitle(QPainter& painter, const TrendPicture& picture, const Theme& theme)
{
    painter.setFont(theme.font(TextSize::Small, 600));
    painter.setPen(theme.colours().muted);
    painter.drawText(QRectF(picture.plot.left(), 0, picture.plot.width(), picture.plot.top() - 2),
                     Qt::AlignLeft | Qt::AlignBottom, picture.title);
}

} // namespace

double TrendPicture::x(qint64 ms) const
{
    return plot.left() + plot.width() * double(ms - view.fromMs) / double(view.widthMs());
}

double TrendPicture::y(double value) const
{
    const double share = (value - axis.minimum) / (axis.maximum - axis.minimum);
    return plot.bottom() - plot.height() * share;
}

qint64 TrendPicture::msAt(double x) const
{
    return view.fromMs +
           qint64(std::llround((x - plot.left()) / plot.width() * double(view.widthMs())));
}

QString readout(const TrendCurve& curve, qint64 ms, const TimeView& view)
{
    const auto near = qint64(double(view.widthMs()) * CrosshairReach);
    const EnvelopeColumn* column =
        columnAt(curve.columns, ms, std::max(near, usualIntervalMs(curve.columns)));
    if (!column)
        return {};
    const QString low = vitalText(curve.type, column->minimum);
    const QString high = vitalText(curve.type, column->maximum);
    const QString value = low == high ? low : QStringLiteral("%1–%2").arg(low, high);
    if (ms >= column->firstMs - near && ms <= column->lastMs + near)
        return value;
    const qint64 measuredMs = ms < column->firstMs ? column->firstMs : column->lastMs;
    return QStringLiteral("%1 (%2)").arg(value,
                                         formatTime(QDateTime::fromMSecsSinceEpoch(measuredMs)));
}

void paintTrend(QPainter& painter, const TrendPicture& picture, const Theme& theme)
{
    const Palette& colours = theme.colours();
    painter.save();
    painter.setClipRect(picture.plot.adjusted(0, -1, 1, 1));
    paintBand(painter, picture, colours);
    paintGrid(painter, picture, colours);
    for (const TrendCurve& curve : picture.curves)
        paintCurve(painter, picture, curve, colours);
    for (const TrendCurve& curve : picture.curves)
        paintFlags(painter, picture, curve, colours);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintMarkers(painter, picture, colours);
    paintCrosshair(painter, picture, colours);
    painter.restore();
    paintTitle(painter, picture, theme);
    paintMarks(painter, picture, theme);
    paintValues(painter, picture, theme);
}

} // namespace wardlight::ui
