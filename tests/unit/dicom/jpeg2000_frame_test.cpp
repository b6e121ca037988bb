#include "core/dicom/codestream_head.h"
#include "core/dicom/jpeg2000_frame.h"
#include "tests/support/run_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace wardlight;
using namespace wardlight::dicom;

namespace {

imaging::PixelFormat formatOf(int rows, int columns, int samples, int bits)
{
    imaging::PixelFormat format;
    format.rows = rows;
    format.columns = columns;
    format.samplesPerPixel = samples;
    format.bitsAllocated = bits > 8 ? 16 : 8;
    format.bitsStored = bits;
    format.highBit = bits - 1;
    format.frames = 1;
    format.photometric = samples == 3 ? QStringLiteral("YBR_RCT") : QStringLiteral("MONOCHROME2");
    return format;
}

/// A slope with something on it, little-endian, pixel by pixel.
QByteArray pictureOf(const imaging::PixelFormat& format)
{
    QByteArray pixels;
    const int most = (1 << format.bitsStored) - 1;
    for (int y = 0; y < format.rows; ++y) {
        for (int x = 0; x < format.columns; ++x) {
            for (int s = 0; s < format.samplesPerPixel; ++s) {
                const int value = (x * 37 + y * 11 * (s + 1) + (x * y) % 13 * 5) & most;
                pixels.append(char(value & 0xff));
                if (format.bitsAllocated == 16)
                    pixels.append(char(value >> 8));
            }
        }
    }
    return pixels;
}

/// The same as a portable grey or pixel map, which has the high byte first.
QByteArray portableMap(const imaging::PixelFormat& format, QByteArray pixels)
{
    if (format.bitsAllocated == 16) {
        for (qsizetype i = 0; i + 1 < pixels.size(); i += 2)
            std::swap(pixels[i], pixels[i + 1]);
    }
    return (format.samplesPerPixel == 3 ? "P6\n" : "P5\n") + QByteArray::number(format.columns) +
           ' ' + QByteArray::number(format.rows) + '\n' +
           QByteArray::number((1 << format.bitsStored) - 1) + '\n' + pixels;
}

/// What another program makes of a picture.
QByteArray encoded(const QString& program, const QStringList& options, const QString& suffix,
                   const imaging::PixelFormat& format)
{
    const QTemporaryDir folder;
    const QString from = folder.filePath(format.samplesPerPixel == 3 ? QStringLiteral("in.ppm")
                                                                     : QStringLiteral("in.pgm"));
    const QString to = folder.filePath(QStringLiteral("out.") + suffix);
    QFile in(from);
    if (!in.open(QIODevice::WriteOnly))
        return {};
    in.write(portableMap(format, pictureOf(format)));
    in.close();
    const auto done = test::runProgram(
        program, QStringList{QStringLiteral("-i"), from, QStringLiteral("-o"), to} + options, {});
    QFile out(to);
    return done.exitedWith(0) && out.open(QIODevice::ReadOnly) ? out.readAll() : QByteArray();
}

Bytes bytesOf(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
}

Checked<QString> decode(const QByteArray& coded, const imaging::PixelFormat& format,
                        QByteArray& out)
{
    out.fill('\0', qsizetype(imaging::decodedFrameBytes(format).value()));
    return decodeJpeg2000Frame(
        bytesOf(coded), format,
        std::as_writable_bytes(std::span(out.data(), std::size_t(out.size()))));
}

QByteArray grey(int bits)
{
    return encoded(QStringLiteral("opj_compress"), {}, QStringLiteral("j2k"),
                   formatOf(48, 40, 1, bits));
}

} // namespace

/// Against the encoders that come with OpenJPEG and OpenJPH.
class Jpeg2000FrameTest : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatWasEncoded_data();
    void givesBackWhatWasEncoded();
    void keepsColoursThatWereNotTransformed();
    void believesTheHeaderAboutTheSign();
    void refusesWhatIsCutOff_data();
    void refusesWhatIsCutOff();
    void refusesAnotherImage_data();
    void refusesAnotherImage();
    void refusesHostileSizes_data();
    void refusesHostileSizes();
};

void Jpeg2000FrameTest::givesBackWhatWasEncoded_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("bits");
    const QString opj = QStringLiteral("opj_compress"), j2k = QStringLiteral("j2k");
    const QString ojph = QStringLiteral("ojph_compress"), j2c = QStringLiteral("j2c");
    const QStringList reversible = {QStringLiteral("-reversible"), QStringLiteral("true")};
    const QStringList tiles = {QStringLiteral("-t"), QStringLiteral("16,16"), QStringLiteral("-n"),
                               QStringLiteral("3")};
    for (const int bits : {8, 12, 16})
        QTest::addRow("grey, %d bits", bits) << opj << QStringList() << j2k << 1 << bits;
    QTest::newRow("colour") << opj << QStringList() << j2k << 3 << 8;
    QTest::newRow("tiles") << opj << tiles << j2k << 1 << 12;
    QTest::newRow("in a JP2 file") << opj << QStringList() << QStringLiteral("jp2") << 3 << 8;
    for (const int bits : {8, 12, 16})
        QTest::addRow("high throughput, %d bits", bits) << ojph << reversible << j2c << 1 << bits;
    QTest::newRow("high throughput, colour") << ojph << reversible << j2c << 3 << 8;
    QTest::newRow("high throughput, tiles")
        << ojph << reversible + QStringList{QStringLiteral("-tile_size"), QStringLiteral("{16,16}")}
        << j2c << 1 << 12;
}

void Jpeg2000FrameTest::givesBackWhatWasEncoded()
{
    QFETCH(QString, program);
    QFETCH(QStringList, options);
    QFETCH(QString, suffix);
    QFETCH(int, samples);
    QFETCH(int, bits);
    const imaging::PixelFormat format = formatOf(48, 40, samples, bits);
    const QByteArray coded = encoded(program, options, suffix, format);
    QVERIFY(!coded.isEmpty());
    QByteArray out;
    const auto photometric = decode(coded, format, out);
    QVERIFY(photometric);
    QCOMPARE(*photometric, samples == 3 ? QStringLiteral("RGB") : QStringLiteral("MONOCHROME2"));
    QVERIFY(out == pictureOf(format));
}

void Jpeg2000FrameTest::keepsColoursThatWereNotTransformed()
{
    imaging::PixelFormat format = formatOf(48, 40, 3, 8);
    const QByteArray coded =
        encoded(QStringLiteral("opj_compress"), {QStringLiteral("-mct"), QStringLiteral("0")},
                QStringLiteral("j2k"), format);
    for (const char* declared : {"RGB", "YBR_FULL"}) {
        format.photometric = QString::fromLatin1(declared);
        QByteArray out;
        const auto photometric = decode(coded, format, out);
        QVERIFY(photometric);
        QCOMPARE(*photometric, format.photometric);
        QVERIFY(out == pictureOf(format));
    }
}

void Jpeg2000FrameTest::believesTheHeaderAboutTheSign()
{
    imaging::PixelFormat format = formatOf(48, 40, 1, 12);
    const QByteArray picture = pictureOf(format);
    const QByteArray coded = grey(12);
    format.isSigned = true;
    QByteArray out;
    QVERIFY(decode(coded, format, out));
    for (qsizetype i = 0; i < picture.size(); i += 2) {
        const int stored = qFromLittleEndian<quint16>(picture.constData() + i);
        QCOMPARE(int(qFromLittleEndian<qint16>(out.constData() + i)),
                 stored >= 2048 ? stored - 4096 : stored);
    }
}

void Jpeg2000FrameTest::refusesWhatIsCutOff_data()
{
    QTest::addColumn<QByteArray>("coded");
    const QStringList reversible = {QStringLiteral("-reversible"), QStringLiteral("true")};
    const imaging::PixelFormat format = formatOf(48, 40, 1, 12);
    QTest::newRow("OpenJPEG") << grey(12);
    QTest::newRow("OpenJPH") << encoded(QStringLiteral("ojph_compress"), reversible,
                                        QStringLiteral("j2c"), format);
}

void Jpeg2000FrameTest::refusesWhatIsCutOff()
{
    QFETCH(QByteArray, coded);
    QVERIFY(coded.size() > 100);
    constexpr qsizetype EndMarker = 2; // without it nothing is missing
    QByteArray out;
    for (qsizetype size = 0; size < coded.size() - EndMarker; size += 7) {
        const auto cut = decode(coded.left(size), formatOf(48, 40, 1, 12), out);
        QVERIFY2(!cut, QByteArray::number(size).constData());
    }
    QVERIFY(decode(coded.chopped(EndMarker), formatOf(48, 40, 1, 12), out));
    QVERIFY(out == pictureOf(formatOf(48, 40, 1, 12)));
}

void Jpeg2000FrameTest::refusesAnotherImage_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("bits");
    QTest::newRow("rows") << 49 << 40 << 1 << 12;
    QTest::newRow("columns") << 48 << 41 << 1 << 12;
    QTest::newRow("samples") << 48 << 40 << 3 << 12;
    QTest::newRow("bits") << 48 << 40 << 1 << 8;
}

void Jpeg2000FrameTest::refusesAnotherImage()
{
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(int, samples);
    QFETCH(int, bits);
    QByteArray out;
    const auto decoded = decode(grey(12), formatOf(rows, columns, samples, bits), out);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().reason, Refusal::PixelsContradictory);
}

void Jpeg2000FrameTest::refusesHostileSizes_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<quint32>("value");
    constexpr int Size = 6; // SOC, SIZ and its length
    QTest::newRow("no columns") << Size + 2 << quint32(0);
    QTest::newRow("columns without end") << Size + 2 << quint32(0xffffffff);
    QTest::newRow("rows without end") << Size + 6 << quint32(0xffffffff);
    QTest::newRow("an origin") << Size + 10 << quint32(1);
    QTest::newRow("no tiles") << Size + 18 << quint32(0);
    QTest::newRow("tiles without end") << Size + 18 << quint32(1);
    QTest::newRow("no components") << Size + 34 << quint32(0x00000701);
    QTest::newRow("components without end") << Size + 34 << quint32(0x40000701);
    QTest::newRow("samples of 38 bits") << Size + 34 << quint32(0x00012501);
    QTest::newRow("no pixels a sample") << Size + 34 << quint32(0x00010b00);
}

void Jpeg2000FrameTest::refusesHostileSizes()
{
    QFETCH(int, at);
    QFETCH(quint32, value);
    QByteArray coded = grey(12);
    QVERIFY(readCodestreamHead(bytesOf(coded)));
    qToBigEndian(value, coded.data() + at);
    QByteArray out;
    QVERIFY(!decode(coded, formatOf(48, 40, 1, 12), out));
}

QTEST_GUILESS_MAIN(Jpeg2000FrameTest)
#include "jpeg2000_frame_test.moc"
