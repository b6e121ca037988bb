#include "core/imaging/picture_marks.h"

#include "core/imaging/pixel_mapping.h"
#include "core/imaging/shutter.h"

#include <algorithm>
#include <cstring>

namespace wardlight::imaging {

namespace {

constexpr std::uint8_t White = 255;

/// Calls @p mark with row and column of every pixel of an overlay's frame that is set.
template <class Mark>
void forEachMark(const Overlay& overlay, std::size_t frame, Mark mark)
{
    const std::size_t pixels = std::size_t(overlay.rows) * std::size_t(overlay.columns);
    const std::size_t first =
        overlay.firstFrame ? (frame - std::size_t(*overlay.firstFrame)) * pixels : 0;
    for (std::size_t i = 0; i < pixels; ++i) {
        const std::size_t bit = first + i;
        if ((overlay.bits[bit / 8] >> (bit % 8) & std::byte{1}) != std::byte{})
            mark(overlay.top + int(i / std::size_t(overlay.columns)),
                 overlay.left + int(i % std::size_t(overlay.columns)));
    }
}

bool liesOver(const Overlay& overlay, int frame)
{
    const bool isWhole =
        overlay.bits.size() * 8 >=
        std::size_t(overlay.rows) * std::size_t(overlay.columns) * std::size_t(overlay.frames);
    return isWhole && (!overlay.firstFrame || (frame >= *overlay.firstFrame &&
                                               frame - *overlay.firstFrame < overlay.frames));
}

std::uint32_t wordAt(const Frame& frame, std::size_t index)
{
    std::uint32_t word = 0;
    const std::size_t bytes = std::size_t(frame.format.bitsAllocated) / 8;
    std::memcpy(&word, frame.pixels.bytes().data() + index * bytes, bytes);
    return word;
}

} // namespace

PictureMarks::PictureMarks(const DisplayTables& tables, int frame)
    : m_frame(std::size_t(std::max(frame, 0))), m_overlayBits(tables.overlayBits),
      m_shutter(tables.shutter)
{
    for (const Overlay& overlay : tables.overlays) {
        if (liesOver(overlay, frame))
            m_overlays.push_back(overlay);
    }
}

void PictureMarks::drawOverlays(const Frame& frame, const PictureView& out, int pixelBytes) const
{
    const auto mark = [&](int row, int column) {
        if (row >= 0 && row < out.height && column >= 0 && column < out.width)
            std::fill_n(out.bytes + row * out.bytesPerLine + column * pixelBytes, pixelBytes,
                        White);
    };
    for (const Overlay& overlay : m_overlays)
        forEachMark(overlay, m_frame, mark);
    const PixelFormat& format = frame.format;
    if (m_overlayBits == 0 || format.isFloat || format.samplesPerPixel != 1 ||
        format.bitsAllocated < 8 || format.bitsAllocated > 32)
        return;
    std::size_t index = 0;
    for (int row = 0; row < out.height; ++row) {
        for (int column = 0; column < out.width; ++column, ++index) {
            if ((wordAt(frame, index) & m_overlayBits) != 0)
                mark(row, column);
        }
    }
}

void PictureMarks::drawShutter(const PictureView& out, int pixelBytes) const
{
    if (m_shutter.isEmpty())
        return;
    const auto grey = std::uint8_t(m_shutter.presentation >> 8);
    for (int row = 0; row < out.height; ++row) {
        std::uint8_t* line = out.bytes + row * out.bytesPerLine;
        const auto hide = [&](int from, int to) {
            for (int column = from; column < to; ++column) {
                if (pixelBytes == 1)
                    line[column] = grey;
                else
                    std::fill_n(line + column * pixelBytes, 3, grey); // opacity stays
            }
        };
        int hidden = 0;
        for (const auto& [first, last] : openColumns(m_shutter, row, out.width)) {
            hide(hidden, first);
            hidden = last + 1;
        }
        hide(hidden, out.width);
    }
}

} // namespace wardlight::imaging
