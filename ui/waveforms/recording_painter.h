#pragma once

#include "ui/common/theme.h"
#include "ui/waveforms/recording_reading.h"

#include <QPolygonF>
#include <QRectF>

#include <optional>

class QPainter;

namespace wardlight::ui {

/// What is drawn of a recording, and where.
struct RecordingPicture
{
    static constexpr int MarkRow = 18; ///< px above the lanes
    static constexpr int AxisRow = 22; ///< px below them

    QRectF lanes;   ///< px, of all curves; gutters lie to either side; scrolls
    QRectF visible; ///< px, what of them is seen: between the marks and the axis
    RecordingSpan span;
    QDateTime start;            ///< null: the axis counts from the recording's start
    double durationSeconds = 0; ///< of the recording
    std::shared_ptr<const RecordingReading> reading; ///< may be null
    const std::vector<RecordingMark>* marks = nullptr;
    std::optional<double> crosshairSeconds;

    [[nodiscard]] double x(double seconds) const
    {
        return lanes.left() + (seconds - span.fromSeconds) / span.width() * lanes.width();
    }
    [[nodiscard]] double secondsAt(double px) const
    {
        return span.fromSeconds + (px - lanes.left()) / lanes.width() * span.width();
    }
    /// Where lane @p index of the reading lies.
    [[nodiscard]] QRectF lane(std::size_t index) const;
};

/// What a lane's height stands for, in the channel's unit.
struct LaneScale
{
    double low = 0;
    double high = 1;
    double bar = 1; ///< a round length, for the scale bar

    friend bool operator==(const LaneScale&, const LaneScale&) = default;
};

/// Holds everything that is looked at; moves in steps, so that a small pan does not rescale.
[[nodiscard]] LaneScale laneScale(const RecordingLane& lane, const RecordingSpan& span);

/// The curve of a lane, px, interrupted at gaps: both extremes of each column.
[[nodiscard]] std::vector<QPolygonF> laneCurves(const RecordingPicture& picture,
                                                const RecordingLane& lane, const LaneScale& scale,
                                                const QRectF& area);

/// Draws lanes, gaps, marks, the time axis and the crosshair; keeps nothing.
class RecordingPainter
{
public:
    RecordingPainter(QPainter& painter, const Theme& theme, const RecordingPicture& picture)
        : m_painter(painter), m_theme(theme), m_picture(picture)
    {}

    void draw();

private:
    void drawAxis();
    void drawOutside();
    void drawLane(const RecordingLane& lane, const QRectF& area);
    void drawGaps(const RecordingLane& lane, const QRectF& area);
    void drawScale(const RecordingLane& lane, const LaneScale& scale, const QRectF& area);
    void drawError(const Error& error, const QRectF& area);
    void drawMarks();
    void drawStretches();
    void drawCrosshair();

    QPainter& m_painter;
    const Theme& m_theme;
    const RecordingPicture& m_picture;
};

} // namespace wardlight::ui
