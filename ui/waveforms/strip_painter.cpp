#include "ui/waveforms/strip_painter.h"

#include "core/waveforms/column_extremes.h"
#include "ui/waveforms/waveform_words.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

using waveforms::Channel;
using waveforms::ColumnGrid;
using waveforms::SampleRange;

namespace {

constexpr int BoxLines = 5;
constexpr double CurveMm = 0.25;
constexpr double PulseSeconds = 0.2;
constexpr double PulseMillivolts = 1;
// of the muted colour on the paper
constexpr double BoxShare = 0.4;
constexpr double MillimetreShare = 0.14;
constexpr double SamplesAPoint = 2; ///< from here on a column shows its extremes

/// The part of a lane's time that a channel was recorded in; seconds from its sample 0.
struct Overlap
{
    double from = 0;
    double to = 0;
};

double channelStart(const Channel& channel)
{
    return channel.startSeconds + channel.skewSeconds;
}

Overlap overlapOf(const Lane& lane, const Channel& channel)
{
    const double start = channelStart(channel);
    return {std::max(0.0, lane.fromSeconds - start),
            std::min(channel.durationSeconds(), lane.toSeconds() - start)};
}

/// Collects points, and begins a new curve after every interruption.
class Curves
{
public:
    void add(double x, double y) { m_open << QPointF(x, y); }
    [[nodiscard]] bool isOpen() const { return !m_open.isEmpty(); }
    [[nodiscard]] double lastY() const { return m_open.constLast().y(); }
    void interrupt()
    {
        if (isOpen())
            m_all.push_back(std::exchange(m_open, {}));
    }
    std::vector<QPolygonF> take()
    {
        interrupt();
        return std::move(m_all);
    }

private:
    QPolygonF m_open;
    std::vector<QPolygonF> m_all;
};

std::vector<QPolygonF> pointsBySample(const Lane& lane, const Channel& channel, SampleRange range)
{
    Curves curves;
    for (qint64 i = range.from; i < range.to; ++i) {
        if (channel.isGap(i)) {
            curves.interrupt();
            continue;
        }
        const double seconds = channelStart(channel) + double(i) / channel.rateHz;
        curves.add(lane.x(seconds), lane.y(channel.physical(channel.counts[std::size_t(i)])));
    }
    return curves.take();
}

std::vector<QPolygonF> pointsByColumn(const Lane& lane, const Channel& channel,
                                      const ColumnGrid& grid, double fromSeconds, double columnPx)
{
    Curves curves;
    const double left = lane.x(channelStart(channel) + fromSeconds) + columnPx / 2;
    int column = 0;
    for (const auto& extremes : columnExtremes(channel, grid)) {
        const double x = left + column++ * columnPx;
        if (!extremes) {
            curves.interrupt();
            continue;
        }
        double first = lane.y(extremes->min);
        double second = lane.y(extremes->max);
        // the shorter way on from the column before
        if (curves.isOpen() && std::abs(curves.lastY() - second) < std::abs(curves.lastY() - first))
            std::swap(first, second);
        curves.add(x, first);
        if (first != second)
            curves.add(x, second);
    }
    return curves.take();
}

} // namespace

std::vector<QPolygonF> curvePoints(const Lane& lane, const Channel& channel, double columnsPerPx)
{
    const Overlap overlap = overlapOf(lane, channel);
    if (overlap.to <= overlap.from)
        return {};
    const double columns = (overlap.to - overlap.from) * lane.pxPerSecond * columnsPerPx;
    const double samples = (overlap.to - overlap.from) * channel.rateHz;
    const auto grid = ColumnGrid::create(channel.rateHz, overlap.from, overlap.to,
                                         std::clamp(qRound(columns), 1, ColumnGrid::MostColumns));
    if (!grid)
        return {};
    if (samples < columns * SamplesAPoint) {
        // a sample beyond each edge, so that the curve reaches them
        const SampleRange span = grid->span();
        return pointsBySample(lane, channel, recorded(channel, {span.from - 1, span.to + 1}));
    }
    return pointsByColumn(lane, channel, *grid, overlap.from,
                          (overlap.to - overlap.from) * lane.pxPerSecond / grid->columns());
}

StripPainter::StripPainter(QPainter& painter, const Theme& theme, const StripView& view,
                           const StripLayout& layout)
    : m_painter(painter), m_theme(theme), m_view(view), m_layout(layout)
{}

void StripPainter::drawPaper(const QRectF& area)
{
    const double mm = m_view.scale.pxPerMm;
    QColor box = m_theme.colours().muted;
    QColor millimetre = box;
    box.setAlphaF(float(BoxShare));
    millimetre.setAlphaF(float(MillimetreShare));
    m_painter.fillRect(area, m_theme.colours().surface);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    // the paper moves along with the curves
    const double originX = m_layout.margin - m_view.fromSeconds * m_view.scale.pxPerSecond();
    const auto colour = [&](qint64 line) { return line % BoxLines == 0 ? box : millimetre; };
    for (auto i = qint64(std::ceil((area.left() - originX) / mm)); originX + i * mm < area.right();
         ++i) {
        m_painter.setPen(QPen(colour(i), 0));
        const double x = std::round(originX + double(i) * mm);
        m_painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    for (auto i = qint64(std::ceil(area.top() / mm)); i * mm < area.bottom(); ++i) {
        m_painter.setPen(QPen(colour(i), 0));
        const double y = std::round(double(i) * mm);
        m_painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
}

void StripPainter::drawCurves(const waveforms::WaveformRecord& record)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const Lane& lane : m_layout.lanes) {
        const Channel& channel = record.channels[lane.channel];
        drawGaps(lane, channel);
        if (lane.hasPulse)
            drawPulse(lane);
        drawCurve(lane, channel);
        drawName(lane, channel);
    }
}

void StripPainter::drawPulse(const Lane& lane)
{
    const double width = PulseSeconds * m_view.scale.pxPerSecond();
    const double height = PulseMillivolts * m_view.scale.pxPerMillivolt();
    const double clearance = (lane.area.left() - width) / 2;
    const double left = clearance;
    const double right = clearance + width;
    const double y = lane.zeroY;
    m_painter.setPen(QPen(m_theme.colours().ecg, CurveMm * m_view.scale.pxPerMm));
    m_painter.drawPolyline(QPolygonF({{left - clearance / 2, y},
                                      {left, y},
                                      {left, y - height},
                                      {right, y - height},
                                      {right, y},
                                      {right + clearance / 2, y}}));
}

void StripPainter::drawName(const Lane& lane, const Channel& channel)
{
    m_painter.setFont(m_theme.font(TextSize::Body, 600));
    m_painter.setPen(m_theme.colours().text);
    const QRectF place = lane.area.adjusted(Spacing::Tight, 0, 0, 0);
    m_painter.drawText(place, Qt::AlignLeft | Qt::AlignTop, laneTitle(lane, channel));
}

void StripPainter::drawGaps(const Lane& lane, const Channel& channel)
{
    const Overlap overlap = overlapOf(lane, channel);
    if (overlap.to <= overlap.from)
        return;
    const auto grid = ColumnGrid::create(channel.rateHz, overlap.from, overlap.to, 1);
    if (!grid)
        return;
    for (const SampleRange& gap : gapsIn(channel, grid->span())) {
        const double left = lane.x(channelStart(channel) + double(gap.from) / channel.rateHz);
        const double right = lane.x(channelStart(channel) + double(gap.to) / channel.rateHz);
        m_painter.fillRect(QRectF(left, lane.area.top(), right - left, lane.area.height()),
                           QBrush(m_theme.colours().stale, Qt::BDiagPattern));
    }
}

void StripPainter::drawCurve(const Lane& lane, const Channel& channel)
{
    m_painter.save();
    // as on paper, a high wave may reach into the row above
    m_painter.setClipRect(QRectF(lane.area.left(), 0, lane.area.width(), m_layout.height),
                          Qt::IntersectClip);
    QPen pen(m_theme.colours().ecg, CurveMm * m_view.scale.pxPerMm);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::RoundCap);
    m_painter.setPen(pen);
    const double ratio = m_painter.device()->devicePixelRatioF();
    for (const QPolygonF& points : curvePoints(lane, channel, ratio)) {
        if (points.size() == 1)
            m_painter.drawPoint(points.constFirst());
        else
            m_painter.drawPolyline(points);
    }
    m_painter.restore();
}

} // namespace wardlight::ui
