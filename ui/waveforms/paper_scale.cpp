#include "ui/waveforms/paper_scale.h"

#include <cmath>

namespace wardlight::ui {

namespace {

constexpr double MmAnInch = 25.4;
constexpr double AssumedDpi = 96;
constexpr double CoarsestDpi = 40; ///< a large television
constexpr double FinestDpi = 400;  ///< in logical pixels, finer than any

} // namespace

bool isPossibleScreen(double pxPerMm)
{
    const double dpi = pxPerMm * MmAnInch;
    return std::isfinite(dpi) && dpi >= CoarsestDpi && dpi <= FinestDpi;
}

ScreenRuler screenRuler(double reportedDpi, std::optional<double> measuredPxPerMm)
{
    if (measuredPxPerMm && isPossibleScreen(*measuredPxPerMm))
        return {*measuredPxPerMm, ScreenRuler::Source::Measured};
    if (isPossibleScreen(reportedDpi / MmAnInch))
        return {reportedDpi / MmAnInch, ScreenRuler::Source::Reported};
    return {AssumedDpi / MmAnInch, ScreenRuler::Source::Assumed};
}

} // namespace wardlight::ui
