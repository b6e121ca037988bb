#pragma once

#include "core/base/platform/sealed_memory.h"
#include "core/imaging/dicom_header.h"

#include <cstdint>
#include <vector>

namespace wardlight::imaging {

/// One frame's stored values, as decoded.
///
/// Little-endian, PixelFormat::bitsAllocated wide (1-bit data: one byte 0 or 1), rows × columns ×
/// samples, pixel-interleaved. Unused high bits as stored. photometric says what the bytes hold:
/// YBR_RCT and YBR_ICT have become RGB, YBR_FULL_422 is upsampled to YBR_FULL.
struct Frame
{
    PixelFormat format; ///< as the pixels here are; frames = frames in the object
    QString transferSyntaxUid;
    SealedMemory pixels;
};

/// Red, green and blue of a PALETTE COLOR object.
struct Palette
{
    int firstMapped = 0;
    std::vector<std::uint16_t> red, green, blue; ///< 16-bit values, equal lengths
};

} // namespace wardlight::imaging
