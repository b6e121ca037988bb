#include "core/dicom/rle_frame.h"

#include "core/dicom/native_frame.h"

#include <algorithm>
#include <vector>

namespace wardlight::dicom {

namespace {

constexpr std::size_t HeaderBytes = 64;
constexpr std::size_t MaxSegments = 15;
constexpr std::size_t MaxExpansion = 64; // two bytes become 128

/// Every @ref stride-th byte from @ref first on.
struct Target
{
    std::span<std::byte> out;
    std::size_t first = 0;
    std::size_t stride = 1;
    std::size_t count = 0;
};

/// PackBits; bytes beyond the target's count are padding.
bool expand(Bytes segment, const Target& target)
{
    std::size_t at = 0;
    std::size_t done = 0;
    std::size_t to = target.first;
    while (done < target.count && at < segment.size()) {
        const auto control = std::to_integer<std::int8_t>(segment[at++]);
        if (control == -128)
            continue;
        const bool isRun = control < 0;
        const std::size_t length = isRun ? std::size_t(1 - control) : std::size_t(control) + 1;
        if (segment.size() - at < (isRun ? 1 : length))
            return false;
        const std::size_t kept = std::min(length, target.count - done);
        for (std::size_t i = 0; i < kept; ++i, to += target.stride)
            target.out[to] = segment[isRun ? at : at + i];
        done += kept;
        at += isRun ? 1 : length;
    }
    return done == target.count;
}

/// The segments that the frame's header lists; empty when it contradicts itself.
std::vector<Bytes> segments(Bytes coded, std::size_t expected)
{
    std::vector<Bytes> found;
    if (coded.size() < HeaderBytes ||
        readNumber<std::uint32_t>(coded, 0, ByteOrder::Little) != expected ||
        expected > MaxSegments)
        return found;
    const auto offset = [coded, expected](std::size_t i) {
        return i < expected
                   ? std::size_t(readNumber<std::uint32_t>(coded, 4 * (i + 1), ByteOrder::Little))
                   : coded.size();
    };
    for (std::size_t i = 0; i < expected; ++i) {
        if (offset(i) < HeaderBytes || offset(i) > offset(i + 1) || offset(i + 1) > coded.size())
            return {};
        found.push_back(coded.subspan(offset(i), offset(i + 1) - offset(i)));
    }
    return found;
}

Checked<> decodeBits(Bytes coded, std::span<std::byte> out)
{
    const auto found = segments(coded, 1);
    std::vector<std::byte> packed((out.size() + 7) / 8);
    if (found.empty() || !expand(found.front(), {packed, 0, 1, packed.size()}))
        return refuse(Refusal::DecodingFailed);
    unpackBits(packed, 0, out);
    return {};
}

} // namespace

Checked<> decodeRleFrame(Bytes coded, const imaging::PixelFormat& format, std::span<std::byte> out)
{
    if (out.size() / MaxExpansion > coded.size() * (format.bitsAllocated == 1 ? 8 : 1))
        return refuse(Refusal::PixelsMissing);
    if (format.bitsAllocated == 1)
        return decodeBits(coded, out);
    const auto samples = std::size_t(format.samplesPerPixel);
    const auto sampleBytes = std::size_t(format.bitsAllocated) / 8;
    const auto found = segments(coded, samples * sampleBytes);
    if (found.empty())
        return refuse(Refusal::DecodingFailed);
    const std::size_t pixelBytes = samples * sampleBytes;
    for (std::size_t sample = 0; sample < samples; ++sample) {
        for (std::size_t byte = 0; byte < sampleBytes; ++byte) {
            const std::size_t first = sample * sampleBytes + (sampleBytes - 1 - byte);
            const Target target = {out, first, pixelBytes, out.size() / pixelBytes};
            if (!expand(found[sample * sampleBytes + byte], target))
                return refuse(Refusal::DecodingFailed);
        }
    }
    return {};
}

} // namespace wardlight::dicom
