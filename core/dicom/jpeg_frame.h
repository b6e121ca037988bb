#pragma once

#include "core/dicom/dataset.h"
#include "core/dicom/refused.h"
#include "core/dicom/transfer_syntax.h"
#include "core/imaging/dicom_header.h"

#include <span>

namespace wardlight::dicom {

/// DCMTK's decoders for JPEG and JPEG-LS; registered while this object lives. One per process, made
/// before any frame is decoded. Colours are left as they are coded, but for the sampling.
class JpegCodecs
{
public:
    JpegCodecs();
    ~JpegCodecs();
    JpegCodecs(const JpegCodecs&) = delete;
    JpegCodecs& operator=(const JpegCodecs&) = delete;

    /// @param out  exactly imaging::decodedFrameBytes(format) bytes
    [[nodiscard]] Checked<> decode(Bytes coded, const TransferSyntax& syntax,
                                   const imaging::PixelFormat& format,
                                   std::span<std::byte> out) const;
};

} // namespace wardlight::dicom
