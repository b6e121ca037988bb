#include "core/dicom/codestream_head.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace wardlight::dicom {

namespace {

enum Marker : std::uint16_t
{
    StartOfCodestream = 0xff4f,
    Capabilities = 0xff50,
    ImageSize = 0xff51,
    CodingDefault = 0xff52,
    StartOfTilePart = 0xff90
};

constexpr std::size_t SizeSegmentBytes = 38; // of SIZ without its components
constexpr std::size_t TilePartHeadBytes = 12;
constexpr std::uint32_t MostTiles = 65'535;
constexpr std::uint32_t HighThroughputBit = 1U << 17U; // Pcap15

std::uint16_t wordAt(Bytes bytes, std::size_t at)
{
    return readNumber<std::uint16_t>(bytes, at, ByteOrder::Big);
}

std::uint32_t longAt(Bytes bytes, std::size_t at)
{
    return readNumber<std::uint32_t>(bytes, at, ByteOrder::Big);
}

std::uint32_t rounded(std::uint32_t size, std::uint32_t step)
{
    return size / step + (size % step ? 1 : 0);
}

bool readComponents(Bytes segment, CodestreamHead& head)
{
    for (int i = 0; i < head.components; ++i) {
        const std::size_t at = SizeSegmentBytes + 3 * std::size_t(i);
        const int depth = std::to_integer<int>(segment[at]);
        CodestreamComponent& component = head.component[std::size_t(i)];
        component.isSigned = (depth & 0x80) != 0;
        component.precision = (depth & 0x7f) + 1;
        component.stepX = std::to_integer<int>(segment[at + 1]);
        component.stepY = std::to_integer<int>(segment[at + 2]);
        if (component.stepX < 1 || component.stepY < 1 || component.precision > 31)
            return false;
    }
    return true;
}

/// The segment SIZ, from its length on. Images that do not begin at the origin of their grid are
/// not made by anybody who writes DICOM.
bool readImageSize(Bytes segment, CodestreamHead& head)
{
    constexpr std::uint32_t Longest = 65'535;
    if (segment.size() < SizeSegmentBytes)
        return false;
    const std::uint32_t columns = longAt(segment, 4), rows = longAt(segment, 8);
    const std::uint32_t tileColumns = longAt(segment, 20), tileRows = longAt(segment, 24);
    const int components = wordAt(segment, 36);
    if (columns < 1 || rows < 1 || columns > Longest || rows > Longest || tileColumns < 1 ||
        tileRows < 1 || components < 1 || components > CodestreamHead::MostComponents ||
        segment.size() < SizeSegmentBytes + 3 * std::size_t(components))
        return false;
    for (const std::size_t origin : {12U, 16U, 28U, 32U}) {
        if (longAt(segment, origin) != 0)
            return false;
    }
    head.columns = int(columns);
    head.rows = int(rows);
    head.components = components;
    head.tiles = std::size_t(rounded(columns, tileColumns)) * rounded(rows, tileRows);
    return head.tiles <= MostTiles && readComponents(segment, head);
}

void readSegment(std::uint16_t marker, Bytes segment, CodestreamHead& head)
{
    constexpr std::size_t TransformAt = 6;
    if (marker == Capabilities && segment.size() >= 6)
        head.isHighThroughput = (longAt(segment, 2) & HighThroughputBit) != 0;
    else if (marker == CodingDefault && segment.size() > TransformAt)
        head.transformsColour = head.components >= 3 && segment[TransformAt] == std::byte{1};
}

} // namespace

Bytes codestreamOf(Bytes coded)
{
    constexpr std::uint32_t SignatureBox = 0x6a502020, CodestreamBox = 0x6a703263; // "jP  ", "jp2c"
    constexpr std::size_t BoxHeadBytes = 8, LongBoxHeadBytes = 16;
    if (coded.size() < BoxHeadBytes || longAt(coded, 4) != SignatureBox)
        return coded;
    std::size_t at = 0;
    while (coded.size() - at >= BoxHeadBytes) {
        std::uint64_t length = longAt(coded, at);
        const std::uint32_t type = longAt(coded, at + 4);
        std::size_t head = BoxHeadBytes;
        if (length == 1 && coded.size() - at >= LongBoxHeadBytes) {
            length = readNumber<std::uint64_t>(coded, at + BoxHeadBytes, ByteOrder::Big);
            head = LongBoxHeadBytes;
        } else if (length == 0) { // to the end
            length = coded.size() - at;
        }
        if (length < head)
            return {};
        const std::size_t whole = std::size_t(std::min<std::uint64_t>(length, coded.size() - at));
        if (type == CodestreamBox)
            return coded.subspan(at + head, std::max(whole, head) - head);
        at += whole;
    }
    return {};
}

std::optional<CodestreamHead> readCodestreamHead(Bytes codestream)
{
    CodestreamHead head;
    if (codestream.size() < 6 || wordAt(codestream, 0) != StartOfCodestream ||
        wordAt(codestream, 2) != ImageSize)
        return std::nullopt;
    std::size_t at = 2;
    while (codestream.size() - at >= 4) {
        const std::uint16_t marker = wordAt(codestream, at);
        if (marker == StartOfTilePart) {
            head.firstTilePart = at;
            return head;
        }
        const std::size_t length = wordAt(codestream, at + 2);
        if (marker < 0xff00 || length < 2 || length > codestream.size() - at - 2)
            return std::nullopt;
        const Bytes segment = codestream.subspan(at + 2, length);
        if (marker == ImageSize && !readImageSize(segment, head))
            return std::nullopt;
        readSegment(marker, segment, head);
        at += 2 + length;
    }
    return std::nullopt;
}

bool hasAllTiles(Bytes codestream, const CodestreamHead& head)
{
    std::vector<bool> isThere(head.tiles);
    std::size_t at = head.firstTilePart;
    while (codestream.size() - at >= TilePartHeadBytes &&
           wordAt(codestream, at) == StartOfTilePart) {
        const std::size_t tile = wordAt(codestream, at + 4);
        const std::size_t length = longAt(codestream, at + 6);
        if (tile >= head.tiles || length > codestream.size() - at ||
            (length != 0 && length < TilePartHeadBytes))
            return false;
        isThere[tile] = true;
        if (length == 0) // the last one reaches to the end
            break;
        at += length;
    }
    return std::find(isThere.begin(), isThere.end(), false) == isThere.end();
}

} // namespace wardlight::dicom
