#include "core/dicom/native_frame.h"

#include <algorithm>
#include <cstring>

namespace wardlight::dicom {

namespace {

/// Bytes that a big-endian file reversed together (PS3.5 7.3): words for OW of up to 16 bits.
std::size_t reversedBytes(const PixelData& pixels)
{
    if (pixels.order == ByteOrder::Little)
        return 1;
    const auto sampleBytes = std::size_t(std::max(pixels.format.bitsAllocated / 8, 1));
    return pixels.vr == Vr::OW ? std::max<std::size_t>(sampleBytes, 2) : sampleBytes;
}

/// The pixel bytes in [begin, begin + size), little-endian.
class LittleEndianBytes
{
public:
    LittleEndianBytes(const PixelData& pixels, std::size_t begin, std::size_t size)
    {
        const std::size_t reversed = reversedBytes(pixels);
        if (reversed == 1) {
            m_bytes = pixels.native.subspan(begin, size);
            return;
        }
        m_turned.resize(size);
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t at = begin + i;
            const std::size_t from = at - at % reversed + (reversed - 1 - at % reversed);
            m_turned[i] = from < pixels.native.size() ? pixels.native[from] : std::byte{};
        }
        m_bytes = m_turned;
    }
    [[nodiscard]] Bytes bytes() const { return m_bytes; }

private:
    std::vector<std::byte> m_turned;
    Bytes m_bytes;
};

/// Y1 Y2 Cb Cr becomes Y1 Cb Cr Y2 Cb Cr (PS3.3 C.7.6.3.1.2).
void upsampleColour(Bytes stored, std::span<std::byte> out)
{
    std::size_t to = 0;
    for (std::size_t from = 0; from + 4 <= stored.size() && to + 6 <= out.size(); from += 4) {
        for (const std::size_t luma : {from, from + 1}) {
            out[to++] = stored[luma];
            out[to++] = stored[from + 2];
            out[to++] = stored[from + 3];
        }
    }
}

Checked<> copySubsampled(const PixelData& pixels, int frame, std::span<std::byte> out)
{
    const imaging::PixelFormat& format = pixels.format;
    if (format.bitsAllocated != 8 || format.columns % 2 != 0 || format.samplesPerPixel != 3)
        return refuse(Refusal::LayoutUnsupported, 0, format.photometric);
    const auto stored = std::size_t(format.rows) * std::size_t(format.columns) * 2;
    const LittleEndianBytes bytes(pixels, stored * std::size_t(frame), stored);
    upsampleColour(bytes.bytes(), out);
    return {};
}

void copyBits(const PixelData& pixels, int frame, std::span<std::byte> out)
{
    const std::uint64_t firstBit = std::uint64_t(out.size()) * std::uint64_t(frame);
    const auto firstByte = std::size_t(firstBit / 8);
    const auto lastByte = std::size_t((firstBit + out.size() + 7) / 8);
    const LittleEndianBytes bytes(pixels, firstByte, lastByte - firstByte);
    unpackBits(bytes.bytes(), firstBit % 8, out);
}

} // namespace

Checked<> copyNativeFrame(const PixelData& pixels, int frame, std::span<std::byte> out)
{
    const imaging::PixelFormat& format = pixels.format;
    if (format.photometric == QLatin1String("YBR_FULL_422"))
        return copySubsampled(pixels, frame, out);
    if (format.photometric.startsWith(QLatin1String("YBR_PARTIAL")))
        return refuse(Refusal::LayoutUnsupported, 0, format.photometric);
    if (format.bitsAllocated == 1) {
        copyBits(pixels, frame, out);
        return {};
    }
    const LittleEndianBytes stored(pixels, out.size() * std::size_t(frame), out.size());
    if (pixels.isPlanar && format.samplesPerPixel > 1)
        interleave(stored.bytes(), format.samplesPerPixel, format.bitsAllocated / 8, out);
    else
        std::memcpy(out.data(), stored.bytes().data(), out.size());
    return {};
}

void interleave(Bytes planes, int samples, int sampleBytes, std::span<std::byte> out)
{
    const auto width = std::size_t(sampleBytes);
    const std::size_t plane = planes.size() / std::size_t(samples);
    std::size_t to = 0;
    for (std::size_t at = 0; at < plane; at += width) {
        for (std::size_t from = at; from + width <= planes.size(); from += plane) {
            std::memcpy(&out[to], &planes[from], width);
            to += width;
        }
    }
}

void unpackBits(Bytes packed, std::uint64_t firstBit, std::span<std::byte> out)
{
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::uint64_t bit = firstBit + i;
        out[i] = packed[std::size_t(bit / 8)] >> (bit % 8) & std::byte{1};
    }
}

} // namespace wardlight::dicom
