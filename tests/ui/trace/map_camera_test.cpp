#include "ui/trace/map_camera.h"

#include <QTest>

using wardlight::ui::MapCamera;

class MapCameraTest : public QObject
{
    Q_OBJECT

private slots:
    void middleOfTheViewIsTheCentre();
    void panMovesTheWorldWithTheHand();
    void zoomKeepsWhatIsUnderThePointer();
    void zoomStaysInBounds();
    void centreStaysInTheWorld();
    void fitShowsAll();
    void fitOfOnePlaceIsNotTooNear();

private:
    static MapCamera camera()
    {
        MapCamera result;
        result.setSize({800, 600});
        result.look({0.5, 0.5}, 4);
        return result;
    }
};

void MapCameraTest::middleOfTheViewIsTheCentre()
{
    const MapCamera c = camera();
    QCOMPARE(c.toScreen({0.5, 0.5}), QPointF(400, 300));
    QCOMPARE(c.toWorld({400, 300}), QPointF(0.5, 0.5));
    // A world is 256 · 2^4 = 4096 px wide.
    QCOMPARE(c.toScreen({0.5 + 100 / 4096.0, 0.5}), QPointF(500, 300));
}

void MapCameraTest::panMovesTheWorldWithTheHand()
{
    MapCamera c = camera();
    const QPointF held = c.toWorld({120, 80});
    c.panBy({33, -14});
    QVERIFY((c.toScreen(held) - QPointF(153, 66)).manhattanLength() < 1e-6);
}

void MapCameraTest::zoomKeepsWhatIsUnderThePointer()
{
    MapCamera c = camera();
    const QPointF pointer(700, 50);
    const QPointF held = c.toWorld(pointer);
    c.zoomAbout(pointer, 7.25);
    QCOMPARE(c.zoom(), 7.25);
    QVERIFY((c.toScreen(held) - pointer).manhattanLength() < 1e-6);
}

void MapCameraTest::zoomStaysInBounds()
{
    MapCamera c = camera();
    c.zoomAbout({0, 0}, 99);
    QCOMPARE(c.zoom(), MapCamera::LargestZoom);
    c.zoomAbout({0, 0}, -99);
    QCOMPARE(c.zoom(), MapCamera::SmallestZoom);
}

void MapCameraTest::centreStaysInTheWorld()
{
    MapCamera c = camera();
    c.panBy({1e9, -1e9});
    QCOMPARE(c.centre(), QPointF(0, 1));
}

void MapCameraTest::fitShowsAll()
{
    MapCamera c = camera();
    const QRectF wanted(0.7, 0.3, 0.02, 0.001);
    c.fit(wanted, 50, 17);
    QVERIFY(c.worldSeen().contains(wanted));
    // The wider side fills the view but for the margins.
    QVERIFY(qAbs(c.toScreen(wanted.topRight()).x() - c.toScreen(wanted.topLeft()).x() - 700) <
            1e-6);
}

void MapCameraTest::fitOfOnePlaceIsNotTooNear()
{
    MapCamera c = camera();
    c.fit(QRectF(0.7, 0.3, 0, 0), 50, 11);
    QCOMPARE(c.zoom(), 11.0);
    QCOMPARE(c.centre(), QPointF(0.7, 0.3));
}

QTEST_GUILESS_MAIN(MapCameraTest)
#include "map_camera_test.moc"
