#pragma once

#include "core/dicom/dicom_object.h"
#include "core/dicom/pixel_data.h"
#include "core/dicom/text_converters.h"
#include "core/imaging/dicom_header.h"

#include <optional>

namespace wardlight::dicom {

/// What an object says about itself. Of an enhanced multi-frame object, position, orientation,
/// spacing, rescaling and windows are those of its first frame.
[[nodiscard]] imaging::DicomHeader readHeader(const DicomObject& object,
                                              const std::optional<PixelData>& pixels,
                                              const TextConverters& converters);

} // namespace wardlight::dicom
