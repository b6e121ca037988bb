#include "core/trace/polygon.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::trace;

class PolygonTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsCornersInOrder_data();
    void readsCornersInOrder();
    void refusesWhatIsNoArea_data();
    void refusesWhatIsNoArea();
    void takesConcaveAreas();
    void textIsReadAgain();
};

void PolygonTest::readsCornersInOrder_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("commas") << QStringLiteral("31,103 32,103 32,104.5");
    QTest::newRow("colons") << QStringLiteral("31:103 32:103 32:104.5");
    QTest::newRow("semicolons") << QStringLiteral(" 31,103; 32,103 ;32,104.5;\n");
    QTest::newRow("closed") << QStringLiteral("31,103 32,103 32,104.5 31,103");
    QTest::newRow("a corner twice") << QStringLiteral("31,103 31,103 32,103 32,104.5");
}

void PolygonTest::readsCornersInOrder()
{
    QFETCH(QString, text);
    const auto corners = parsePolygon(text);
    VERIFY_OK(corners);
    QVERIFY(*corners == (std::vector<Coordinates>{{31, 103}, {32, 103}, {32, 104.5}}));
}

void PolygonTest::refusesWhatIsNoArea_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("two corners") << QStringLiteral("31,103 32,104");
    QTest::newRow("there and back") << QStringLiteral("31,103 32,104 31,103");
    QTest::newRow("a line") << QStringLiteral("31,103 32,104 33,105 34,106");
    QTest::newRow("no numbers") << QStringLiteral("here there everywhere");
    QTest::newRow("one number") << QStringLiteral("31 32 33");
    QTest::newRow("swapped") << QStringLiteral("103,31 103,32 104,32");
    QTest::newRow("off the earth") << QStringLiteral("31,103 91,103 32,104");
    QTest::newRow("not a number") << QStringLiteral("nan,nan 31,103 32,104");
    QTest::newRow("a bow tie") << QStringLiteral("31,103 32,104 32,103 31,104");
    QTest::newRow("touching itself") << QStringLiteral("30,100 30,104 32,102 30,102 32,100");
    QString many;
    for (int i = 0; i <= MostCorners; ++i)
        many += QStringLiteral("%1,%2 ").arg(20 + i * i * 0.00001).arg(80 + i * 0.1);
    QTest::newRow("too many corners") << many;
    QTest::newRow("very long") << QStringLiteral("31,103 32,104 ").repeated(100'000);
}

void PolygonTest::refusesWhatIsNoArea()
{
    QFETCH(QString, text);
    const auto corners = parsePolygon(text);
    VERIFY_ERROR(corners, ErrorCode::Invalid);
    QVERIFY(!corners.error().message.isEmpty());
}

void PolygonTest::takesConcaveAreas()
{
    VERIFY_OK(checkPolygon({{30, 100}, {30, 104}, {34, 104}, {34, 103}, {31, 102}, {34, 101}}));
}

void PolygonTest::textIsReadAgain()
{
    const std::vector<Coordinates> corners{{31.5, -103.25}, {-32, 103}, {32, 104.12345}};
    const auto again = parsePolygon(polygonText(corners));
    VERIFY_OK(again);
    QVERIFY(*again == corners);
}

QTEST_GUILESS_MAIN(PolygonTest)
#include "polygon_test.moc"
