#include "core/imaging/roi.h"
#include "tests/support/verify_result.h"
#include "tests/unit/imaging/frame_of.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace wardlight;
using namespace wardlight::imaging;
using test::frameOf;
using test::greyFormat;

/// What a length and an ellipse say. Expected values are worked out by hand.
class RoiTest : public QObject
{
    Q_OBJECT

private slots:
    void measuresALengthInMillimetres();
    void measuresInPixelsWithoutASpacing();
    void summarisesAnEllipse();
    void countsPixelsByTheirMiddle();
    void leavesOutPadding();
    void staysInsideTheImage();
    void saysNothingOfColours();
    void namesTheUnit_data();
    void namesTheUnit();
    void refusesPlacesFarAway();

private:
    static DicomHeader ctHeader()
    {
        DicomHeader header;
        header.modality = QStringLiteral("CT");
        header.rescaleIntercept = -1000;
        header.pixelSpacing = {0.5, 0.25}; // between rows, between columns
        header.spacingSource = SpacingSource::PixelSpacing;
        return header;
    }
    static RoiFigures figures(const Roi& roi, const DicomHeader& header, const PixelFormat& format,
                              const std::vector<std::uint16_t>& values)
    {
        const auto mapping = PixelMapping::create(header, format);
        return mapping ? measure(roi, header, *mapping, frameOf(format, values)) : RoiFigures();
    }
};

void RoiTest::measuresALengthInMillimetres()
{
    // 12 columns of 0.25 mm and 8 rows of 0.5 mm: 3 and 4, so 5
    const Roi roi{RoiKind::Length, {1, 1}, {13, 9}};
    const RoiFigures found =
        figures(roi, ctHeader(), greyFormat(1, 1, 12), std::vector<std::uint16_t>{0});
    QCOMPARE(found.lengthMm, std::optional(5.0));
    QCOMPARE(int(found.spacingSource), int(SpacingSource::PixelSpacing));
    QVERIFY(!found.mean);
}

void RoiTest::measuresInPixelsWithoutASpacing()
{
    const Roi roi{RoiKind::Length, {0, 0}, {3, 4}};
    const RoiFigures found = figures(roi, {}, greyFormat(1, 1, 12), {0});
    QVERIFY(!found.lengthMm);
    QCOMPARE(found.lengthPixels, 5.0);
    QCOMPARE(int(found.spacingSource), int(SpacingSource::None));
}

void RoiTest::summarisesAnEllipse()
{
    // all of 2 × 2 pixels: 2, 4, 4, 6 less 1000; mean 4, deviation √2
    const Roi roi{RoiKind::Ellipse, {0, 0}, {2, 2}};
    const RoiFigures found = figures(roi, ctHeader(), greyFormat(2, 2, 12), {2, 4, 4, 6});
    QCOMPARE(found.pixels, 4);
    QCOMPARE(found.mean, std::optional(-996.0));
    QVERIFY(std::abs(*found.deviation - std::sqrt(2.0)) < 1e-9);
    QCOMPARE(found.least, std::optional(-998.0));
    QCOMPARE(found.greatest, std::optional(-994.0));
    // half axes 0.25 mm and 0.5 mm
    QVERIFY(std::abs(*found.areaMm2 - 3.14159265358979 * 0.25 * 0.5) < 1e-9);
    QCOMPARE(found.unit, QStringLiteral("HU"));
    // the corners in any order
    const Roi turned{RoiKind::Ellipse, {2, 0}, {0, 2}};
    QCOMPARE(figures(turned, ctHeader(), greyFormat(2, 2, 12), {2, 4, 4, 6}).mean, found.mean);
}

void RoiTest::countsPixelsByTheirMiddle()
{
    // a circle of radius 1.5 around the middle of the middle pixel: without the four corners, whose
    // middles are √2 away, it would be five; they are within 1.5, so nine
    const std::vector<std::uint16_t> values = {9, 1, 9, 1, 1, 1, 9, 1, 9};
    const RoiFigures nine =
        figures({RoiKind::Ellipse, {0, 0}, {3, 3}}, {}, greyFormat(3, 3, 12), values);
    QCOMPARE(nine.pixels, 9);
    const RoiFigures five =
        figures({RoiKind::Ellipse, {0.3, 0.3}, {2.7, 2.7}}, {}, greyFormat(3, 3, 12), values);
    QCOMPARE(five.pixels, 5);
    QCOMPARE(five.mean, std::optional(1.0));
    QCOMPARE(five.deviation, std::optional(0.0));
}

void RoiTest::leavesOutPadding()
{
    DicomHeader header;
    header.paddingValue = 0;
    const Roi roi{RoiKind::Ellipse, {0, 0}, {2, 2}};
    const RoiFigures found = figures(roi, header, greyFormat(2, 2, 12), {0, 10, 0, 20});
    QCOMPARE(found.pixels, 2);
    QCOMPARE(found.mean, std::optional(15.0));
    const RoiFigures none = figures(roi, header, greyFormat(2, 2, 12), {0, 0, 0, 0});
    QCOMPARE(none.pixels, 0);
    QVERIFY(!none.mean && !none.deviation && !none.least && !none.greatest);
}

void RoiTest::staysInsideTheImage()
{
    const Roi roi{RoiKind::Ellipse, {-2, -2}, {4, 4}};
    const RoiFigures found = figures(roi, {}, greyFormat(2, 2, 12), {1, 2, 3, 4});
    QCOMPARE(found.pixels, 4);
    const Roi flat{RoiKind::Ellipse, {0, 1}, {2, 1}};
    QCOMPARE(figures(flat, {}, greyFormat(2, 2, 12), {1, 2, 3, 4}).pixels, 0);
}

void RoiTest::saysNothingOfColours()
{
    PixelFormat format = greyFormat(1, 1, 8);
    format.samplesPerPixel = 3;
    format.photometric = QStringLiteral("RGB");
    const auto mapping = PixelMapping::create({}, format);
    VERIFY_OK(mapping);
    const Frame frame = frameOf<std::uint8_t>(format, {1, 2, 3});
    const RoiFigures found = measure({RoiKind::Ellipse, {0, 0}, {1, 1}}, {}, *mapping, frame);
    QVERIFY(!found.mean);
}

void RoiTest::namesTheUnit_data()
{
    QTest::addColumn<QString>("modality");
    QTest::addColumn<QString>("rescaleType");
    QTest::addColumn<QString>("unit");
    QTest::newRow("CT") << QStringLiteral("CT") << QString() << QStringLiteral("HU");
    QTest::newRow("as the file says")
        << QStringLiteral("PT") << QStringLiteral("BQML") << QStringLiteral("BQML");
    QTest::newRow("unspecified") << QStringLiteral("CT") << QStringLiteral("US") << QString();
    QTest::newRow("MR") << QStringLiteral("MR") << QString() << QString();
}

void RoiTest::namesTheUnit()
{
    QFETCH(QString, modality);
    QFETCH(QString, rescaleType);
    QFETCH(QString, unit);
    DicomHeader header;
    header.modality = modality;
    header.rescaleType = rescaleType;
    const Roi roi{RoiKind::Ellipse, {0, 0}, {1, 1}};
    QCOMPARE(figures(roi, header, greyFormat(1, 1, 12), {7}).unit, unit);
}

void RoiTest::refusesPlacesFarAway()
{
    const PixelFormat format = greyFormat(100, 100, 12);
    QVERIFY(isSound({RoiKind::Length, {0, 0}, {100, 100}}, format));
    QVERIFY(!isSound({RoiKind::Length, {0, 0}, {1e300, 0}}, format));
    QVERIFY(!isSound({RoiKind::Length, {0, 0}, {0, std::nan("")}}, format));
    QVERIFY(!isSound({RoiKind::Ellipse, {-std::numeric_limits<double>::infinity(), 0}, {1, 1}},
                     format));
}

QTEST_APPLESS_MAIN(RoiTest)
#include "roi_test.moc"
