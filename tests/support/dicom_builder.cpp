#include "tests/support/dicom_builder.h"

#include <QByteArrayList>
#include <QtEndian>

#include <array>
#include <cstring>
#include <zlib.h>

namespace wardlight::test {

namespace {

template <class Number>
QByteArray littleEndian(Number number)
{
    QByteArray bytes(sizeof number, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

bool hasLongLength(const char* vr)
{
    static const QByteArrayList long32 = {"OB", "OD", "OF", "OL", "OV", "OW", "SQ",
                                          "SV", "UC", "UN", "UR", "UT", "UV"};
    return long32.contains(QByteArray(vr));
}

QByteArray tag(std::uint16_t group, std::uint16_t element)
{
    return littleEndian(group) + littleEndian(element);
}

QByteArray identity()
{
    return dicomElement(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.7") +
           dicomElement(0x0008, 0x0018, "UI", "1.2.3.4");
}

/// Sequences of unlimited length, one inside the other and never closed.
QByteArray nested(int depth)
{
    const QByteArray level = tag(0x0040, 0xa730) + "SQ" + QByteArray(2, '\0') +
                             QByteArray(4, '\xff') + tag(0xfffe, 0xe000) + QByteArray(4, '\xff');
    return level.repeated(depth);
}

/// The same with the lengths written out: every level holds the next.
QByteArray nestedByLength(int depth)
{
    QByteArray content = dicomElement(0x0010, 0x0010, "PN", "Deep^D");
    for (int i = 0; i < depth; ++i)
        content = dicomElement(0x0040, 0xa730, "SQ", dicomItem(content));
    return content;
}

/// A piece of a deflate stream that depends on nothing before it (Z_FULL_FLUSH), or ends it.
QByteArray deflatedPiece(QByteArray bytes, int flush)
{
    QByteArray deflated(bytes.size() + 100, '\0');
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(deflated.data());
    stream.avail_out = uInt(deflated.size());
    deflate(&stream, flush);
    deflated.chop(qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return deflated;
}

/// A deflated dataset whose pixels are @p megabytes of zeros.
QByteArray deflatedZeros(int megabytes)
{
    const QByteArray head = identity() + tag(0x7fe0, 0x0010) + "OW" + QByteArray(2, '\0') +
                            littleEndian(quint32(megabytes) << 20U);
    const QByteArray zeros = deflatedPiece(QByteArray(1 << 20, '\0'), Z_FULL_FLUSH);
    return deflatedPiece(head, Z_FULL_FLUSH) + zeros.repeated(megabytes) +
           deflatedPiece({}, Z_FINISH);
}

QByteArray preambleOf(const QByteArray& magic)
{
    return magic + QByteArray(128 - magic.size(), '\0');
}

QByteArray withLength(quint32 length)
{
    return dicomFile(identity() + tag(0x7fe0, 0x0010) + "OW" + QByteArray(2, '\0') +
                     littleEndian(length) + QByteArray(100, '\0'));
}

DicomImage sized(std::uint16_t rows, std::uint16_t columns, const QByteArray& frames, int bytes)
{
    DicomImage image;
    image.rows = rows;
    image.columns = columns;
    image.frames = frames;
    image.pixels = QByteArray(bytes, '\7');
    return image;
}

/// 46341 squared wraps at 2^31, and twice that at 2^32.
QByteArray wrapping()
{
    QByteArray frame = littleEndian(quint32(1)) + littleEndian(quint32(64)) + QByteArray(56, '\0');
    for (int i = 0; i < 4500; ++i)
        frame += QByteArrayLiteral("\x81\x07");
    DicomImage image = sized(46341, 46341, {}, 0);
    image.bits = 8;
    return dicomFile(dicomCodedDataset(image, dicomFragments({frame})), "1.2.840.10008.1.2.5");
}

} // namespace

QByteArray dicomItem(const QByteArray& content)
{
    return tag(0xfffe, 0xe000) + littleEndian(quint32(content.size())) + content;
}

QByteArray dicomElement(std::uint16_t group, std::uint16_t element, const char* vr,
                        QByteArray value)
{
    const bool isPaddedByZero =
        std::strcmp(vr, "UI") == 0 || std::strcmp(vr, "OB") == 0 || std::strcmp(vr, "UN") == 0;
    if (value.size() % 2 != 0)
        value += isPaddedByZero ? '\0' : ' ';
    const QByteArray head = tag(group, element) + vr;
    return hasLongLength(vr)
               ? head + QByteArray(2, '\0') + littleEndian(quint32(value.size())) + value
               : head + littleEndian(quint16(value.size())) + value;
}

QByteArray dicomShort(std::uint16_t number)
{
    return littleEndian(number);
}

QByteArray dicomFile(const QByteArray& dataset, const QByteArray& transferSyntax,
                     const QByteArray& preamble)
{
    const QByteArray meta = dicomElement(0x0002, 0x0001, "OB", QByteArray("\0\1", 2)) +
                            dicomElement(0x0002, 0x0002, "UI", "1.2.840.10008.5.1.4.1.1.7") +
                            dicomElement(0x0002, 0x0003, "UI", "1.2.3.4") +
                            dicomElement(0x0002, 0x0010, "UI", transferSyntax) +
                            dicomElement(0x0002, 0x0012, "UI", "1.2.3");
    return preamble + "DICM" +
           dicomElement(0x0002, 0x0000, "UL", littleEndian(quint32(meta.size()))) + meta + dataset;
}

QByteArray dicomDataset(const DicomImage& image)
{
    return dicomCodedDataset(image, dicomElement(0x7fe0, 0x0010, "OW", image.pixels));
}

QByteArray dicomCodedDataset(DicomImage image, const QByteArray& fragments)
{
    const QByteArray frames =
        image.frames.isEmpty() ? QByteArray() : dicomElement(0x0028, 0x0008, "IS", image.frames);
    return identity() + image.extra +
           dicomElement(0x0028, 0x0002, "US", dicomShort(image.samples)) +
           dicomElement(0x0028, 0x0004, "CS", image.photometric) +
           (image.samples > 1 ? dicomElement(0x0028, 0x0006, "US", dicomShort(0)) : QByteArray()) +
           frames + dicomElement(0x0028, 0x0010, "US", dicomShort(image.rows)) +
           dicomElement(0x0028, 0x0011, "US", dicomShort(image.columns)) +
           dicomElement(0x0028, 0x0100, "US", dicomShort(image.bits)) +
           dicomElement(0x0028, 0x0101, "US", dicomShort(image.bits)) +
           dicomElement(0x0028, 0x0102, "US", dicomShort(std::uint16_t(image.bits - 1))) +
           dicomElement(0x0028, 0x0103, "US", dicomShort(0)) + fragments;
}

QByteArray dicomFragments(const std::vector<QByteArray>& fragments, const QByteArray& offsetTable)
{
    QByteArray bytes = tag(0x7fe0, 0x0010) + "OB" + QByteArray(2, '\0') + QByteArray(4, '\xff') +
                       dicomItem(offsetTable);
    for (const QByteArray& fragment : fragments)
        bytes += dicomItem(fragment.size() % 2 ? fragment + '\0' : fragment);
    return bytes + tag(0xfffe, 0xe0dd) + littleEndian(quint32(0));
}

std::vector<HostileFile> hostileDicomFiles()
{
    const QByteArray small = dicomDataset({});
    const auto named = [](const char* name, const QByteArray& bytes) {
        return HostileFile{QString::fromLatin1(name), bytes};
    };
    return {
        named("nested 10,000 deep", dicomFile(nested(10'000))),
        named("nested 200,000 deep", dicomFile(nested(200'000))),
        named("nested 100 deep by length", dicomFile(nestedByLength(100))),
        named("deflate bomb", dicomFile(deflatedZeros(600), DeflatedLittleEndian)),
        named("broken deflate", dicomFile(QByteArray(500, '\x55'), DeflatedLittleEndian)),
        named("65535 squared in 200 bytes",
              dicomFile(dicomDataset(sized(65535, 65535, "2000000", 200)))),
        named("46341 squared in 9 KB", wrapping()),
        named("512 squared with 100 pixels", dicomFile(dicomDataset(sized(512, 512, {}, 200)))),
        named("a million frames in 32 bytes", dicomFile(dicomDataset(sized(4, 4, "1000000", 32)))),
        named("MZ preamble", dicomFile(small, ExplicitLittleEndian, preambleOf("MZ\x90"))),
        named("ELF preamble", dicomFile(small, ExplicitLittleEndian,
                                        preambleOf("\x7f"
                                                   "ELF\2\1\1"))),
        named("Mach-O preamble",
              dicomFile(small, ExplicitLittleEndian, preambleOf("\xcf\xfa\xed\xfe"))),
        named("length beyond the end", withLength(0xfffffff0)),
        named("text", "Patient: Doe, John\nNothing of this is DICOM.\n"),
        named("empty", {}),
        named("a mark and nothing else", QByteArray(128, '\0') + "DICM"),
        named("cut in the meta header", dicomFile(small).left(180)),
        named("cut in the pixels", dicomFile(small).chopped(10)),
    };
}

} // namespace wardlight::test
