#include "core/trace/codes/decode.h"
#include "core/trace/codes/picture_codes.h"
#include "tests/support/corpus.h"
#include "tests/support/verify_result.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace wardlight;
using namespace wardlight::trace;

namespace {

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

/// ISO/IEC 15948, annex D.
quint32 crc32(const QByteArray& bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1U ? 0xedb88320U ^ (crc >> 1U) : crc >> 1U;
    }
    return ~crc;
}

/// A chunk of a PNG (ISO/IEC 15948, section 5.3).
QByteArray chunk(const QByteArray& type, const QByteArray& data)
{
    const QByteArray body = type + data;
    return bigEndian(quint32(data.size())) + body + bigEndian(crc32(body));
}

/// A zlib stream; qCompress() puts the length before it.
QByteArray deflated(const QByteArray& bytes)
{
    return qCompress(bytes, 9).mid(4);
}

/// A PNG of grey pixels that claims a size and holds whatever data.
QByteArray png(quint32 width, quint32 height, const QByteArray& data, const QByteArray& more = {})
{
    return "\x89PNG\r\n\x1a\n" +
           chunk("IHDR", bigEndian(width) + bigEndian(height) + QByteArray("\x08\0\0\0\0", 5)) +
           more + chunk("IDAT", deflated(data)) + chunk("IEND", {});
}

} // namespace

/// Barcodes in pictures, read by the program that may read them.
class PictureCodesTest : public QObject
{
    Q_OBJECT

private slots:
    void readsSymbols_data();
    void readsSymbols();
    void readsTurnedJpeg();
    void readsATelephonesPicture();
    void namesTheKind_data();
    void namesTheKind();
    void refusesHostileFiles_data();
    void refusesHostileFiles();
    void missingReaderIsTold();

private:
    [[nodiscard]] static QString picture(const QString& name)
    {
        return QFINDTESTDATA(QStringLiteral("trace/pictures/") + name);
    }
    [[nodiscard]] Result<QStringList> read(const QString& path) const
    {
        return readPictureCodes(path,
                                test::programFolder() + QStringLiteral("/wardlight-barcodes"));
    }
    [[nodiscard]] QString written(const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(QStringLiteral("picture"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return path;
    }

    QTemporaryDir m_folder;
};

void PictureCodesTest::readsSymbols_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("scan");
    QTest::newRow("GS1 DataMatrix") << QStringLiteral("gs1-datamatrix.png")
                                    << QStringLiteral("]d2010695000360012417261231102A\x1d"
                                                      "21XYZ123");
    QTest::newRow("GS1-128") << QStringLiteral("gs1-128.png")
                             << QStringLiteral("]C1010695000360012410LOT7\x1d"
                                               "21X1");
    QTest::newRow("GS1 QR") << QStringLiteral("gs1-qr.png")
                            << QStringLiteral("]Q3010695000360012421q1");
    QTest::newRow("Digital Link") << QStringLiteral("link-qr.png")
                                  << QStringLiteral(
                                         "]Q1https://id.gs1.org/01/06950003600124/21/ABC12");
    QTest::newRow("trace code in Code 128")
        << QStringLiteral("trace-code-128.png") << QStringLiteral("]C081000010000123456789");
    QTest::newRow("EAN-13") << QStringLiteral("ean-13.png") << QStringLiteral("]E06901234567892");
}

void PictureCodesTest::readsSymbols()
{
    QFETCH(QString, name);
    const auto codes = read(picture(name));
    VERIFY_OK(codes);
    QCOMPARE(codes->size(), 1);
    QTEST(codes->constFirst(), "scan");
}

void PictureCodesTest::readsTurnedJpeg()
{
    const QImage straight(picture(QStringLiteral("gs1-datamatrix.png")));
    const QImage turned = straight.convertToFormat(QImage::Format_RGB32)
                              .scaled(straight.size() * 3)
                              .transformed(QTransform().rotate(90));
    const QString path = m_folder.filePath(QStringLiteral("turned.jpg"));
    QVERIFY(turned.save(path, "JPEG", 70));
    const auto codes = read(path);
    VERIFY_OK(codes);
    QVERIFY(codes->constFirst().endsWith(QStringLiteral("21XYZ123")));
}

/// 48 million pixels in colour take more memory than Qt gives a picture by itself.
void PictureCodesTest::readsATelephonesPicture()
{
    const QImage symbol = QImage(picture(QStringLiteral("gs1-datamatrix.png"))).scaled(800, 800);
    QImage photograph(8000, 6000, QImage::Format_RGB32);
    photograph.fill(Qt::white);
    QPainter(&photograph).drawImage(3600, 2600, symbol);
    const QString path = m_folder.filePath(QStringLiteral("photograph.jpg"));
    QVERIFY(photograph.save(path, "JPEG", 60));
    const auto codes = read(path);
    VERIFY_OK(codes);
    QVERIFY(codes->constFirst().endsWith(QStringLiteral("21XYZ123")));
}

void PictureCodesTest::namesTheKind_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<CodeKind>("kind");
    QTest::newRow("GS1 DataMatrix") << QStringLiteral("gs1-datamatrix.png") << CodeKind::Gs1;
    QTest::newRow("GS1-128") << QStringLiteral("gs1-128.png") << CodeKind::Gs1;
    QTest::newRow("Digital Link") << QStringLiteral("link-qr.png") << CodeKind::DigitalLink;
    QTest::newRow("trace code") << QStringLiteral("trace-code-128.png") << CodeKind::TraceCode20;
    QTest::newRow("EAN-13") << QStringLiteral("ean-13.png") << CodeKind::Gtin;
}

void PictureCodesTest::namesTheKind()
{
    QFETCH(QString, name);
    const auto codes = read(picture(name));
    VERIFY_OK(codes);
    const DecodedCode decoded = decodeCode(codes->constFirst(), QDate(2026, 3, 1));
    QTEST(decoded.kind, "kind");
    QVERIFY(decoded.problems.empty());
}

void PictureCodesTest::refusesHostileFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray blank = png(64, 64, QByteArray(64 * 65, '\0'));
    QTest::newRow("empty") << QByteArray() << ErrorCode::Invalid;
    QTest::newRow("text") << QByteArray("81000010000123456789") << ErrorCode::Invalid;
    QTest::newRow("another format")
        << QByteArray("GIF89a\x40\0\x40\0\0\0\0;", 14) << ErrorCode::Invalid;
    QTest::newRow("cut in its header") << blank.left(20) << ErrorCode::Invalid;
    QTest::newRow("JPEG of noise")
        << QByteArray("\xff\xd8\xff\xe0\0\x10JFIF") + QByteArray(5000, '\x5a')
        << ErrorCode::Invalid;
    QTest::newRow("nothing in it") << blank << ErrorCode::NotFound;
    QTest::newRow("a bomb by its size")
        << png(60'000, 60'000, QByteArray(1'000'000, '\0')) << ErrorCode::Limit;
    QTest::newRow("a bomb in its text")
        << png(64, 64, QByteArray(64 * 65, '\0'),
               chunk("zTXt", QByteArray("k\0\0", 3) + deflated(QByteArray(64 << 20, 'A'))))
        << ErrorCode::NotFound;
    QTest::newRow("more data than pixels")
        << png(64, 64, QByteArray(64 << 20, '\0')) << ErrorCode::NotFound;
    QTest::newRow("negative size") << png(0xffffffff, 1, QByteArray(1, '\0')) << ErrorCode::Invalid;
}

void PictureCodesTest::refusesHostileFiles()
{
    QFETCH(QByteArray, bytes);
    const auto codes = read(written(bytes));
    QVERIFY(!codes);
    QTEST(codes.error().code, "code");
    QVERIFY(!codes.error().message.isEmpty());
}

void PictureCodesTest::missingReaderIsTold()
{
    const auto codes = readPictureCodes(picture(QStringLiteral("ean-13.png")),
                                        QStringLiteral("/nonexistent/wardlight-barcodes"));
    QVERIFY(!codes);
    QVERIFY(!read(m_folder.filePath(QStringLiteral("none.png"))));
}

QTEST_GUILESS_MAIN(PictureCodesTest)
#include "picture_codes_test.moc"
