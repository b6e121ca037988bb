#pragma once

#include "core/dicom/dataset.h"
#include "core/dicom/refused.h"
#include "core/imaging/dicom_header.h"

#include <span>

namespace wardlight::dicom {

/// Decodes one frame of RLE Lossless (PS3.5 annex G): byte planes, highest byte first, become
/// little-endian values pixel by pixel.
/// @param out  exactly imaging::decodedFrameBytes(format) bytes
[[nodiscard]] Checked<> decodeRleFrame(Bytes coded, const imaging::PixelFormat& format,
                                       std::span<std::byte> out);

} // namespace wardlight::dicom
