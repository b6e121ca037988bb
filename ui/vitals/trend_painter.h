#pragma once

#include "core/vitals/vital_type.h"
#include "core/vitals/vitals_store.h"
#include "ui/common/theme.h"
#include "ui/common/time_ticks.h"
#include "ui/common/time_view.h"
#include "ui/vitals/trend_panels.h"
#include "ui/vitals/trend_segments.h"

#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace wardlight::ui {

/// One curve of a chart.
struct TrendCurve
{
    QString type;
    QColor Palette::*colour = &Palette::accent;
    bool isDashed = false;
    std::vector<vitals::EnvelopeColumn> columns;
};

/// Everything that a chart draws inside and beside its axes.
struct TrendPicture
{
    QRectF plot; ///< px
    TimeView view;
    ValueAxis axis;
    QString title;
    vitals::Band band; ///< open: none
    std::vector<TrendCurve> curves;
    std::vector<TimeTick> ticks;
    std::vector<TrendMarker> markers;
    std::optional<qint64> crosshairMs;

    [[nodiscard]] double x(qint64 ms) const;
    [[nodiscard]] double y(double value) const;
    [[nodiscard]] qint64 msAt(double x) const;
};

/// Draws band, grid, curves, flagged values, markers, crosshair, title and values. Of a column its
/// least and its greatest value are always there, the mean is a line; a gap stays empty. Flagged
/// columns carry a hollow diamond.
void paintTrend(QPainter& painter, const TrendPicture& picture, const Theme& theme);

/// What a curve says at a time: "72", or "68–75" where a column holds several values. A reading is
/// near enough when it is no further than a hundredth of the view or, for what is measured rarely,
/// than the usual time between two; one beyond the hundredth tells when it was: "37.0 (18:35)".
/// Empty where nothing was measured near it.
[[nodiscard]] QString readout(const TrendCurve& curve, qint64 ms, const TimeView& view);

} // namespace wardlight::ui
