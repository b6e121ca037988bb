#include "core/imaging/pixel_mapping.h"

#include <algorithm>
#include <cmath>

namespace wardlight::imaging {

namespace {

struct Size
{
    int width = 0;
    int height = 0;
};

/// The size on the screen that keeps the picture's shape; aspects nobody would draw are ignored.
Size targetSize(const Picture& picture, int maxEdge, std::array<double, 2> aspect)
{
    const double ratio = aspect[0] / aspect[1];
    constexpr double Strangest = 20;
    const bool usable = std::isfinite(ratio) && ratio >= 1 / Strangest && ratio <= Strangest;
    const double tall = usable ? std::max(ratio, 1.0) : 1;
    const double wide = usable ? std::max(1 / ratio, 1.0) : 1;
    const double width = picture.width * wide;
    const double height = picture.height * tall;
    const double scale = std::min(1.0, maxEdge / std::max(width, height));
    return {std::clamp(int(std::lround(width * scale)), 1, maxEdge),
            std::clamp(int(std::lround(height * scale)), 1, maxEdge)};
}

/// The source pixels [from, to) that one target pixel covers; at least one.
struct Span
{
    int from = 0;
    int to = 0;
};

Span sourceSpan(int target, int targets, int sources)
{
    const int from = int(std::int64_t(target) * sources / targets);
    const int to = int(std::int64_t(target + 1) * sources / targets);
    return {from, std::max(to, from + 1)};
}

/// The rounded mean of one byte of each pixel in a block.
std::uint8_t meanOf(const Picture& picture, Span columns, Span rows, int pixelBytes, int byte)
{
    std::uint64_t sum = 0;
    for (int row = rows.from; row < rows.to; ++row) {
        const std::uint8_t* line = picture.bytes.data() + row * picture.bytesPerLine() + byte;
        for (int column = columns.from; column < columns.to; ++column)
            sum += line[std::ptrdiff_t(column) * pixelBytes];
    }
    const auto count =
        std::uint64_t(rows.to - rows.from) * std::uint64_t(columns.to - columns.from);
    return static_cast<std::uint8_t>((sum + count / 2) / count);
}

} // namespace

Picture scaledDown(const Picture& picture, int maxEdge, std::array<double, 2> pixelAspect)
{
    if (picture.width < 1 || picture.height < 1 || maxEdge < 1)
        return {};
    const Size size = targetSize(picture, maxEdge, pixelAspect);
    if (size.width == picture.width && size.height == picture.height)
        return picture;
    const int pixelBytes = picture.isColour ? 4 : 1;
    Picture small{size.width, size.height, picture.isColour, {}};
    small.bytes.reserve(std::size_t(small.bytesPerLine()) * std::size_t(size.height));
    for (int row = 0; row < size.height; ++row) {
        const Span rows = sourceSpan(row, size.height, picture.height);
        for (int column = 0; column < size.width; ++column) {
            const Span columns = sourceSpan(column, size.width, picture.width);
            for (int byte = 0; byte < pixelBytes; ++byte)
                small.bytes.push_back(meanOf(picture, columns, rows, pixelBytes, byte));
        }
    }
    return small;
}

} // namespace wardlight::imaging
