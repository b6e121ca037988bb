#pragma once

#include "core/dicom/pixel_data.h"
#include "core/dicom/refused.h"

#include <span>

namespace wardlight::dicom {

/// Writes one uncompressed frame as imaging::Frame wants it: little-endian, pixel by pixel, bits
/// as bytes, YBR_FULL_422 with a colour for every pixel.
/// @param out  exactly imaging::decodedFrameBytes(pixels.format) bytes
[[nodiscard]] Checked<> copyNativeFrame(const PixelData& pixels, int frame,
                                        std::span<std::byte> out);

/// Turns colour planes into pixels; @p planes and @p out have the same size.
void interleave(Bytes planes, int samples, int sampleBytes, std::span<std::byte> out);

/// Turns packed bits, lowest first, from bit @p firstBit on, into bytes 0 or 1.
void unpackBits(Bytes packed, std::uint64_t firstBit, std::span<std::byte> out);

} // namespace wardlight::dicom
