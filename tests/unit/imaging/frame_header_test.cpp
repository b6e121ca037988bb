#include "core/imaging/frame_header.h"

#include <QTest>

using namespace wardlight::imaging;

/// An enhanced object's header as it holds for a frame.
class FrameHeaderTest : public QObject
{
    Q_OBJECT

private slots:
    void hasTheValuesOfItsFrame();
    void inheritsNoPlaceFromTheFirstFrame();
    void keepsASpacingThatHoldsForTheObject();
    void isTheObjectsWhereFramesDoNotDiffer();

private:
    static DicomHeader object()
    {
        DicomHeader header;
        header.imagePosition = {0, 0, 0};
        header.pixelSpacing = {1, 1};
        header.spacingSource = SpacingSource::PixelSpacing;
        header.rescaleSlope = 3;
        header.windows = {{40, 400, {}}};
        header.patientId = QStringLiteral("0042");
        return header;
    }
};

void FrameHeaderTest::hasTheValuesOfItsFrame()
{
    DisplayTables tables;
    tables.frames.resize(2);
    FrameValues& second = tables.frames[1];
    second.imagePosition = {0, 0, 5};
    second.pixelSpacing = {0.5, 0.25};
    second.rescaleSlope = 2;
    second.rescaleIntercept = -1024;
    second.windows = {{300, 1500, QStringLiteral("BONE")}};
    const DicomHeader header = headerOfFrame(object(), tables, 1);
    QCOMPARE(header.imagePosition, second.imagePosition);
    QCOMPARE(header.pixelSpacing, second.pixelSpacing);
    QCOMPARE(header.rescaleSlope, 2.0);
    QCOMPARE(header.rescaleIntercept, -1024.0);
    QCOMPARE(header.windows.front().centre, 300.0);
    QCOMPARE(header.patientId, QStringLiteral("0042"));
}

void FrameHeaderTest::inheritsNoPlaceFromTheFirstFrame()
{
    DisplayTables tables;
    tables.frames.resize(2);
    const DicomHeader header = headerOfFrame(object(), tables, 1);
    QVERIFY(!header.imagePosition);
    QVERIFY(!header.pixelSpacing);
    QCOMPARE(int(header.spacingSource), int(SpacingSource::None));
    QVERIFY(header.windows.empty());
}

void FrameHeaderTest::keepsASpacingThatHoldsForTheObject()
{
    DicomHeader ultrasound = object();
    ultrasound.spacingSource = SpacingSource::UltrasoundRegion;
    DisplayTables tables;
    tables.frames.resize(2);
    QCOMPARE(headerOfFrame(ultrasound, tables, 1).pixelSpacing, ultrasound.pixelSpacing);
}

void FrameHeaderTest::isTheObjectsWhereFramesDoNotDiffer()
{
    for (const int frame : {-1, 0, 7}) {
        const DicomHeader header = headerOfFrame(object(), {}, frame);
        QCOMPARE(header.rescaleSlope, 3.0);
        QVERIFY(header.imagePosition.has_value());
    }
}

QTEST_APPLESS_MAIN(FrameHeaderTest)
#include "frame_header_test.moc"
