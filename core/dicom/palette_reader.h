#pragma once

#include "core/dicom/dicom_object.h"
#include "core/imaging/frame.h"

#include <optional>

namespace wardlight::dicom {

/// The colours of a PALETTE COLOR object (PS3.3 C.7.6.3.1.5), plain or segmented (C.7.9.2), scaled
/// to 16 bits where the file has 8.
/// @return nothing for objects that are not PALETTE COLOR
[[nodiscard]] Checked<std::optional<imaging::Palette>> readPalette(const DicomObject& object);

} // namespace wardlight::dicom
