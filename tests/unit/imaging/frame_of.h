#pragma once

#include "core/imaging/frame.h"

#include <span>

namespace wardlight::test {

/// A grey format of one sample: what most tests begin with.
[[nodiscard]] imaging::PixelFormat greyFormat(int rows, int columns, int bits);

/// A frame with these bytes.
[[nodiscard]] imaging::Frame frameOf(const imaging::PixelFormat& format,
                                     std::span<const std::byte> bytes);

template <class Word>
[[nodiscard]] imaging::Frame frameOf(const imaging::PixelFormat& format,
                                     const std::vector<Word>& words)
{
    return frameOf(format, std::as_bytes(std::span(words)));
}

} // namespace wardlight::test
