#pragma once

#include "tests/bench/figures.h"

namespace wardlight::bench {

/// Decoding one picture of 12 million pixels in every coding, on one worker and on two, beside the
/// programs that come with the codecs; and mapping frames to grey beside DCMTK's DicomImage.
[[nodiscard]] Result<Figures> decodePictures();

} // namespace wardlight::bench
