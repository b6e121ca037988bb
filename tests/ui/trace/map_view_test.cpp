#include "core/trace/map/web_mercator.h"
#include "tests/ui/trace/memory_traces.h"
#include "ui/trace/map_view.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QWheelEvent>

using namespace wardlight;
using namespace wardlight::ui;

class MapViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void drawsLandWhereItIs();
    void worksWithoutABasemap();
    void drawsRiversAndCities();
    void pathsBesideAreInView();
    void dragMovesTheMap();
    void wheelZoomsAroundThePointer();
    void keysMoveAndZoom();
    void clicksOnAStopGoThroughItsEvents();
    void selectionComesIntoView();
    void dotsThatFallTogetherAreDrawnOnce();
    void pictureHasTwiceThePixels();
    void followsTheTheme();
    void pictureCatchesUpWithPanning();

private:
    QImage grab() { return m_view->grab().toImage(); }
    QColor colourAt(const trace::Coordinates& place)
    {
        return grab().pixelColor(m_view->camera().toScreen(trace::toWorld(place)).toPoint());
    }

    Theme m_theme;
    QThreadPool m_pool;
    std::unique_ptr<MapView> m_view;
};

void MapViewTest::init()
{
    m_theme.apply(ThemeKind::Dark);
    m_view = std::make_unique<MapView>(m_theme, m_pool);
    m_view->resize(1000, 700);
    m_view->setBasemap(test::squareBasemap());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void MapViewTest::drawsLandWhereItIs()
{
    m_view->setCamera(trace::toWorld({35, 100}), 4);
    const QColor water = colourAt({55, 100});
    QVERIFY(colourAt({40, 103}) != water); // in the province
    QCOMPARE(colourAt({40, 103}), m_theme.colours().surface);
    QVERIFY(colourAt({40, 93}) != water); // beside it, in its country
    QVERIFY(colourAt({40, 93}) != colourAt({40, 103}));
    QCOMPARE(colourAt({40, 124}), water);
}

void MapViewTest::worksWithoutABasemap()
{
    m_view->setBasemap(nullptr);
    m_view->setPath(test::sampleEvents());
    QVERIFY(!grab().isNull());
    QCOMPARE(m_view->stops().size(), 5U);
}

void MapViewTest::drawsRiversAndCities()
{
    const QPointF middle = trace::toWorld({35, 100});
    m_view->setCamera(middle, 6);
    const QImage plain = grab();
    auto map = std::make_shared<trace::Basemap>(*test::squareBasemap());
    trace::BasemapLine river;
    const QPointF from = middle - QPointF(0.01, 0), to = middle + QPointF(0.01, 0);
    river.bounds = QRectF(from - QPointF(0, 0.001), QSizeF(0.02, 0.002));
    river.lines.fill({{from, to}});
    map->rivers = {river};
    map->cities = {{QStringLiteral("Great"), {}, trace::toWorld({37, 100}), 5'000'000},
                   {QStringLiteral("Small"), {}, trace::toWorld({33, 100}), 20'000}};
    m_view->setBasemap(map);
    const QImage drawn = grab();
    const auto differs = [&](const trace::Coordinates& place) {
        const QPoint at = m_view->camera().toScreen(trace::toWorld(place)).toPoint();
        return drawn.pixelColor(at) != plain.pixelColor(at);
    };
    QVERIFY(differs({35, 100}));
    QVERIFY(differs({37, 100}));
    QVERIFY(!differs({33, 100})); // too small for this zoom
    QVERIFY(!differs({36, 100}));
}

void MapViewTest::pathsBesideAreInView()
{
    m_view->setPath(test::sampleEvents());
    auto other = test::sampleEvents();
    for (trace::Event& event : other)
        event.place->longitude += 8;
    m_view->setPathsBeside({other});
    const QRectF seen = m_view->camera().worldSeen();
    QVERIFY(seen.contains(trace::toWorld(*other.front().place)));
    QVERIFY(seen.contains(trace::toWorld(*test::sampleEvents().front().place)));
    // the ring of its mark, around the place
    const QPoint at = m_view->camera().toScreen(trace::toWorld(*other.front().place)).toPoint();
    const QImage drawn = grab();
    bool isMarked = false;
    for (int x = -24; x <= 24; ++x) {
        for (int y = -14; y <= 14; ++y)
            isMarked = isMarked || drawn.pixelColor(at + QPoint(x, y)) == m_theme.colours().ecg;
    }
    QVERIFY(isMarked);
}

void MapViewTest::dragMovesTheMap()
{
    const QPointF held = m_view->camera().toWorld({300, 300});
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {300, 300});
    QTest::mouseMove(m_view.get(), {350, 320});
    QTest::mouseMove(m_view.get(), {400, 340});
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {400, 340});
    QVERIFY((m_view->camera().toScreen(held) - QPointF(400, 340)).manhattanLength() < 1e-6);
}

void MapViewTest::wheelZoomsAroundThePointer()
{
    const QPointF pointer(200, 500);
    const QPointF held = m_view->camera().toWorld(pointer);
    const double before = m_view->camera().zoom();
    QWheelEvent event(pointer, m_view->mapToGlobal(pointer.toPoint()), {}, {0, 240}, {}, {},
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view.get(), &event);
    QTRY_COMPARE(m_view->camera().zoom(), before + 1);
    QVERIFY((m_view->camera().toScreen(held) - pointer).manhattanLength() < 1e-6);
    QTRY_VERIFY(m_view->isSettled());
}

void MapViewTest::keysMoveAndZoom()
{
    const QPointF centre = m_view->camera().centre();
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QVERIFY(m_view->camera().centre().x() > centre.x());
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QVERIFY(m_view->camera().centre().y() > centre.y());
    const double zoom = m_view->camera().zoom();
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    QTRY_COMPARE(m_view->camera().zoom(), zoom + 1);
    QTest::keyClick(m_view.get(), Qt::Key_Minus);
    QTRY_COMPARE(m_view->camera().zoom(), zoom);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QVERIFY((m_view->camera().centre() - centre).manhattanLength() < 1e-9);
}

void MapViewTest::clicksOnAStopGoThroughItsEvents()
{
    m_view->setPath(test::sampleEvents());
    QSignalSpy clicks(m_view.get(), &MapView::eventClicked);
    connect(m_view.get(), &MapView::eventClicked, m_view.get(), &MapView::selectEvent);
    const QPoint first = m_view->stops().front().at.toPoint(); // events 1 and 2
    for (int i = 0; i < 3; ++i)
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, first);
    QCOMPARE(clicks.size(), 3);
    QCOMPARE(clicks[0][0].toInt(), 0);
    QCOMPARE(clicks[1][0].toInt(), 1);
    QCOMPARE(clicks[2][0].toInt(), 0);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {5, 5});
    QCOMPARE(clicks.size(), 3);
}

void MapViewTest::selectionComesIntoView()
{
    m_view->setPath(test::sampleEvents());
    m_view->setCamera(trace::toWorld({-20, 20}), 12);
    m_view->selectEvent(4);
    const QPointF at = m_view->camera().toScreen(trace::toWorld({31.6833906593, 103.8727768645}));
    QVERIFY(QRectF(m_view->rect()).contains(at));
    QCOMPARE(m_view->selectedEvent(), std::optional(4));
}

void MapViewTest::dotsThatFallTogetherAreDrawnOnce()
{
    m_view->setCamera(trace::toWorld({35, 100}), 4);
    m_view->setPlaces(std::vector<trace::Coordinates>(10'000, {35, 100}));
    grab();
    QCOMPARE(m_view->dotsDrawn(), 1);
    m_view->setPlaces({{35, 100}, {36, 101}, {-80, 0}}); // the last one is out of sight
    grab();
    QCOMPARE(m_view->dotsDrawn(), 2);
}

void MapViewTest::pictureHasTwiceThePixels()
{
    QCOMPARE(m_view->picture().size(), m_view->size() * 2);
}

void MapViewTest::followsTheTheme()
{
    m_view->setCamera(trace::toWorld({35, 100}), 4);
    const QColor dark = colourAt({40, 103});
    m_theme.apply(ThemeKind::Light);
    QCOMPARE(colourAt({40, 103}), m_theme.colours().surface);
    QVERIFY(colourAt({40, 103}) != dark);
}

void MapViewTest::pictureCatchesUpWithPanning()
{
    m_view->setCamera(trace::toWorld({35, 100}), 5);
    QTRY_VERIFY(m_view->isSettled());
    for (int step = 0; step < 40; ++step) {
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        grab();
    }
    QTRY_VERIFY(m_view->isSettled());
    // As if nothing had been drawn before.
    const QImage caughtUp = grab();
    MapView fresh(m_theme, m_pool);
    fresh.resize(m_view->size());
    fresh.setBasemap(test::squareBasemap());
    fresh.setCamera(m_view->camera().centre(), m_view->camera().zoom());
    QCOMPARE(caughtUp.pixelColor(500, 350), fresh.grab().toImage().pixelColor(500, 350));
}

QTEST_MAIN(MapViewTest)
#include "map_view_test.moc"
