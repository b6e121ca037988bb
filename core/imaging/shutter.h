#pragma once

#include "core/imaging/frame.h"

#include <utility>
#include <vector>

namespace wardlight::imaging {

/// The columns of a row that a shutter leaves open: first and last of each run, 0-based, inside
/// the image, from left to right.
/// @param row  0-based
[[nodiscard]] std::vector<std::pair<int, int>> openColumns(const Shutter& shutter, int row,
                                                           int columns);

} // namespace wardlight::imaging
