#include "core/imaging/shutter.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::imaging;

namespace {

/// The open pixels of an image of so many rows and columns, '#' for open.
QStringList drawn(const Shutter& shutter, int rows, int columns)
{
    QStringList lines;
    for (int row = 0; row < rows; ++row) {
        QString line(columns, u'.');
        for (const auto& [first, last] : openColumns(shutter, row, columns)) {
            for (int column = first; column <= last; ++column)
                line[column] = u'#';
        }
        lines << line;
    }
    return lines;
}

QStringList lines(std::initializer_list<const char*> texts)
{
    QStringList all;
    for (const char* text : texts)
        all << QString::fromLatin1(text);
    return all;
}

} // namespace

/// PS3.3 C.7.6.11: places count from 1, what lies on an edge is seen, shapes add up to what all of
/// them leave open.
class ShutterTest : public QObject
{
    Q_OBJECT

private slots:
    void isOpenWithoutShapes();
    void showsTheInsideOfARectangle();
    void showsTheInsideOfACircle();
    void showsTheInsideOfAPolygon();
    void showsTheInsideOfAHollowPolygon();
    void showsWhatAllShapesLeaveOpen();
    void staysInsideTheImage();
    void hidesEverythingBehindAShapeElsewhere();
};

void ShutterTest::isOpenWithoutShapes()
{
    QCOMPARE(drawn({}, 1, 4), lines({"####"}));
}

void ShutterTest::showsTheInsideOfARectangle()
{
    Shutter shutter;
    shutter.rectangle = {.left = 2, .right = 4, .upper = 2, .lower = 3};
    QCOMPARE(drawn(shutter, 4, 5), lines({".....", ".###.", ".###.", "....."}));
}

void ShutterTest::showsTheInsideOfACircle()
{
    Shutter shutter;
    shutter.circle = {.row = 3, .column = 3, .radius = 2};
    QCOMPARE(drawn(shutter, 5, 5), lines({"..#..", ".###.", "#####", ".###.", "..#.."}));
}

void ShutterTest::showsTheInsideOfAPolygon()
{
    Shutter shutter;
    shutter.polygon = {{1, 1}, {1, 5}, {5, 5}}; // a triangle, its edges on pixels
    QCOMPARE(drawn(shutter, 6, 5), lines({"#####", ".####", "..###", "...##", "....#", "....."}));
}

void ShutterTest::showsTheInsideOfAHollowPolygon()
{
    Shutter shutter;
    shutter.polygon = {{1, 1}, {4, 1}, {4, 7}, {1, 7}, {1, 5}, {3, 5}, {3, 3}, {1, 3}};
    QCOMPARE(drawn(shutter, 4, 7), lines({"###.###", "###.###", "#######", "#######"}));
}

void ShutterTest::showsWhatAllShapesLeaveOpen()
{
    Shutter shutter;
    shutter.rectangle = {.left = 1, .right = 3, .upper = 1, .lower = 5};
    shutter.circle = {.row = 3, .column = 3, .radius = 2};
    QCOMPARE(drawn(shutter, 5, 5), lines({"..#..", ".##..", "###..", ".##..", "..#.."}));
}

void ShutterTest::staysInsideTheImage()
{
    Shutter shutter;
    shutter.rectangle = {
        .left = -Shutter::Farthest, .right = 2, .upper = -3, .lower = Shutter::Farthest};
    shutter.circle = {.row = 1, .column = 1, .radius = Shutter::Farthest};
    QCOMPARE(drawn(shutter, 2, 3), lines({"##.", "##."}));
}

void ShutterTest::hidesEverythingBehindAShapeElsewhere()
{
    Shutter shutter;
    shutter.circle = {.row = 100, .column = 100, .radius = 3};
    QCOMPARE(drawn(shutter, 2, 3), lines({"...", "..."}));
}

QTEST_APPLESS_MAIN(ShutterTest)
#include "shutter_test.moc"
