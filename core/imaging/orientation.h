#pragma once

#include <QString>

#include <array>

namespace wardlight::imaging {

/// Where a direction points in the patient, largest part first: "L", "PR", "AFL" (PS3.3
/// C.7.6.1.1.1: x to the left, y to the back, z to the head). Parts below 0.0001 have no letter;
/// empty for a direction that is null or not finite.
[[nodiscard]] QString directionLetters(const std::array<double, 3>& direction);

/// The letters at the four edges of an image as it is stored: columns run to the right, rows down.
struct EdgeLetters
{
    QString left, right, top, bottom;

    friend bool operator==(const EdgeLetters&, const EdgeLetters&) = default;
};

/// @param orientation  ImageOrientationPatient: direction of the rows (to the right), then of the
///                     columns (down)
[[nodiscard]] EdgeLetters edgeLetters(const std::array<double, 6>& orientation);

} // namespace wardlight::imaging
