#pragma once

#include "core/base/platform/sealed_memory.h"
#include "core/imaging/dicom_header.h"

#include <cstddef>
#include <cstdint>
#include <optional>
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

/// A table of a Modality or VOI LUT Sequence (PS3.3 C.11.1, C.11.2).
struct LookupTable
{
    int firstMapped = 0; ///< the value that the first entry is for; below it the first one holds
    int bits = 16;       ///< of an entry, 8 to 16
    std::vector<std::uint16_t> entries; ///< above its end the last one holds
};

/// Marks over an image, one bit a pixel (PS3.3 C.9.2).
struct Overlay
{
    int rows = 0;
    int columns = 0;
    int top = 0; ///< where its first pixel lies in the image; 0-based, may be outside
    int left = 0;
    std::vector<std::byte> bits; ///< rows without gaps, lowest bit first
};

/// What an object needs beside its frames to be shown.
struct DisplayTables
{
    std::optional<Palette> palette;      ///< of a PALETTE COLOR object
    std::optional<LookupTable> modality; ///< instead of slope and intercept
    std::optional<LookupTable> voi;      ///< the first; instead of a window
    std::vector<Overlay> overlays;       ///< those of every frame
};

} // namespace wardlight::imaging
