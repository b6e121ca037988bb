#pragma once

#include "core/imaging/roi.h"

#include <QStringList>

namespace wardlight::ui {

/// A ROI as the viewport draws it.
struct ShownRoi
{
    imaging::Roi roi;
    QStringList label;

    friend bool operator==(const ShownRoi&, const ShownRoi&) = default;
};

/// What a ROI says, a line each: a length in mm and where its millimetres come from, else in
/// pixels; an ellipse's area, mean, deviation and extremes.
[[nodiscard]] QStringList roiLabel(imaging::RoiKind kind, const imaging::RoiFigures& figures);

} // namespace wardlight::ui
