#pragma once

#include "core/dicom/pixel_data.h"
#include "core/dicom/refused.h"

#include <vector>

namespace wardlight::dicom {

/// The fragments that make up one coded frame, in order (PS3.5 A.4).
///
/// By the extended or basic offset table where it fits the fragments; else one fragment a frame;
/// else by the marks with which codings begin a frame. Without any of these a file of several
/// frames is refused, since a guess could show the wrong picture.
[[nodiscard]] Checked<std::vector<Bytes>> fragmentsOfFrame(const PixelData& pixels, int frame);

} // namespace wardlight::dicom
