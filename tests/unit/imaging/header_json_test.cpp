#include "core/imaging/header_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace wardlight::imaging;

class HeaderJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrote();
    void leavesOutWhatIsAbsent();
    void readsNonsenseAsAbsent();
    void writesNothingThatPostgresRefuses();
};

void HeaderJsonTest::readsWhatItWrote()
{
    DicomHeader header;
    header.sopInstanceUid = QStringLiteral("1.2.3");
    header.patientName = {QStringLiteral("Wang^XiaoDong"), QStringLiteral("王^小东"), {}};
    header.birthDate = QDate(1945, 7, 14);
    header.studyTime = QTime(9, 26, 53, 589);
    header.instanceNumber = 0;
    header.hasPixels = true;
    header.pixels = {.rows = 512,
                     .columns = 256,
                     .samplesPerPixel = 1,
                     .bitsAllocated = 16,
                     .bitsStored = 12,
                     .highBit = 11,
                     .isSigned = true,
                     .isFloat = false,
                     .frames = 3,
                     .photometric = QStringLiteral("MONOCHROME2")};
    header.imagePosition = {-124.123456789, 0.1, 1e-7};
    header.imageOrientation = {1, 0, 0, 0, 1, 0};
    header.pixelSpacing = {0.48828125, 0.5};
    header.spacingSource = SpacingSource::ImagerPixelSpacing;
    header.rescaleIntercept = -1024;
    header.windows = {{40, 80, QStringLiteral("BRAIN")}, {700, 3200, {}}};
    header.paddingValue = -2000;
    header.notes = {QStringLiteral("preamble-not-empty")};

    const QByteArray text = QJsonDocument(headerToJson(header)).toJson();
    const DicomHeader read = headerFromJson(QJsonDocument::fromJson(text).object());
    QCOMPARE(read.sopInstanceUid, header.sopInstanceUid);
    QCOMPARE(read.patientName.ideographic, header.patientName.ideographic);
    QCOMPARE(read.birthDate, header.birthDate);
    QCOMPARE(read.studyTime, header.studyTime);
    QCOMPARE(read.instanceNumber, std::optional(0));
    QCOMPARE(read.pixels.rows, 512);
    QCOMPARE(read.pixels.columns, 256);
    QCOMPARE(read.pixels.bitsStored, 12);
    QVERIFY(read.pixels.isSigned);
    QCOMPARE(read.pixels.frames, 3);
    QVERIFY(read.imagePosition == header.imagePosition);
    QVERIFY(read.imageOrientation == header.imageOrientation);
    QVERIFY(read.pixelSpacing == header.pixelSpacing);
    QCOMPARE(read.spacingSource, SpacingSource::ImagerPixelSpacing);
    QCOMPARE(read.rescaleSlope, 1.0);
    QCOMPARE(read.rescaleIntercept, -1024.0);
    QCOMPARE(read.windows.size(), std::size_t(2));
    QCOMPARE(read.windows[0].explanation, QStringLiteral("BRAIN"));
    QCOMPARE(read.windows[1].width, 3200.0);
    QCOMPARE(read.paddingValue, std::optional(-2000));
    QCOMPARE(read.notes, header.notes);
}

void HeaderJsonTest::leavesOutWhatIsAbsent()
{
    const QJsonObject json = headerToJson({});
    QVERIFY(!json.contains(QStringLiteral("patientId")));
    QVERIFY(!json.contains(QStringLiteral("imagePosition")));
    const DicomHeader read = headerFromJson(json);
    QVERIFY(!read.imagePosition);
    QVERIFY(!read.birthDate);
    QVERIFY(!read.instanceNumber);
}

void HeaderJsonTest::readsNonsenseAsAbsent()
{
    const DicomHeader read =
        headerFromJson({{QStringLiteral("birthDate"), QStringLiteral("yesterday")},
                        {QStringLiteral("rows"), QStringLiteral("many")},
                        {QStringLiteral("spacingSource"), 99}});
    QVERIFY(!read.birthDate);
    QCOMPARE(read.pixels.rows, 0);
    QCOMPARE(read.spacingSource, SpacingSource::None);
}

void HeaderJsonTest::writesNothingThatPostgresRefuses()
{
    DicomHeader header;
    header.studyDescription = QString(QChar(u'\0')) + QStringLiteral("head");
    header.rescaleSlope = std::nan("");
    const QJsonObject json = headerToJson(header);
    QCOMPARE(json.value(QStringLiteral("studyDescription")).toString(), QStringLiteral("head"));
    QVERIFY(!json.contains(QStringLiteral("rescaleSlope")));
}

QTEST_APPLESS_MAIN(HeaderJsonTest)
#include "header_json_test.moc"
