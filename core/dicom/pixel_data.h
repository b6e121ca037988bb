#pragma once

#include "core/dicom/dicom_object.h"
#include "core/imaging/dicom_header.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace wardlight::dicom {

/// Where an object's pixels are and how they are written.
struct PixelData
{
    imaging::PixelFormat format; ///< as the header declares it
    bool isPlanar = false;       ///< one colour after the other instead of pixel by pixel
    ByteOrder order = ByteOrder::Little;
    Vr vr = Vr::OW;
    PixelCoding coding = PixelCoding::Native;
    Bytes native;                 ///< all frames; empty when coded
    std::vector<Bytes> fragments; ///< of coded frames, without the offset table
    Bytes offsetTable;            ///< the basic one; may be empty
    Bytes extendedOffsets;        ///< 64-bit offsets; may be empty
};

/// Bytes of one frame as it is stored uncompressed, in whole bytes; empty when they do not fit 64
/// bits.
[[nodiscard]] std::optional<std::uint64_t> nativeFrameBytes(const imaging::PixelFormat& format);

/// Reads what an image says about its pixels and checks that it can be true, before anything is
/// allocated: sizes multiplied in 64 bits, one frame within @p maxFrameBytes, native pixels all
/// there.
/// @return nothing when the object has no pixels
[[nodiscard]] Checked<std::optional<PixelData>> readPixelData(const DicomObject& object,
                                                              std::uint64_t maxFrameBytes);

} // namespace wardlight::dicom
