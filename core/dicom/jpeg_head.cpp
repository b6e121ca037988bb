#include "core/dicom/jpeg_head.h"

#include <string_view>

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

/// Whether a segment APP0 "JFIF" or APP14 "Adobe" with its transform 1 says YCbCr.
bool saysYcc(std::uint8_t marker, Bytes content)
{
    constexpr std::size_t TransformAt = 11;
    const std::string_view text(reinterpret_cast<const char*>(content.data()), content.size());
    if (marker == 0xe0)
        return text.starts_with(std::string_view("JFIF\0", 5));
    return marker == 0xee && text.starts_with("Adobe") && content.size() > TransformAt &&
           content[TransformAt] == std::byte{1};
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
    JpegHead head;
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
        if (isStartOfFrame(marker) && length >= FrameHeadBytes && at + 10 <= coded.size()) {
            head.precision = byteAt(at + 4);
            head.rows = wordAt(at + 5);
            head.columns = wordAt(at + 7);
            head.components = byteAt(at + 9);
            return head;
        }
        if (length >= 2 && length - 2 <= coded.size() - at - 4)
            head.claimsYcc |= saysYcc(marker, coded.subspan(at + 4, length - 2));
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace wardlight::dicom
