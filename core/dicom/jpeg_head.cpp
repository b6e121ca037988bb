#include "core/dicom/jpeg_head.h"

namespace wardlight::dicom {

namespace {

constexpr std::uint8_t StartOfImage = 0xd8;
constexpr std::uint8_t EndOfImage = 0xd9;
constexpr std::uint8_t StartOfScan = 0xda;

/// SOF0 to SOF15 without DHT, JPG and DAC, and SOF55 of JPEG-LS.
bool isStartOfFrame(std::uint8_t marker)
{
    const bool isSof = marker >= 0xc0 && marker <= 0xcf;
    return (isSof && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) || marker == 0xf7;
}

} // namespace

std::optional<JpegHead> readJpegHead(Bytes coded)
{
    const auto byteAt = [coded](std::size_t at) {
        return std::to_integer<std::uint8_t>(coded[at]);
    };
    const auto wordAt = [coded](std::size_t at) {
        return readNumber<std::uint16_t>(coded, at, ByteOrder::Big);
    };
    if (coded.size() < 4 || byteAt(0) != 0xff || byteAt(1) != StartOfImage)
        return std::nullopt;
    std::size_t at = 2;
    while (at + 4 <= coded.size()) {
        const std::uint8_t marker = byteAt(at + 1);
        if (byteAt(at) != 0xff || marker == StartOfScan || marker == EndOfImage)
            return std::nullopt;
        if (marker == 0xff) { // fill byte
            ++at;
            continue;
        }
        const std::size_t length = wordAt(at + 2);
        constexpr std::size_t FrameHeadBytes = 8;
        if (isStartOfFrame(marker) && length >= FrameHeadBytes && at + 10 <= coded.size())
            return JpegHead{wordAt(at + 5), wordAt(at + 7), byteAt(at + 9), byteAt(at + 4)};
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace wardlight::dicom
