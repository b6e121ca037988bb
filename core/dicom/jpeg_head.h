#pragma once

#include "core/dicom/dataset.h"

#include <optional>

namespace wardlight::dicom {

/// What a JPEG or JPEG-LS image says about itself before its pixels (ISO 10918-1, ISO 14495-1).
struct JpegHead
{
    int rows = 0;
    int columns = 0;
    int components = 0;
    int precision = 0; ///< bits a sample
    /// A JFIF or Adobe segment says that the three components are luminance and colour difference.
    bool claimsYcc = false;
};

/// Empty when the bytes do not begin like such an image.
[[nodiscard]] std::optional<JpegHead> readJpegHead(Bytes coded);

} // namespace wardlight::dicom
