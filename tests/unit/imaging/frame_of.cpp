#include "tests/unit/imaging/frame_of.h"

namespace wardlight::test {

imaging::PixelFormat greyFormat(int rows, int columns, int bits)
{
    return {.rows = rows,
            .columns = columns,
            .samplesPerPixel = 1,
            .bitsAllocated = bits <= 8 ? 8 : 16,
            .bitsStored = bits,
            .highBit = bits - 1,
            .isSigned = false,
            .isFloat = false,
            .frames = 1,
            .photometric = QStringLiteral("MONOCHROME2")};
}

imaging::Frame frameOf(const imaging::PixelFormat& format, std::span<const std::byte> bytes)
{
    auto writer = SealedMemoryWriter::create(bytes.size());
    if (!writer || !writer->append(bytes))
        qFatal("no memory for a test frame");
    auto sealed = std::move(*writer).seal();
    if (!sealed)
        qFatal("no memory for a test frame");
    return {format, QStringLiteral("1.2.840.10008.1.2.1"), std::move(*sealed)};
}

} // namespace wardlight::test
