#include "core/trace/map/web_mercator.h"
#include "tests/ui/trace/memory_traces.h"
#include "ui/trace/map_furniture.h"
#include "ui/trace/path_layer.h"
#include "ui/trace/trace_words.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

class PathLayerTest : public QObject
{
    Q_OBJECT

private slots:
    void namesEvents_data();
    void namesEvents();
    void stopsAreApartWhenZoomedIn();
    void nearStopsShareAMark();
    void eventsWithoutAPlaceKeepTheirNumber();
    void marksNeverOverlapTheirNeighbours();
    void scaleBarIsRound_data();
    void scaleBarIsRound();
    void wordsOfPlacesAndDistances();

private:
    static MapCamera cameraAt(const trace::Coordinates& place, double zoom)
    {
        MapCamera camera;
        camera.setSize({1000, 700});
        camera.look(trace::toWorld(place), zoom);
        return camera;
    }
    static QStringList texts(const std::vector<PathLayer::Stop>& stops)
    {
        QStringList list;
        for (const auto& stop : stops)
            list << stop.text;
        return list;
    }

    Theme m_theme;
};

void PathLayerTest::namesEvents_data()
{
    QTest::addColumn<QList<int>>("events");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one") << QList<int>{0} << QStringLiteral("1");
    QTest::newRow("a run") << QList<int>{0, 1, 2} << QStringLiteral("1–3");
    QTest::newRow("a run and one") << QList<int>{0, 1, 2, 5} << QStringLiteral("1–3, 6");
    QTest::newRow("apart") << QList<int>{1, 3} << QStringLiteral("2, 4");
    QTest::newRow("none") << QList<int>{} << QString();
}

void PathLayerTest::namesEvents()
{
    QFETCH(QList<int>, events);
    QTEST(eventNumbers({events.begin(), events.end()}), "expected");
}

void PathLayerTest::stopsAreApartWhenZoomedIn()
{
    PathLayer path(m_theme);
    path.setEvents(test::sampleEvents());
    QCOMPARE(texts(path.stops(cameraAt({31.67, 103.86}, 13))),
             QStringList({QStringLiteral("1–2"), QStringLiteral("3"), QStringLiteral("4"),
                          QStringLiteral("5"), QStringLiteral("6")}));
}

void PathLayerTest::nearStopsShareAMark()
{
    PathLayer path(m_theme);
    path.setEvents(test::sampleEvents());
    QCOMPARE(texts(path.stops(cameraAt({31.67, 103.86}, 5))), QStringList{QStringLiteral("1–6")});
}

void PathLayerTest::eventsWithoutAPlaceKeepTheirNumber()
{
    auto events = test::sampleEvents();
    events[2].place.reset();
    PathLayer path(m_theme);
    path.setEvents(events);
    QCOMPARE(texts(path.stops(cameraAt({31.67, 103.86}, 13))),
             QStringList({QStringLiteral("1–2"), QStringLiteral("4"), QStringLiteral("5"),
                          QStringLiteral("6")}));
    QVERIFY(!path.placeOf(2));
    QVERIFY(path.placeOf(3));
    path.setEvents({});
    QVERIFY(!path.bounds());
}

void PathLayerTest::marksNeverOverlapTheirNeighbours()
{
    PathLayer path(m_theme);
    path.setEvents(test::sampleEvents());
    for (double zoom = 3; zoom < 16; zoom += 0.1) {
        const auto stops = path.stops(cameraAt({31.67, 103.86}, zoom));
        for (std::size_t i = 1; i < stops.size(); ++i) {
            const QRectF overlap = stops[i].box.intersected(stops[i - 1].box);
            QVERIFY2(overlap.width() * overlap.height() < 60, qPrintable(QString::number(zoom)));
        }
    }
}

void PathLayerTest::scaleBarIsRound_data()
{
    QTest::addColumn<double>("metresPerPixel");
    QTest::addColumn<double>("metres");
    QTest::newRow("world") << 20'000.0 << 2'000'000.0; // at most 2,400 km
    QTest::newRow("country") << 5'000.0 << 500'000.0;  // at most 600 km
    QTest::newRow("town") << 9.0 << 1'000.0;           // at most 1,080 m
    QTest::newRow("street") << 0.5 << 50.0;            // at most 60 m
}

void PathLayerTest::scaleBarIsRound()
{
    QFETCH(double, metresPerPixel);
    const ScaleBar bar = scaleBar(metresPerPixel, 120);
    QTEST(bar.metres, "metres");
    QVERIFY(qAbs(bar.pixels * metresPerPixel - bar.metres) < 1e-6);
}

void PathLayerTest::wordsOfPlacesAndDistances()
{
    QLocale::setDefault(QLocale::C);
    QCOMPARE(placeText(trace::Coordinates{31.65339, -103.84278}),
             QStringLiteral("31.65339° N  103.84278° W"));
    QCOMPARE(placeText(std::nullopt), QString());
    QCOMPARE(distanceText(0.3), QString());
    QCOMPARE(distanceText(849.6), QStringLiteral("850 m"));
    QCOMPARE(distanceText(12'430), QStringLiteral("12.4 km"));
    QCOMPARE(stateText(QStringLiteral("运输"), QStringLiteral("损毁")),
             QStringLiteral("运输 · 损毁"));
    QCOMPARE(stateText({}, QStringLiteral("损毁")), QStringLiteral("损毁"));
}

QTEST_MAIN(PathLayerTest)
#include "path_layer_test.moc"
