#pragma once

#include "core/waveforms/waveform_record.h"
#include "ui/waveforms/paper_scale.h"

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace wardlight::ui {

enum class StripArrangement
{
    Standard, ///< 3 rows × 4 columns of leads and a rhythm strip; for records with all twelve
    Stacked   ///< every channel in a row of its own
};

/// What of a record is looked at, and how.
struct StripView
{
    PaperScale scale;
    StripArrangement arrangement = StripArrangement::Standard;
    int group = 0;
    double fromSeconds = 0; ///< at the left edge of the paper
    QSizeF size;            ///< px of the visible paper
};

/// One piece of a channel's curve on the paper: where it lies and how it is read.
struct Lane
{
    std::size_t channel = 0;
    QRectF area;            ///< px, of the curve alone
    double fromSeconds = 0; ///< record time at its left edge
    double zeroY = 0;       ///< px, where @ref zeroValue lies
    double zeroValue = 0;   ///< in the channel's unit
    double pxPerSecond = 1;
    double pxPerUnit = 1;          ///< px a unit of the channel; upwards
    double unitsPerCentimetre = 0; ///< for channels without a voltage; else 0
    bool hasPulse = false;         ///< a calibration pulse stands left of it

    [[nodiscard]] double x(double seconds) const
    {
        return area.left() + (seconds - fromSeconds) * pxPerSecond;
    }
    [[nodiscard]] double y(double value) const { return zeroY - (value - zeroValue) * pxPerUnit; }
    [[nodiscard]] double secondsAt(double px) const
    {
        return fromSeconds + (px - area.left()) / pxPerSecond;
    }
    [[nodiscard]] double toSeconds() const { return secondsAt(area.right()); }
};

struct StripLayout
{
    std::vector<Lane> lanes;
    double margin = 0;       ///< px left of the curves, for the calibration pulse
    double height = 0;       ///< px of all rows; more than the view's height: it scrolls
    double shownSeconds = 0; ///< from the left to the right edge
    StripArrangement arrangement = StripArrangement::Stacked; ///< what the record allows
};

/// Whether a group of the record has all twelve standard leads.
[[nodiscard]] bool hasTwelveLeads(const waveforms::WaveformRecord& record, int group);

/// Where everything lies. Rows are whole multiples of 5 mm, at least 15 mm high, so that zero lines
/// lie on lines of the grid; the first curve begins on one too. Above the first row 10 mm are left.
[[nodiscard]] StripLayout layOut(const waveforms::WaveformRecord& record, const StripView& view);

/// The last second that scrolling reaches: the record's end at the right edge.
[[nodiscard]] double lastStart(const waveforms::WaveformRecord& record, int group,
                               double shownSeconds);

} // namespace wardlight::ui
