#pragma once

#include "core/base/platform/sealed_memory.h"
#include "core/dicom/dicom_object.h"
#include "core/dicom/jpeg_frame.h"
#include "core/dicom/pixel_data.h"
#include "core/imaging/frame.h"

namespace wardlight::dicom {

/// Decodes one frame into new sealed memory, as imaging::Frame describes it.
/// @param frame  0-based
[[nodiscard]] Checked<imaging::Frame> decodeFrame(const DicomObject& object,
                                                  const PixelData& pixels, int frame,
                                                  const JpegCodecs& codecs);

} // namespace wardlight::dicom
