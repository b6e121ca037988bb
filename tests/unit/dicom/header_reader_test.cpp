#include "core/dicom/header_reader.h"
#include "tests/support/dicom_builder.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::dicom;
using namespace wardlight::imaging;
using namespace wardlight::test;

namespace {

QByteArray sequence(std::uint16_t group, std::uint16_t element, const QByteArray& content)
{
    return dicomElement(group, element, "SQ",
                        dicomShort(0xfffe) + dicomShort(0xe000) +
                            dicomShort(std::uint16_t(content.size())) + dicomShort(0) + content);
}

QByteArray doubles(std::initializer_list<double> values)
{
    QByteArray bytes;
    for (const double value : values)
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    return bytes;
}

} // namespace

class HeaderReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhoAndWhen();
    void readsGeometry();
    void readsEnhancedFrames();
    void takesTheBestSpacing_data();
    void takesTheBestSpacing();
    void readsWindowsAndValues();
    void readsSignedPadding();
    void readsFrameTimes_data();
    void readsFrameTimes();
    void toleratesNonsense();
    void notesUndeclaredText();

private:
    DicomHeader header(const QByteArray& dataset);

    Dictionary m_dictionary;
    TextConverters m_converters;
};

DicomHeader HeaderReaderTest::header(const QByteArray& dataset)
{
    const QByteArray file = dicomFile(dataset);
    const auto object =
        DicomObject::open(std::as_bytes(std::span(file.constData(), std::size_t(file.size()))),
                          m_dictionary, 1'000'000);
    if (!object)
        return {};
    const auto pixels = readPixelData(*object, 1'000'000);
    return readHeader(*object, pixels ? *pixels : std::nullopt, m_converters);
}

void HeaderReaderTest::readsWhoAndWhen()
{
    const DicomHeader read = header(
        dicomElement(0x0008, 0x0005, "CS", "ISO_IR 192") +
        dicomElement(0x0008, 0x0020, "DA", "20240131") + dicomElement(0x0008, 0x0022, "DA", "") +
        dicomElement(0x0008, 0x002a, "DT", "20240131101530.25+0800") +
        dicomElement(0x0008, 0x0030, "TM", "1015") + dicomElement(0x0008, 0x0060, "CS", "CT") +
        dicomElement(0x0008, 0x0201, "SH", "+0800") +
        dicomElement(0x0010, 0x0010, "PN", "Zhang^San=张^三") +
        dicomElement(0x0010, 0x0020, "LO", " 0042-7718 ") +
        dicomElement(0x0010, 0x0021, "LO", "WARD") +
        dicomElement(0x0010, 0x0030, "DA", "19450714") + dicomElement(0x0010, 0x0040, "CS", "m") +
        dicomElement(0x0020, 0x0011, "IS", "3") + dicomElement(0x0020, 0x0013, "IS", "-12"));
    QCOMPARE(read.patientName.alphabetic, QStringLiteral("Zhang^San"));
    QCOMPARE(read.patientName.ideographic, QStringLiteral("张^三"));
    QCOMPARE(read.patientId, QStringLiteral("0042-7718"));
    QCOMPARE(read.patientIdIssuer, QStringLiteral("WARD"));
    QCOMPARE(read.birthDate.value(), QDate(1945, 7, 14));
    QCOMPARE(read.sex, QStringLiteral("M"));
    QCOMPARE(read.studyDate.value(), QDate(2024, 1, 31));
    QCOMPARE(read.studyTime.value(), QTime(10, 15));
    QCOMPARE(read.acquisitionDate.value(), QDate(2024, 1, 31));
    QCOMPARE(read.acquisitionTime.value(), QTime(10, 15, 30, 250));
    QCOMPARE(read.utcOffsetMinutes.value(), 480);
    QCOMPARE(read.modality, QStringLiteral("CT"));
    QCOMPARE(read.seriesNumber.value(), 3);
    QCOMPARE(read.instanceNumber.value(), -12);
    QVERIFY(!read.hasPixels);
    QVERIFY(read.notes.isEmpty());
}

void HeaderReaderTest::readsGeometry()
{
    DicomImage image;
    image.extra = dicomElement(0x0018, 0x0050, "DS", "2.5") +
                  dicomElement(0x0018, 0x1120, "DS", "-15") +
                  dicomElement(0x0020, 0x0032, "DS", "-10.5\\20\\3e1") +
                  dicomElement(0x0020, 0x0037, "DS", "1\\0\\0\\0\\0.5\\-0.5");
    const DicomHeader read = header(dicomDataset(image));
    QVERIFY(read.hasPixels);
    QCOMPARE(read.pixels.rows, 4);
    QCOMPARE(read.pixels.frames, 1);
    QCOMPARE(read.imagePosition.value(), (std::array{-10.5, 20.0, 30.0}));
    QCOMPARE(read.imageOrientation.value(), (std::array{1.0, 0.0, 0.0, 0.0, 0.5, -0.5}));
    QCOMPARE(read.sliceThickness.value(), 2.5);
    QCOMPARE(read.gantryTilt.value(), -15.0);
}

void HeaderReaderTest::readsEnhancedFrames()
{
    const QByteArray shared =
        sequence(0x0020, 0x9116, dicomElement(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0")) +
        sequence(0x0028, 0x9110,
                 dicomElement(0x0018, 0x0050, "DS", "4") +
                     dicomElement(0x0028, 0x0030, "DS", "0.5\\0.25"));
    const QByteArray frame =
        sequence(0x0020, 0x9113, dicomElement(0x0020, 0x0032, "DS", "1\\2\\3")) +
        sequence(0x0028, 0x9132,
                 dicomElement(0x0028, 0x1050, "DS", "40") +
                     dicomElement(0x0028, 0x1051, "DS", "80")) +
        sequence(0x0028, 0x9145,
                 dicomElement(0x0028, 0x1052, "DS", "-1024") +
                     dicomElement(0x0028, 0x1053, "DS", "2") +
                     dicomElement(0x0028, 0x1054, "LO", "HU"));
    const DicomHeader read =
        header(dicomElement(0x0008, 0x0060, "CS", "CT") + sequence(0x5200, 0x9229, shared) +
               sequence(0x5200, 0x9230, frame));
    QCOMPARE(read.imagePosition.value(), (std::array{1.0, 2.0, 3.0}));
    QCOMPARE(read.imageOrientation.value(), (std::array{1.0, 0.0, 0.0, 0.0, 1.0, 0.0}));
    QCOMPARE(read.pixelSpacing.value(), (std::array{0.5, 0.25}));
    QCOMPARE(read.sliceThickness.value(), 4.0);
    QCOMPARE(read.rescaleSlope, 2.0);
    QCOMPARE(read.rescaleIntercept, -1024.0);
    QCOMPARE(read.rescaleType, QStringLiteral("HU"));
    QCOMPARE(read.windows.size(), std::size_t(1));
    QCOMPARE(read.windows[0].width, 80.0);
}

void HeaderReaderTest::takesTheBestSpacing_data()
{
    QTest::addColumn<QByteArray>("elements");
    QTest::addColumn<int>("source");
    QTest::addColumn<double>("betweenRows");
    const QByteArray imager = dicomElement(0x0018, 0x1164, "DS", "0.2\\0.3");
    const QByteArray plain = dicomElement(0x0028, 0x0030, "DS", "0.5\\0.6");
    const QByteArray zero = dicomElement(0x0028, 0x0030, "DS", "0\\0");
    const QByteArray region = dicomElement(0x0018, 0x6024, "US", dicomShort(3)) +
                              dicomElement(0x0018, 0x6026, "US", dicomShort(3)) +
                              dicomElement(0x0018, 0x602c, "FD", doubles({0.01})) +
                              dicomElement(0x0018, 0x602e, "FD", doubles({-0.02}));
    QTest::newRow("pixel spacing wins")
        << imager + plain << int(SpacingSource::PixelSpacing) << 0.5;
    QTest::newRow("detector") << imager << int(SpacingSource::ImagerPixelSpacing) << 0.2;
    QTest::newRow("zero is none") << imager + zero << int(SpacingSource::ImagerPixelSpacing) << 0.2;
    QTest::newRow("film") << dicomElement(0x0018, 0x2010, "DS", "0.1\\0.1")
                          << int(SpacingSource::NominalScannedPixelSpacing) << 0.1;
    QTest::newRow("ultrasound, cm")
        << sequence(0x0018, 0x6011, region) << int(SpacingSource::UltrasoundRegion) << 0.2;
    QTest::newRow("none") << dicomElement(0x0018, 0x1164, "DS", "a\\b") << int(SpacingSource::None)
                          << 0.0;
}

void HeaderReaderTest::takesTheBestSpacing()
{
    QFETCH(QByteArray, elements);
    QFETCH(int, source);
    QFETCH(double, betweenRows);
    const DicomHeader read = header(dicomElement(0x0008, 0x0060, "CS", "CR") + elements);
    QCOMPARE(int(read.spacingSource), source);
    QCOMPARE(read.pixelSpacing.value_or(std::array{0.0, 0.0})[0], betweenRows);
}

void HeaderReaderTest::readsWindowsAndValues()
{
    const DicomHeader read = header(dicomElement(0x0008, 0x0060, "CS", "CT") +
                                    dicomElement(0x0028, 0x1050, "DS", "40\\600\\1") +
                                    dicomElement(0x0028, 0x1051, "DS", "80\\0\\3") +
                                    dicomElement(0x0028, 0x1055, "LO", "BRAIN\\NONE\\BONE") +
                                    dicomElement(0x0028, 0x1056, "CS", "SIGMOID") +
                                    dicomElement(0x0028, 0x2110, "CS", "01") +
                                    dicomElement(0x0028, 0x2112, "DS", "2\\10.5") +
                                    dicomElement(0x2050, 0x0020, "CS", "INVERSE"));
    QCOMPARE(read.windows.size(), std::size_t(2)); // a width of 0 shows nothing
    QCOMPARE(read.windows[0].explanation, QStringLiteral("BRAIN"));
    QCOMPARE(read.windows[1].centre, 1.0);
    QCOMPARE(read.windows[1].explanation, QStringLiteral("BONE"));
    QCOMPARE(read.voiFunction, QStringLiteral("SIGMOID"));
    QVERIFY(read.isLossy);
    QCOMPARE(read.lossyRatio.value(), 10.5);
    QVERIFY(read.presentationInverse);
}

void HeaderReaderTest::readsSignedPadding()
{
    const QByteArray padding = dicomElement(0x0028, 0x0120, "US", dicomShort(0xf830));
    const QByteArray isSigned = dicomElement(0x0028, 0x0103, "US", dicomShort(1));
    const QByteArray start = dicomElement(0x0008, 0x0060, "CS", "CT");
    QCOMPARE(header(start + isSigned + padding).paddingValue.value(), -2000);
    QCOMPARE(header(start + padding).paddingValue.value(), 63536);
}

void HeaderReaderTest::readsFrameTimes_data()
{
    QTest::addColumn<QByteArray>("elements");
    QTest::addColumn<double>("ms");
    QTest::newRow("frame time") << dicomElement(0x0018, 0x1063, "DS", "33.3") << 33.3;
    QTest::newRow("vector") << dicomElement(0x0018, 0x1065, "DS", "0\\40\\50") << 40.0;
    QTest::newRow("rate") << dicomElement(0x0018, 0x0040, "IS", "25") << 40.0;
    QTest::newRow("none") << dicomElement(0x0018, 0x0040, "IS", "0") << -1.0;
}

void HeaderReaderTest::readsFrameTimes()
{
    QFETCH(QByteArray, elements);
    QFETCH(double, ms);
    const DicomHeader read = header(dicomElement(0x0008, 0x0060, "CS", "US") + elements);
    QCOMPARE(read.frameTimeMs.value_or(-1), ms);
}

void HeaderReaderTest::toleratesNonsense()
{
    const DicomHeader read = header(
        dicomElement(0x0008, 0x0020, "DA", "yesterday") + dicomElement(0x0008, 0x0060, "CS", "CT") +
        dicomElement(0x0010, 0x0030, "DA", "19991399") + dicomElement(0x0010, 0x0040, "CS", "?") +
        dicomElement(0x0018, 0x0050, "DS", "nan") +
        dicomElement(0x0020, 0x0011, "IS", "99999999999") +
        dicomElement(0x0020, 0x0032, "DS", "1\\2") + dicomElement(0x0028, 0x1053, "DS", "0"));
    QVERIFY(!read.studyDate && !read.birthDate && !read.sliceThickness && !read.seriesNumber &&
            !read.imagePosition);
    QVERIFY(read.sex.isEmpty());
    QCOMPARE(read.rescaleSlope, 1.0);
    QCOMPARE(read.notes, QStringList(QStringLiteral("rescale-slope-zero")));
}

void HeaderReaderTest::notesUndeclaredText()
{
    const DicomHeader read =
        header(dicomElement(0x0008, 0x0060, "CS", "CT") + dicomElement(0x0010, 0x0010, "PN",
                                                                       "R\xfc"
                                                                       "diger"));
    QCOMPARE(read.patientName.alphabetic, QStringLiteral("Rüdiger"));
    QCOMPARE(read.notes, QStringList(QStringLiteral("charset-undeclared")));
}

QTEST_APPLESS_MAIN(HeaderReaderTest)
#include "header_reader_test.moc"
