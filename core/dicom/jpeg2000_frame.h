#pragma once

#include "core/dicom/dataset.h"
#include "core/dicom/refused.h"
#include "core/imaging/dicom_header.h"

#include <span>

namespace wardlight::dicom {

/// Decodes one frame of JPEG 2000 (by OpenJPEG) or High-Throughput JPEG 2000 (by OpenJPH, or by
/// OpenJPEG where that fails); whichever the codestream itself says it is.
///
/// Samples that stand for several pixels are repeated. Where header and codestream disagree about
/// the sign, the header is believed about how the bits are to be read.
/// @param out  exactly imaging::decodedFrameBytes(format) bytes
/// @return the photometric interpretation of what was written: "RGB" for YBR_RCT and YBR_ICT,
///         "YBR_FULL" for subsampled colours, else the header's
[[nodiscard]] Checked<QString> decodeJpeg2000Frame(Bytes coded, const imaging::PixelFormat& format,
                                                   std::span<std::byte> out);

} // namespace wardlight::dicom
