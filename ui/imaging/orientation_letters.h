#pragma once

#include "core/imaging/orientation.h"

#include <QTransform>

#include <array>

namespace wardlight::ui {

/// The letters at the edges of an image as it is seen.
/// @param orientation  row, then column direction cosines (ImageOrientationPatient)
/// @param turn  turns and mirrors on the way to the screen (ViewTransform::turn)
[[nodiscard]] imaging::EdgeLetters seenLetters(const std::array<double, 6>& orientation,
                                               const QTransform& turn);

} // namespace wardlight::ui
