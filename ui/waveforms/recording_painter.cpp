#include "ui/waveforms/recording_painter.h"

#include "ui/common/time_ticks.h"
#include "ui/common/time_view.h"
#include "ui/waveforms/recording_words.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

using waveforms::Extremes;
using waveforms::SampleRange;

namespace {

constexpr double MsASecond = 1000;
constexpr double TickWidthPx = 90;   ///< a time needs so much room
constexpr double LetterWidthPx = 14; ///< as does a beat's letter
constexpr double LanePaddingPx = 3;
constexpr double DensePx = 2; ///< from so many samples a pixel on, columns are upright lines
constexpr double CurvePx = 1.2;

/// The columns of a window that have to do with a span.
struct ColumnRange
{
    std::size_t from = 0;
    std::size_t to = 0;
};

ColumnRange columnsIn(const RecordingLane& lane, const RecordingSpan& span)
{
    const auto& edges = lane.window->edges;
    if (edges.size() < 2)
        return {};
    const auto first = qint64(std::floor(span.fromSeconds * lane.rateHz));
    const auto last = qint64(std::ceil(span.toSeconds * lane.rateHz));
    const auto begin = std::upper_bound(edges.begin(), edges.end(), first) - edges.begin();
    const auto end = std::upper_bound(edges.begin(), edges.end(), last) - edges.begin();
    const auto columns = std::ptrdiff_t(edges.size()) - 1;
    // one more to either side, so that the curve reaches the edges
    return {std::size_t(std::clamp<std::ptrdiff_t>(begin - 2, 0, columns)),
            std::size_t(std::clamp<std::ptrdiff_t>(end + 1, 0, columns))};
}

/// The next of 1, 2, 5, 10 … at or below @p value.
double roundDown(double value)
{
    const double decade = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {5.0, 2.0}) {
        if (value >= step * decade)
            return step * decade;
    }
    return decade;
}

QColor curveColour(const Palette& colours, const RecordingLane& lane)
{
    const QString name = lane.channel.name.toUpper();
    const auto isOneOf = [&name](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(), [&name](const char* word) {
            return name.contains(QLatin1String(word));
        });
    };
    if (isOneOf({"PLETH", "SPO2", "PPG"}))
        return colours.spo2;
    if (lane.unit.startsWith(QLatin1String("mm")) || isOneOf({"ABP", "CVP", "PAP"}))
        return colours.pressure;
    if (isOneOf({"RESP"}))
        return colours.respiration;
    if (isOneOf({"TEMP"}))
        return colours.temperature;
    return colours.ecg;
}

/// Seconds of a round time on the axis, and what stands there.
struct AxisTick
{
    double seconds = 0;
    QString text;
};

/// Marks counted from the recording's start, where it has no date.
std::vector<AxisTick> elapsedTicks(const RecordingSpan& span, int most)
{
    double step = 1;
    for (const double each : {1., 2., 5., 10., 30., 60., 120., 300., 600., 1'800., 3'600., 7'200.,
                              21'600., 43'200., 86'400.}) {
        step = each;
        if (span.width() / each <= most)
            break;
    }
    std::vector<AxisTick> ticks;
    for (double at = std::ceil(std::max(0.0, span.fromSeconds) / step) * step; at < span.toSeconds;
         at += step)
        ticks.push_back({at, elapsedText(at)});
    return ticks;
}

TimeView viewOf(const RecordingPicture& picture)
{
    const qint64 start = picture.start.toMSecsSinceEpoch();
    return {start + qint64(picture.span.fromSeconds * MsASecond),
            start + qint64(picture.span.toSeconds * MsASecond)};
}

std::vector<AxisTick> axisTicks(const RecordingPicture& picture)
{
    const int most = std::max(2, int(picture.lanes.width() / TickWidthPx));
    if (!picture.start.isValid())
        return elapsedTicks(picture.span, most);
    const qint64 start = picture.start.toMSecsSinceEpoch();
    std::vector<AxisTick> ticks;
    for (const TimeTick& tick : timeTicks(viewOf(picture), most, QTimeZone::systemTimeZone()))
        ticks.push_back({double(tick.ms - start) / MsASecond, tick.text});
    return ticks;
}

} // namespace

QRectF RecordingPicture::lane(std::size_t index) const
{
    const double height =
        lanes.height() / std::max<double>(1, reading ? double(reading->lanes.size()) : 1);
    return {lanes.left(), lanes.top() + double(index) * height, lanes.width(), height};
}

LaneScale laneScale(const RecordingLane& lane, const RecordingSpan& span)
{
    std::optional<Extremes> all;
    const ColumnRange range = lane.window ? columnsIn(lane, span) : ColumnRange();
    for (std::size_t i = range.from; i < range.to; ++i) {
        const auto& column = lane.window->columns[i];
        if (!column)
            continue;
        all = all ? Extremes{std::min(all->min, column->min), std::max(all->max, column->max)}
                  : *column;
    }
    if (!all)
        return {};
    const double least = std::max(std::abs(all->max) * 1e-6, 1e-9);
    const double width = std::max(all->max - all->min, least);
    const double bar = roundDown(width);
    const double step = bar / 4;
    const double low = std::floor(all->min / step) * step;
    return {low, std::max(std::ceil(all->max / step) * step, low + step),
            bar > width * 0.7 ? bar / 2 : bar};
}

std::vector<QPolygonF> laneCurves(const RecordingPicture& picture, const RecordingLane& lane,
                                  const LaneScale& scale, const QRectF& area)
{
    std::vector<QPolygonF> curves;
    QPolygonF open;
    const auto y = [&](double value) {
        return area.bottom() - LanePaddingPx -
               (value - scale.low) / (scale.high - scale.low) * (area.height() - 2 * LanePaddingPx);
    };
    const ColumnRange range = columnsIn(lane, picture.span);
    for (std::size_t i = range.from; i < range.to; ++i) {
        const auto& column = lane.window->columns[i];
        if (!column) {
            if (!open.isEmpty())
                curves.push_back(std::exchange(open, {}));
            continue;
        }
        const auto& edges = lane.window->edges;
        const double x = picture.x(double(edges[i] + edges[i + 1] - 1) / 2 / lane.rateHz);
        double first = y(column->min);
        double second = y(column->max);
        // the shorter way on from the column before
        if (!open.isEmpty() &&
            std::abs(open.constLast().y() - second) < std::abs(open.constLast().y() - first))
            std::swap(first, second);
        open << QPointF(x, first);
        if (first != second)
            open << QPointF(x, second);
    }
    if (!open.isEmpty())
        curves.push_back(std::move(open));
    return curves;
}

void RecordingPainter::draw()
{
    drawAxis();
    if (!m_picture.reading)
        return;
    drawOutside();
    m_painter.save();
    m_painter.setClipRect(m_picture.visible.adjusted(-TimeGutters::Left, 0, TimeGutters::Right, 0));
    for (std::size_t i = 0; i < m_picture.reading->lanes.size(); ++i)
        drawLane(m_picture.reading->lanes[i], m_picture.lane(i));
    m_painter.restore();
    drawStretches();
    drawMarks();
    drawCrosshair();
}

void RecordingPainter::drawAxis()
{
    const Palette& colours = m_theme.colours();
    const double top = m_picture.visible.bottom();
    m_painter.setFont(m_theme.font(TextSize::Small));
    for (const AxisTick& tick : axisTicks(m_picture)) {
        const double x = std::round(m_picture.x(tick.seconds));
        m_painter.setPen(QPen(colours.line, Spacing::Line));
        m_painter.drawLine(QPointF(x, m_picture.visible.top()), QPointF(x, top));
        m_painter.setPen(colours.muted);
        m_painter.drawText(QRectF(x - TickWidthPx / 2, top, TickWidthPx, RecordingPicture::AxisRow),
                           Qt::AlignCenter, tick.text);
    }
    if (!m_picture.start.isValid())
        return;
    m_painter.setPen(colours.muted);
    m_painter.drawText(
        QRectF(0, top, m_picture.lanes.left() - Spacing::Small, RecordingPicture::AxisRow),
        Qt::AlignRight | Qt::AlignVCenter,
        offsetText(viewOf(m_picture), QTimeZone::systemTimeZone()));
}

/// What lies before and behind the recording is no part of it.
void RecordingPainter::drawOutside()
{
    const QRectF& lanes = m_picture.visible;
    const double begin = std::clamp(m_picture.x(0), lanes.left(), lanes.right());
    const double end =
        std::clamp(m_picture.x(m_picture.durationSeconds), lanes.left(), lanes.right());
    const QColor& ground = m_theme.colours().ground;
    m_painter.fillRect(QRectF(lanes.topLeft(), QPointF(begin, lanes.bottom())), ground);
    m_painter.fillRect(QRectF(QPointF(end, lanes.top()), lanes.bottomRight()), ground);
}

void RecordingPainter::drawLane(const RecordingLane& lane, const QRectF& area)
{
    m_painter.setPen(QPen(m_theme.colours().line, Spacing::Line));
    m_painter.drawLine(QPointF(0, area.bottom()), area.bottomRight());
    m_painter.setFont(m_theme.font(TextSize::Small, 600));
    m_painter.setPen(m_theme.colours().text);
    const QRectF title(Spacing::Tight, area.top(), area.left() - Spacing::Small, area.height());
    m_painter.drawText(
        title, Qt::AlignLeft | Qt::AlignVCenter,
        m_painter.fontMetrics().elidedText(lane.channel.name, Qt::ElideRight, int(title.width())));
    if (!lane.window) {
        drawError(lane.window.error(), area);
        return;
    }
    drawGaps(lane, area);
    const LaneScale scale = laneScale(lane, m_picture.span);
    drawScale(lane, scale, area);
    const bool isDense = m_picture.span.width() * lane.rateHz / area.width() > DensePx;
    m_painter.save();
    m_painter.setClipRect(area, Qt::IntersectClip);
    m_painter.setRenderHint(QPainter::Antialiasing, !isDense);
    m_painter.setPen(QPen(curveColour(m_theme.colours(), lane), isDense ? 0 : CurvePx));
    for (const QPolygonF& curve : laneCurves(m_picture, lane, scale, area)) {
        if (curve.size() == 1)
            m_painter.drawPoint(curve.constFirst());
        else
            m_painter.drawPolyline(curve);
    }
    m_painter.restore();
}

void RecordingPainter::drawGaps(const RecordingLane& lane, const QRectF& area)
{
    for (const SampleRange& gap : lane.window->gaps) {
        const double left = std::max(area.left(), m_picture.x(double(gap.from) / lane.rateHz));
        const double right = std::min(area.right(), m_picture.x(double(gap.to) / lane.rateHz));
        if (right > left)
            m_painter.fillRect(QRectF(left, area.top(), right - left, area.height()),
                               QBrush(m_theme.colours().stale, Qt::BDiagPattern));
    }
}

/// A bar of a round height right of the lane, and what it stands for.
void RecordingPainter::drawScale(const RecordingLane& lane, const LaneScale& scale,
                                 const QRectF& area)
{
    const double height =
        scale.bar / (scale.high - scale.low) * (area.height() - 2 * LanePaddingPx);
    const double x = area.right() + Spacing::Small;
    const double middle = area.center().y();
    m_painter.setPen(QPen(m_theme.colours().muted, 2));
    m_painter.drawLine(QPointF(x, middle - height / 2), QPointF(x, middle + height / 2));
    m_painter.setFont(m_theme.font(TextSize::Small));
    m_painter.setPen(m_theme.colours().muted);
    m_painter.drawText(
        QRectF(x + Spacing::Small, area.top(), 100, area.height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        QStringLiteral("%1 %2").arg(QLocale().toString(scale.bar, 'g', 3), lane.unit));
}

void RecordingPainter::drawError(const Error& error, const QRectF& area)
{
    m_painter.setFont(m_theme.font(TextSize::Small));
    m_painter.setPen(m_theme.colours().failed);
    m_painter.drawText(area.adjusted(Spacing::Small, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                       error.message);
}

/// What lasts: a bar as long as that.
void RecordingPainter::drawStretches()
{
    const QRectF& lanes = m_picture.visible;
    for (const RecordingMark& mark : *m_picture.marks) {
        if (mark.atSeconds > m_picture.span.toSeconds)
            return;
        const double left = std::max(lanes.left(), m_picture.x(mark.atSeconds));
        const double right =
            std::min(lanes.right(), m_picture.x(mark.atSeconds + mark.durationSeconds));
        if (mark.durationSeconds > 0 && right > left)
            m_painter.fillRect(QRectF(left, lanes.top() - Spacing::Tight, right - left, 2),
                               m_theme.colours().accent);
    }
}

/// Beats as letters where there is room, else as lines; notes with as much text as fits.
void RecordingPainter::drawMarks()
{
    const QRectF& lanes = m_picture.visible;
    const auto byTime = [](const RecordingMark& mark, double at) { return mark.atSeconds < at; };
    const auto& marks = *m_picture.marks;
    const auto begin =
        std::lower_bound(marks.begin(), marks.end(), m_picture.span.fromSeconds, byTime);
    const auto end = std::lower_bound(begin, marks.end(), m_picture.span.toSeconds, byTime);
    const QRectF row(lanes.left(), lanes.top() - RecordingPicture::MarkRow, lanes.width(),
                     RecordingPicture::MarkRow);
    m_painter.setFont(m_theme.font(TextSize::Small));
    double lastLine = -1;
    double free = row.left(); // where the next text may begin
    for (auto mark = begin; mark != end; ++mark) {
        const double x = std::round(m_picture.x(mark->atSeconds));
        const QColor& colour = mark->isBeat ? m_theme.colours().muted : m_theme.colours().accent;
        m_painter.setPen(QPen(colour, Spacing::Line));
        if (x != lastLine)
            m_painter.drawLine(QPointF(x, row.bottom() - Spacing::Tight),
                               QPointF(x, mark->isBeat ? row.bottom() : lanes.bottom()));
        lastLine = x;
        const double width =
            mark->isBeat ? LetterWidthPx
                         : m_painter.fontMetrics().horizontalAdvance(mark->text) + Spacing::Small;
        const double left = mark->isBeat ? x - width / 2 : x;
        if (left < free || left + width > row.right())
            continue;
        m_painter.drawText(QRectF(left, row.top(), width, row.height() - Spacing::Tight),
                           Qt::AlignCenter, mark->text);
        free = left + width;
    }
}

void RecordingPainter::drawCrosshair()
{
    if (!m_picture.crosshairSeconds)
        return;
    const double x = std::round(m_picture.x(*m_picture.crosshairSeconds));
    if (x < m_picture.lanes.left() || x > m_picture.lanes.right())
        return;
    m_painter.setPen(QPen(m_theme.colours().accent, Spacing::Line));
    m_painter.drawLine(QPointF(x, m_picture.visible.top()), QPointF(x, m_picture.visible.bottom()));
}

} // namespace wardlight::ui
