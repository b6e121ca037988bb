#include "core/dicom/rle_frame.h"

#include <QTest>
#include <QtEndian>

using namespace wardlight;
using namespace wardlight::dicom;

namespace {

/// The 64-byte header of PS3.5 G.5, then the segments.
QByteArray frameOf(const QByteArrayList& segments)
{
    QByteArray header(64, '\0');
    qToLittleEndian(quint32(segments.size()), header.data());
    quint32 offset = 64;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        qToLittleEndian(offset, header.data() + 4 * (i + 1));
        offset += quint32(segments[i].size());
    }
    return header + segments.join();
}

Checked<> decode(const QByteArray& coded, const imaging::PixelFormat& format, QByteArray& out)
{
    out.resize(qsizetype(imaging::decodedFrameBytes(format).value()));
    return decodeRleFrame(std::as_bytes(std::span(coded.constData(), std::size_t(coded.size()))),
                          format,
                          std::as_writable_bytes(std::span(out.data(), std::size_t(out.size()))));
}

imaging::PixelFormat formatOf(int rows, int columns, int samples, int bits)
{
    imaging::PixelFormat format;
    format.rows = rows;
    format.columns = columns;
    format.samplesPerPixel = samples;
    format.bitsAllocated = bits;
    format.bitsStored = bits;
    format.highBit = bits - 1;
    format.frames = 1;
    return format;
}

} // namespace

class RleFrameTest : public QObject
{
    Q_OBJECT

private slots:
    void expandsRunsAndLiterals();
    void joinsBytePlanes();
    void interleavesColours();
    void unpacksBits();
    void refusesBrokenFrames_data();
    void refusesBrokenFrames();
};

void RleFrameTest::expandsRunsAndLiterals()
{
    QByteArray out;
    // PS3.5 G.3.2: -2 repeats the next byte three times, 1 copies two, -128 does nothing
    QVERIFY(decode(frameOf({QByteArray("\xfe\x07\x80\x01\x01\x02\x00\x09", 8)}),
                   formatOf(2, 3, 1, 8), out));
    QCOMPARE(out, QByteArray("\7\7\7\1\2\x9", 6));
}

void RleFrameTest::joinsBytePlanes()
{
    QByteArray out;
    const QByteArray high("\1\x12\x56", 3); // two literal bytes: highest first, PS3.5 G.2
    const QByteArray low("\1\x34\x78", 3);
    QVERIFY(decode(frameOf({high, low}), formatOf(1, 2, 1, 16), out));
    QCOMPARE(out.toHex(), QByteArray("34127856"));
}

void RleFrameTest::interleavesColours()
{
    QByteArray out;
    QVERIFY(decode(frameOf({"\1RR", "\1GG", "\1BB"}), formatOf(1, 2, 3, 8), out));
    QCOMPARE(out, QByteArray("RGBRGB"));
}

void RleFrameTest::unpacksBits()
{
    QByteArray out;
    QVERIFY(decode(frameOf({QByteArray("\1\x05\x01", 3)}), formatOf(3, 3, 1, 1), out));
    QCOMPARE(out, QByteArray("\1\0\1\0\0\0\0\0\1", 9));
}

void RleFrameTest::refusesBrokenFrames_data()
{
    QTest::addColumn<QByteArray>("coded");
    const QByteArray good = frameOf({QByteArray("\3\1\2\3\4", 5)});
    QTest::newRow("no header") << QByteArray(10, '\1');
    QTest::newRow("wrong number of segments") << frameOf({"\1ab", "\1cd"});
    QTest::newRow("offset into the header") << QByteArray("\1\0\0\0\x08\0\0\0", 8) + good.sliced(8);
    QTest::newRow("offset beyond the end")
        << QByteArray("\1\0\0\0\xff\xff\0\0", 8) + good.sliced(8);
    QTest::newRow("too few pixels") << frameOf({QByteArray("\1\1\2", 3)});
    QTest::newRow("literal beyond the end") << frameOf({QByteArray("\x0f\1\2", 3)});
    QTest::newRow("run without a byte") << frameOf({QByteArray("\xfd", 1)});
}

void RleFrameTest::refusesBrokenFrames()
{
    QFETCH(QByteArray, coded);
    QByteArray out;
    QVERIFY(!decode(coded, formatOf(2, 2, 1, 8), out));
}

QTEST_APPLESS_MAIN(RleFrameTest)
#include "rle_frame_test.moc"
