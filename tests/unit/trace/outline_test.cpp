#include "core/trace/map/outline.h"

#include <QTest>

#include <cmath>

using namespace wardlight::trace;

class OutlineTest : public QObject
{
    Q_OBJECT

private slots:
    void straightLineNeedsItsEndsAlone();
    void cornersBeyondTheToleranceStay();
    void smallRingsVanishButTheLargestStays();
    void labelStandsInTheWidestPart();
    void clipsToTheBox();
    void clippingAwayLeavesNothing();
    void boundsOfNothingAreEmpty();
};

void OutlineTest::straightLineNeedsItsEndsAlone()
{
    Points line;
    for (int i = 0; i <= 100; ++i)
        line.emplace_back(i, 2 * i);
    QCOMPARE(simplifyLine(line, 0.01), (Points{{0, 0}, {100, 200}}));
}

void OutlineTest::cornersBeyondTheToleranceStay()
{
    const Points line{{0, 0}, {5, 0.4}, {10, 0}, {10, 10}};
    QCOMPARE(simplifyLine(line, 0.5), (Points{{0, 0}, {10, 0}, {10, 10}}));
    QCOMPARE(simplifyLine(line, 0.3), line);
    QCOMPARE(simplifyLine({{1, 1}}, 9), (Points{{1, 1}}));
}

void OutlineTest::smallRingsVanishButTheLargestStays()
{
    const Points large{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    const Points small{{20, 0}, {20.5, 0}, {20.5, 0.5}};
    QCOMPARE(simplifyRings({small, large}, 1), (Rings{large}));
    QCOMPARE(simplifyRings({small}, 1), (Rings{small}));
    QCOMPARE(simplifyRings({large, small}, 0), (Rings{large, small}));
}

void OutlineTest::labelStandsInTheWidestPart()
{
    // A square of side 10 with a long tail to the east.
    const Rings shape{
        {{0, 0}, {10, 0}, {10, 4.5}, {60, 4.5}, {60, 5.5}, {10, 5.5}, {10, 10}, {0, 10}}};
    const LabelPlace label = labelPlace(shape);
    QVERIFY2(std::hypot(label.at.x() - 5, label.at.y() - 5) < 0.5,
             qPrintable(QString::number(label.at.x())));
    QVERIFY(std::abs(label.room - 5) < 0.3);
    QCOMPARE(labelPlace({}).room, 0.0);
    QCOMPARE(labelPlace({{{3, 3}, {3, 3}, {3, 3}}}).room, 0.0);
}

void OutlineTest::clipsToTheBox()
{
    const Points square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    const Points clipped = clipRing(square, QRectF(5, 5, 20, 20));
    QCOMPARE(boundsOf({clipped}), QRectF(5, 5, 5, 5));
    QCOMPARE(clipRing(square, QRectF(-1, -1, 20, 20)), square);
}

void OutlineTest::clippingAwayLeavesNothing()
{
    QVERIFY(clipRing({{0, 0}, {1, 0}, {1, 1}}, QRectF(5, 5, 1, 1)).empty());
    QVERIFY(clipRing({}, QRectF(5, 5, 1, 1)).empty());
}

void OutlineTest::boundsOfNothingAreEmpty()
{
    QVERIFY(boundsOf({}).isEmpty());
    QVERIFY(boundsOf({{}}).isEmpty());
}

QTEST_GUILESS_MAIN(OutlineTest)
#include "outline_test.moc"
