#include "core/trace/map/web_mercator.h"
#include "core/trace/trace_rules.h"

#include <QTest>

#include <cmath>

using namespace wardlight::trace;

/// Against the projected coordinates that others computed: world units are metres of EPSG:3857 over
/// the equator's length, measured from the square's north-west corner.
class WebMercatorTest : public QObject
{
    Q_OBJECT

private slots:
    void projectsAsTheRegistryDefines_data();
    void projectsAsTheRegistryDefines();
    void goesThereAndBack();
    void squareEndsWhereItShould();
    void polesAreDrawnAtTheEdge();
    void pixelsHaveTheirLength();
    void measuresDistances_data();
    void measuresDistances();
};

void WebMercatorTest::projectsAsTheRegistryDefines_data()
{
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("easting");  // m
    QTest::addColumn<double>("northing"); // m
    // IOGP Guidance Note 7-2, "Popular Visualisation Pseudo-Mercator" (method 1024), its example:
    // 24°22'54.433"N 100°20'00.000"W gives E -11169055.58, N 2800000.00.
    QTest::newRow("guidance note 7-2")
        << 24 + 22 / 60.0 + 54.433 / 3600 << -(100 + 20 / 60.0) << -11'169'055.58 << 2'800'000.00;
    QTest::newRow("origin") << 0.0 << 0.0 << 0.0 << 0.0;
    QTest::newRow("date line") << 0.0 << 180.0 << 20'037'508.342789 << 0.0;
}

void WebMercatorTest::projectsAsTheRegistryDefines()
{
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    const QPointF world = toWorld({latitude, longitude});
    QFETCH(double, easting);
    QVERIFY(std::abs((world.x() - 0.5) * EquatorMetres - easting) < 0.01);
    QFETCH(double, northing);
    QVERIFY(std::abs((0.5 - world.y()) * EquatorMetres - northing) < 0.01);
}

void WebMercatorTest::goesThereAndBack()
{
    for (double latitude = -85; latitude <= 85; latitude += 5) {
        for (double longitude = -180; longitude <= 180; longitude += 15) {
            const Coordinates back = toCoordinates(toWorld({latitude, longitude}));
            QVERIFY(std::abs(back.latitude - latitude) < 1e-9);
            QVERIFY(std::abs(back.longitude - longitude) < 1e-9);
        }
    }
}

void WebMercatorTest::squareEndsWhereItShould()
{
    QVERIFY(std::abs(toWorld({LargestLatitude, 0}).y()) < 1e-12);
    QVERIFY(std::abs(toWorld({-LargestLatitude, 0}).y() - 1) < 1e-12);
}

void WebMercatorTest::polesAreDrawnAtTheEdge()
{
    QCOMPARE(toWorld({90, 0}).y(), toWorld({LargestLatitude, 0}).y());
    QCOMPARE(toWorld({-90, 0}).y(), toWorld({-LargestLatitude, 0}).y());
}

void WebMercatorTest::pixelsHaveTheirLength()
{
    // 156,543.03 m at zoom 0 on the equator, half of that at 60°.
    QVERIFY(std::abs(metresPerPixel(0.5, 0) - 156'543.03) < 0.01);
    QVERIFY(std::abs(metresPerPixel(toWorld({60, 0}).y(), 0) - 78'271.52) < 0.01);
    QVERIFY(std::abs(metresPerPixel(0.5, 10) - 152.874) < 0.001);
}

void WebMercatorTest::measuresDistances_data()
{
    QTest::addColumn<double>("fromLatitude");
    QTest::addColumn<double>("fromLongitude");
    QTest::addColumn<double>("toLatitude");
    QTest::addColumn<double>("toLongitude");
    QTest::addColumn<double>("metres");
    QTest::addColumn<double>("within");
    // A degree of a great circle: 2π · 6,371,008.8 m / 360.
    QTest::newRow("a degree of latitude") << 0.0 << 0.0 << 1.0 << 0.0 << 111'195.08 << 0.01;
    QTest::newRow("a degree of the equator") << 0.0 << 0.0 << 0.0 << 1.0 << 111'195.08 << 0.01;
    QTest::newRow("half round the world") << 0.0 << 0.0 << 0.0 << 180.0 << 20'015'114.35 << 0.5;
    QTest::newRow("nowhere") << 31.65 << 103.84 << 31.65 << 103.84 << 0.0 << 1e-9;
    // On the WGS-84 ellipsoid 5,841 m, as the reference's two packs lie apart.
    QTest::newRow("two packs of the reference")
        << 31.6533906593 << 103.8427768645 << 31.6933906593 << 103.8827768645 << 5'841.0 << 20.0;
}

void WebMercatorTest::measuresDistances()
{
    QFETCH(double, fromLatitude);
    QFETCH(double, fromLongitude);
    QFETCH(double, toLatitude);
    QFETCH(double, toLongitude);
    QFETCH(double, metres);
    QFETCH(double, within);
    const double measured =
        distanceMetres({fromLatitude, fromLongitude}, {toLatitude, toLongitude});
    QVERIFY2(std::abs(measured - metres) < within, qPrintable(QString::number(measured, 'f', 3)));
}

QTEST_GUILESS_MAIN(WebMercatorTest)
#include "web_mercator_test.moc"
