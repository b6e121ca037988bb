#include "core/dicom/native_frame.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::dicom;

namespace {

PixelData pixelsOf(const QByteArray& bytes, int rows, int columns, int samples, int bits)
{
    PixelData pixels;
    pixels.format.rows = rows;
    pixels.format.columns = columns;
    pixels.format.samplesPerPixel = samples;
    pixels.format.bitsAllocated = bits;
    pixels.format.bitsStored = bits;
    pixels.format.highBit = bits - 1;
    pixels.format.frames = 2;
    pixels.native = std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
    return pixels;
}

QByteArray frameOf(const PixelData& pixels, int frame)
{
    QByteArray out(qsizetype(imaging::decodedFrameBytes(pixels.format).value()), '\xee');
    const auto copied = copyNativeFrame(
        pixels, frame, std::as_writable_bytes(std::span(out.data(), std::size_t(out.size()))));
    return copied ? out : QByteArray("refused");
}

} // namespace

class NativeFrameTest : public QObject
{
    Q_OBJECT

private slots:
    void copiesTheFrame();
    void interleavesPlanes();
    void turnsBigEndianWords();
    void turnsBytesPackedInBigEndianWords();
    void unpacksBitsAcrossFrames();
    void givesEveryPixelItsColour();
    void refusesOddSubsampledColumns();
};

void NativeFrameTest::copiesTheFrame()
{
    QCOMPARE(frameOf(pixelsOf("abcdefgh", 1, 2, 1, 16), 1), QByteArray("efgh"));
}

void NativeFrameTest::interleavesPlanes()
{
    const QByteArray bytes = "RRGGBBrrggbb";
    PixelData pixels = pixelsOf(bytes, 1, 2, 3, 8);
    pixels.isPlanar = true;
    QCOMPARE(frameOf(pixels, 0), QByteArray("RGBRGB"));
    QCOMPARE(frameOf(pixels, 1), QByteArray("rgbrgb"));
}

void NativeFrameTest::turnsBigEndianWords()
{
    const QByteArray bytes("\1\2\3\4", 4);
    PixelData pixels = pixelsOf(bytes, 1, 1, 1, 16);
    pixels.order = ByteOrder::Big;
    QCOMPARE(frameOf(pixels, 1), QByteArray("\4\3", 2));
    pixels = pixelsOf(bytes, 1, 1, 1, 32);
    pixels.order = ByteOrder::Big;
    QCOMPARE(frameOf(pixels, 0), QByteArray("\4\3\2\1", 4));
}

void NativeFrameTest::turnsBytesPackedInBigEndianWords()
{
    // 3 bytes a frame: the second frame begins in the middle of a word (PS3.5 8.1.1, annex D)
    const QByteArray bytes = "badcfe";
    PixelData pixels = pixelsOf(bytes, 1, 3, 1, 8);
    pixels.order = ByteOrder::Big;
    pixels.vr = Vr::OW;
    QCOMPARE(frameOf(pixels, 0), QByteArray("abc"));
    QCOMPARE(frameOf(pixels, 1), QByteArray("def"));
    pixels.vr = Vr::OB;
    QCOMPARE(frameOf(pixels, 0), QByteArray("bad"));
}

void NativeFrameTest::unpacksBitsAcrossFrames()
{
    const QByteArray bytes("\xa5\x02", 2); // bits, lowest first: 1010 0101 0100 0000
    const PixelData pixels = pixelsOf(bytes, 1, 5, 1, 1);
    QCOMPARE(frameOf(pixels, 0), QByteArray("\1\0\1\0\0", 5));
    QCOMPARE(frameOf(pixels, 1), QByteArray("\1\0\1\0\1", 5));
}

void NativeFrameTest::givesEveryPixelItsColour()
{
    const QByteArray bytes = "12BR34br";
    PixelData pixels = pixelsOf(bytes, 1, 2, 3, 8);
    pixels.format.photometric = QStringLiteral("YBR_FULL_422");
    QCOMPARE(frameOf(pixels, 0), QByteArray("1BR2BR"));
    QCOMPARE(frameOf(pixels, 1), QByteArray("3br4br"));
}

void NativeFrameTest::refusesOddSubsampledColumns()
{
    const QByteArray bytes(32, '\1');
    PixelData pixels = pixelsOf(bytes, 1, 3, 3, 8);
    pixels.format.photometric = QStringLiteral("YBR_FULL_422");
    QCOMPARE(frameOf(pixels, 0), QByteArray("refused"));
}

QTEST_APPLESS_MAIN(NativeFrameTest)
#include "native_frame_test.moc"
