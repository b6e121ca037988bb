#pragma once

#include "core/dicom/dataset.h"
#include "core/imaging/frame.h"

namespace wardlight::dicom {

/// The display shutter of an object (PS3.3 C.7.6.11), which an enhanced one keeps in its shared
/// functional groups. Shapes that contradict themselves are left out.
[[nodiscard]] imaging::Shutter readShutter(const Dataset& dataset);

} // namespace wardlight::dicom
