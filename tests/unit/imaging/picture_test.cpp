#include "core/imaging/pixel_mapping.h"

#include <QTest>

using namespace wardlight::imaging;

class PictureTest : public QObject
{
    Q_OBJECT

private slots:
    void averagesBlocks();
    void leavesWhatFits();
    void keepsTheShapeOfOblongPixels();
    void averagesColoursApart();
    void survivesNothing();
};

void PictureTest::averagesBlocks()
{
    const Picture picture{4, 2, false, {0, 10, 100, 200, 20, 30, 100, 200}};
    const Picture small = scaledDown(picture, 2);
    QCOMPARE(small.width, 2);
    QCOMPARE(small.height, 1);
    QCOMPARE(small.bytes, (std::vector<std::uint8_t>{15, 150})); // (0+10+20+30)/4, (100+200)·2/4
}

void PictureTest::leavesWhatFits()
{
    const Picture picture{2, 2, false, {1, 2, 3, 4}};
    QCOMPARE(scaledDown(picture, 128).bytes, picture.bytes);
}

void PictureTest::keepsTheShapeOfOblongPixels()
{
    const Picture picture{100, 100, false, std::vector<std::uint8_t>(10'000, 7)};
    // pixels twice as high as wide: the picture stands upright
    const Picture small = scaledDown(picture, 50, {2, 1});
    QCOMPARE(small.width, 25);
    QCOMPARE(small.height, 50);
    QCOMPARE(small.bytes, std::vector<std::uint8_t>(1250, 7));
    // nonsense counts as square
    QCOMPARE(scaledDown(picture, 50, {0, 0}).width, 50);
}

void PictureTest::averagesColoursApart()
{
    const Picture picture{2, 1, true, {10, 20, 30, 255, 30, 40, 50, 255}};
    QCOMPARE(scaledDown(picture, 1).bytes, (std::vector<std::uint8_t>{20, 30, 40, 255}));
}

void PictureTest::survivesNothing()
{
    QVERIFY(scaledDown({}, 128).bytes.empty());
    QVERIFY(scaledDown({1, 1, false, {5}}, 0).bytes.empty());
}

QTEST_APPLESS_MAIN(PictureTest)
#include "picture_test.moc"
