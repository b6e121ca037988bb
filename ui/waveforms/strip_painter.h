#pragma once

#include "ui/common/theme.h"
#include "ui/waveforms/strip_layout.h"

class QPainter;

namespace wardlight::ui {

/// Draws a record's curves on millimetre paper: min and max of every pixel column, so that no
/// extreme is lost at any speed. Reads the record and the layout; keeps nothing.
class StripPainter
{
public:
    StripPainter(QPainter& painter, const Theme& theme, const StripView& view,
                 const StripLayout& layout);

    /// Lines every millimetre, stronger ones every five.
    /// @param area  px of the paper that is visible
    void drawPaper(const QRectF& area);
    void drawCurves(const waveforms::WaveformRecord& record);

private:
    void drawPulse(const Lane& lane);
    void drawName(const Lane& lane, const waveforms::Channel& channel);
    void drawGaps(const Lane& lane, const waveforms::Channel& channel);
    void drawCurve(const Lane& lane, const waveforms::Channel& channel);

    QPainter& m_painter;
    const Theme& m_theme;
    const StripView& m_view;
    const StripLayout& m_layout;
};

/// The points of a channel's curve in a lane, px; a new list after every interruption.
/// @param columnsPerPx  columns to a logical pixel: the device's pixel ratio
[[nodiscard]] std::vector<QPolygonF>
curvePoints(const Lane& lane, const waveforms::Channel& channel, double columnsPerPx);

} // namespace wardlight::ui
