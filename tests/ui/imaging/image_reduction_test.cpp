#include "ui/imaging/image_reduction.h"

#include <QTest>

using wardlight::ui::reduced;

class ImageReductionTest : public QObject
{
    Q_OBJECT

private slots:
    void averagesSquaresOfGrey()
    {
        QImage image(4, 2, QImage::Format_Grayscale8);
        const int values[2][4] = {{0, 10, 100, 100}, {20, 30, 100, 103}};
        for (int row = 0; row < 2; ++row) {
            for (int column = 0; column < 4; ++column)
                image.scanLine(row)[column] = static_cast<uchar>(values[row][column]);
        }
        const QImage half = reduced(image, 2);
        QCOMPARE(half.size(), QSize(2, 1));
        QCOMPARE(half.constScanLine(0)[0], uchar(15));
        QCOMPARE(half.constScanLine(0)[1], uchar(101)); // 100.75
    }

    void averagesWhatIsLeftAtTheEdges()
    {
        QImage image(5, 3, QImage::Format_Grayscale8);
        image.fill(80);
        image.scanLine(2)[4] = 200; // a square of its own
        const QImage half = reduced(image, 2);
        QCOMPARE(half.size(), QSize(3, 2));
        QCOMPARE(half.constScanLine(0)[2], uchar(80));
        QCOMPARE(half.constScanLine(1)[2], uchar(200));
    }

    void keepsColoursApart()
    {
        QImage image(2, 2, QImage::Format_RGB32);
        image.fill(qRgb(200, 0, 40));
        image.setPixel(0, 0, qRgb(0, 100, 40));
        QCOMPARE(reduced(image, 2).pixel(0, 0), qRgb(150, 25, 40));
    }

    void leavesTheImageAloneForAFactorOfOne()
    {
        QImage image(3, 3, QImage::Format_Grayscale8);
        image.fill(7);
        QCOMPARE(reduced(image, 1), image);
        QVERIFY(reduced({}, 4).isNull());
    }
};

QTEST_APPLESS_MAIN(ImageReductionTest)
#include "image_reduction_test.moc"
