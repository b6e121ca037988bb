#include "core/dicom/palette_reader.h"
#include "tests/support/dicom_builder.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::dicom;
using namespace wardlight::test;

class PaletteReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWords();
    void scalesBytes();
    void scalesWordsThatHoldBytes();
    void expandsSegments();
    void refusesContradictions_data();
    void refusesContradictions();
    void isEmptyForOtherImages();

private:
    Checked<std::optional<imaging::Palette>> read(const QByteArray& palette,
                                                  const char* photometric = "PALETTE COLOR");
    static QByteArray words(std::initializer_list<std::uint16_t> values);
    /// The same descriptor and data for all three colours; @p data is at (0028,12xx) or
    /// (0028,122x).
    static QByteArray grey(const QByteArray& descriptor, const QByteArray& data,
                           std::uint16_t first = 0x1201);

    Dictionary m_dictionary;
    QByteArray m_file;
};

QByteArray PaletteReaderTest::words(std::initializer_list<std::uint16_t> values)
{
    QByteArray bytes;
    for (const std::uint16_t value : values)
        bytes += dicomShort(value);
    return bytes;
}

QByteArray PaletteReaderTest::grey(const QByteArray& descriptor, const QByteArray& data,
                                   std::uint16_t first)
{
    QByteArray elements;
    for (std::uint16_t i = 0; i < 3; ++i)
        elements += dicomElement(0x0028, std::uint16_t(0x1101 + i), "US", descriptor);
    for (std::uint16_t i = 0; i < 3; ++i)
        elements += dicomElement(0x0028, std::uint16_t(first + i), "OW", data);
    return elements;
}

Checked<std::optional<imaging::Palette>> PaletteReaderTest::read(const QByteArray& palette,
                                                                 const char* photometric)
{
    m_file = dicomFile(dicomElement(0x0028, 0x0004, "CS", photometric) + palette);
    const auto object =
        DicomObject::open(std::as_bytes(std::span(m_file.constData(), std::size_t(m_file.size()))),
                          m_dictionary, 1'000'000);
    if (!object)
        return passOn(object);
    return readPalette(*object);
}

void PaletteReaderTest::readsWords()
{
    const auto palette = read(grey(words({3, 10, 16}), words({0, 0x8000, 0xffff})));
    QVERIFY(palette && *palette);
    QCOMPARE((*palette)->firstMapped, 10);
    QCOMPARE((*palette)->green, (std::vector<std::uint16_t>{0, 0x8000, 0xffff}));
}

void PaletteReaderTest::scalesBytes()
{
    const auto palette = read(grey(words({4, 0, 8}), QByteArray("\x00\x01\x80\xff", 4)));
    QVERIFY(palette && *palette);
    QCOMPARE((*palette)->red, (std::vector<std::uint16_t>{0, 0x0101, 0x8080, 0xffff}));
}

void PaletteReaderTest::scalesWordsThatHoldBytes()
{
    const auto palette = read(grey(words({2, 0, 16}), words({0, 0xff})));
    QVERIFY(palette && *palette);
    QCOMPARE((*palette)->blue, (std::vector<std::uint16_t>{0, 0xffff}));
}

void PaletteReaderTest::expandsSegments()
{
    // two values, a line of three up to 0x4000, then the first segment again (PS3.3 C.7.9.2)
    const QByteArray segments = words({0, 2, 0x0100, 0x1000, 1, 3, 0x4000, 2, 1, 0, 0});
    const auto palette = read(grey(words({7, 0, 16}), segments, 0x1221));
    QVERIFY(palette && *palette);
    QCOMPARE((*palette)->red,
             (std::vector<std::uint16_t>{0x0100, 0x1000, 0x2000, 0x3000, 0x4000, 0x0100, 0x1000}));
}

void PaletteReaderTest::refusesContradictions_data()
{
    QTest::addColumn<QByteArray>("palette");
    QTest::newRow("no palette") << QByteArray();
    QTest::newRow("no data") << grey(words({3, 0, 16}), {});
    QTest::newRow("short descriptor") << grey(words({3}), words({1, 2, 3}));
    QTest::newRow("segments beyond the entries")
        << grey(words({2, 0, 16}), words({0, 60'000, 1}), 0x1221);
    QTest::newRow("line from nowhere") << grey(words({2, 0, 16}), words({1, 2, 5}), 0x1221);
    QTest::newRow("endless repetition") << grey(words({2, 0, 16}), words({2, 9, 0, 0}), 0x1221);
}

void PaletteReaderTest::refusesContradictions()
{
    QFETCH(QByteArray, palette);
    QVERIFY(!read(palette));
}

void PaletteReaderTest::isEmptyForOtherImages()
{
    const auto palette = read(grey(words({2, 0, 16}), words({1, 2})), "MONOCHROME2");
    QVERIFY(palette && !*palette);
}

QTEST_APPLESS_MAIN(PaletteReaderTest)
#include "palette_reader_test.moc"
