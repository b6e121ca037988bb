#include "core/dicom/frame_fragments.h"

#include <algorithm>
#include <optional>

namespace wardlight::dicom {

namespace {

constexpr std::uint64_t ItemHeaderBytes = 8;

/// Indexes of the fragments that begin a frame.
using Starts = std::vector<std::size_t>;

/// The fragments at which the offsets point; empty unless each points at one, in order.
template <class Offset>
std::optional<Starts> startsByOffsets(Bytes table, const std::vector<Bytes>& fragments,
                                      std::size_t frames)
{
    if (table.size() / sizeof(Offset) != frames)
        return std::nullopt;
    Starts starts;
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < fragments.size() && starts.size() < frames; ++i) {
        const auto offset =
            readNumber<Offset>(table, starts.size() * sizeof(Offset), ByteOrder::Little);
        if (offset == at)
            starts.push_back(i);
        at += ItemHeaderBytes + fragments[i].size();
    }
    return starts.size() == frames ? std::optional(starts) : std::nullopt;
}

/// JPEG and JPEG-LS begin a frame with the marker SOI, JPEG 2000 with SOC and SIZ.
bool beginsFrame(Bytes fragment, PixelCoding coding)
{
    const auto begins = [fragment](std::uint32_t mark, std::size_t bytes) {
        for (std::size_t i = 0; i < bytes; ++i) {
            const auto byte = static_cast<std::byte>(mark >> (8 * (bytes - 1 - i)));
            if (i >= fragment.size() || fragment[i] != byte)
                return false;
        }
        return true;
    };
    return coding == PixelCoding::Jpeg2000 ? begins(0xff4fff51, 4) : begins(0xffd8, 2);
}

std::optional<Starts> startsByMarks(const PixelData& pixels, std::size_t frames)
{
    if (pixels.coding != PixelCoding::Jpeg && pixels.coding != PixelCoding::JpegLs &&
        pixels.coding != PixelCoding::Jpeg2000)
        return std::nullopt;
    Starts starts;
    for (std::size_t i = 0; i < pixels.fragments.size(); ++i) {
        if (beginsFrame(pixels.fragments[i], pixels.coding))
            starts.push_back(i);
    }
    return starts.size() == frames ? std::optional(starts) : std::nullopt;
}

std::optional<Starts> frameStarts(const PixelData& pixels)
{
    const auto frames = std::size_t(pixels.format.frames);
    if (frames == 1)
        return Starts{0};
    if (auto starts =
            startsByOffsets<std::uint64_t>(pixels.extendedOffsets, pixels.fragments, frames))
        return starts;
    if (auto starts = startsByOffsets<std::uint32_t>(pixels.offsetTable, pixels.fragments, frames))
        return starts;
    if (pixels.fragments.size() == frames) {
        Starts starts(frames);
        for (std::size_t i = 0; i < frames; ++i)
            starts[i] = i;
        return starts;
    }
    return startsByMarks(pixels, frames);
}

} // namespace

Checked<std::vector<Bytes>> fragmentsOfFrame(const PixelData& pixels, int frame)
{
    if (pixels.fragments.empty())
        return refuse(Refusal::PixelsMissing);
    const auto starts = frameStarts(pixels);
    if (!starts)
        return refuse(Refusal::FramesNotFound);
    const auto index = std::size_t(frame);
    const std::size_t end =
        index + 1 < starts->size() ? (*starts)[index + 1] : pixels.fragments.size();
    return std::vector<Bytes>(pixels.fragments.begin() + std::ptrdiff_t((*starts)[index]),
                              pixels.fragments.begin() + std::ptrdiff_t(end));
}

} // namespace wardlight::dicom
