#include "ui/imaging/orientation_letters.h"
#include "ui/imaging/view_transform.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

constexpr std::array<double, 6> Axial = {1, 0, 0, 0, 1, 0};

ViewTransform shown(const QSize& pixels, double aspect = 1)
{
    ViewTransform view;
    view.setViewport({400, 200});
    view.setImage(pixels, aspect);
    return view;
}

QString around(const imaging::EdgeLetters& letters)
{
    return letters.left + letters.top + letters.right + letters.bottom;
}

} // namespace

class ViewTransformTest : public QObject
{
    Q_OBJECT

private slots:
    void fitsTheWholeImage()
    {
        const ViewTransform view = shown({100, 100});
        QCOMPARE(view.zoom(), 2.0); // 200 px of height for 100 rows
        QCOMPARE(view.toViewport().map(QPointF(50, 50)), QPointF(200, 100));
        QCOMPARE(view.toViewport().map(QPointF(0, 0)), QPointF(100, 0));
    }

    void stretchesRowsThatAreHigherThanWide()
    {
        // 100 × 100 pixels, each twice as high as wide: 100 wide, 200 high
        const ViewTransform view = shown({100, 100}, 2);
        QCOMPARE(view.zoom(), 1.0);
        const QRectF seen = view.toViewport().mapRect(QRectF(0, 0, 100, 100));
        QCOMPARE(seen, QRectF(150, 0, 100, 200));
    }

    void takesNonsensicalAspectAsSquare()
    {
        QCOMPARE(shown({100, 100}, 0).zoom(), 2.0);
        QCOMPARE(shown({100, 100}, qQNaN()).zoom(), 2.0);
        QCOMPARE(shown({100, 100}, -3).zoom(), 2.0);
    }

    void keepsThePointUnderTheHandWhileZooming()
    {
        ViewTransform view = shown({100, 100});
        const QPointF hand(130, 40);
        const QPointF under = view.toViewport().inverted().map(hand);
        view.zoomAbout(hand, 3);
        QCOMPARE(view.zoom(), 6.0);
        QCOMPARE(view.toViewport().inverted().map(hand), under);
    }

    void endsZoomingAtItsLimits()
    {
        ViewTransform view = shown({100, 100});
        for (int i = 0; i < 100; ++i)
            view.zoomAbout({200, 100}, 2);
        QCOMPARE(view.zoom(), ViewTransform::MaxZoom);
        for (int i = 0; i < 100; ++i)
            view.zoomAbout({200, 100}, 0.5);
        QCOMPARE(view.zoom(), ViewTransform::MinZoom);
    }

    void neverLosesTheImage()
    {
        ViewTransform view = shown({100, 100});
        for (int i = 0; i < 100; ++i)
            view.pan({1000, -1000});
        const QRectF seen = view.toViewport().mapRect(QRectF(0, 0, 100, 100));
        QVERIFY(seen.intersects(QRectF(0, 0, 400, 200)));
    }

    void showsOneDevicePixelForOneColumn()
    {
        ViewTransform view = shown({100, 100});
        view.showActualSize(2);
        QCOMPARE(view.zoom(), 0.5);
    }

    void fitsATurnedImageByItsTurnedSize()
    {
        ViewTransform view = shown({400, 100});
        QCOMPARE(view.zoom(), 1.0);
        view.rotate(1);
        QCOMPARE(view.zoom(), 0.5); // 400 columns now stand upright in 200 px
    }

    void turnsClockwise()
    {
        ViewTransform view = shown({100, 100});
        view.rotate(1);
        QCOMPARE(view.toViewport().map(QPointF(0, 0)),
                 QPointF(300, 0)); // upper left to upper right
    }

    void returnsAfterFourTurns()
    {
        ViewTransform view = shown({100, 100});
        view.zoomAbout({10, 20}, 1.5);
        const QTransform before = view.toViewport();
        for (int i = 0; i < 4; ++i)
            view.rotate(-1);
        QCOMPARE(view.toViewport(), before);
    }

    void namesTheSidesOfAnAxialImage()
    {
        // A radiograph is looked at as if facing the patient: his right is at the left.
        QCOMPARE(around(seenLetters(Axial, {})), QStringLiteral("RALP"));
    }

    void lettersFollowFlipsAndTurns_data()
    {
        QTest::addColumn<QString>("moves");
        QTest::addColumn<QString>("letters"); // left, top, right, bottom
        QTest::newRow("flip left and right") << "h"
                                             << "LARP";
        QTest::newRow("flip top and bottom") << "v"
                                             << "RPLA";
        QTest::newRow("quarter to the right") << "r"
                                              << "PRAL";
        QTest::newRow("quarter to the left") << "l"
                                             << "ALPR";
        QTest::newRow("turned, then mirrored") << "rh"
                                               << "ARPL";
        QTest::newRow("mirrored, then turned") << "hr"
                                               << "PLAR";
        QTest::newRow("half a turn") << "rr"
                                     << "LPRA";
    }

    void lettersFollowFlipsAndTurns()
    {
        QFETCH(QString, moves);
        ViewTransform view = shown({100, 100});
        for (const QChar move : moves) {
            if (move == QLatin1Char('h'))
                view.flipHorizontally();
            else if (move == QLatin1Char('v'))
                view.flipVertically();
            else
                view.rotate(move == QLatin1Char('r') ? 1 : -1);
        }
        QTEST(around(seenLetters(Axial, view.turn())), "letters");
    }
};

QTEST_APPLESS_MAIN(ViewTransformTest)
#include "view_transform_test.moc"
