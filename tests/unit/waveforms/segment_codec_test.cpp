#include "core/waveforms/segment_codec.h"

#include <QTest>

#include <random>

using namespace wardlight;
using namespace wardlight::waveforms;

class SegmentCodecTest : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatItTook_data();
    void givesBackWhatItTook();
    void keepsGaps();
    void packsAnEcgSmall();
    void refusesForeignBytes();
    void refusesAnotherLength();

private:
    static std::vector<std::int32_t> randomCounts(int bits, std::size_t samples);
};

std::vector<std::int32_t> SegmentCodecTest::randomCounts(int bits, std::size_t samples)
{
    std::mt19937 dice(7);
    std::vector<std::int32_t> counts(samples);
    for (auto& count : counts)
        count = std::int32_t(dice() << (32 - bits)) >> (32 - bits);
    return counts;
}

void SegmentCodecTest::givesBackWhatItTook_data()
{
    QTest::addColumn<std::vector<std::int32_t>>("counts");
    constexpr std::int32_t Least = -2'147'483'647 - 1;
    constexpr std::int32_t Most = 2'147'483'647;
    QTest::newRow("none") << std::vector<std::int32_t>{};
    QTest::newRow("one") << std::vector<std::int32_t>{-5};
    QTest::newRow("extremes") << std::vector<std::int32_t>{Least, Most, Least, 0, Most, Most, -1};
    QTest::newRow("constant") << std::vector<std::int32_t>(30'000, 1'024);
    for (const int bits : {8, 12, 16, 24, 32})
        QTest::addRow("%d bits", bits) << randomCounts(bits, 30'001);
}

void SegmentCodecTest::givesBackWhatItTook()
{
    QFETCH(std::vector<std::int32_t>, counts);
    const auto block = unpackCounts(packCounts(counts, {}), qint64(counts.size()));
    QVERIFY(block);
    QCOMPARE(block->counts, counts);
    QVERIFY(block->gaps.empty());
}

void SegmentCodecTest::keepsGaps()
{
    std::vector<std::int32_t> counts = randomCounts(12, 1'000);
    const std::vector<SampleRange> gaps = {{0, 3}, {10, 11}, {500, 1'000}};
    const auto block = unpackCounts(packCounts(counts, gaps), 1'000);
    QVERIFY(block);
    QCOMPARE(block->gaps, gaps);
    for (qint64 i = 0; i < 1'000; ++i) {
        if (i >= 3 && i != 10 && i < 500)
            QCOMPARE(block->counts[std::size_t(i)], counts[std::size_t(i)]);
    }
    QCOMPARE(block->counts[10], counts[9]); // held
}

void SegmentCodecTest::packsAnEcgSmall()
{
    std::vector<std::int32_t> counts(30'000);
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] = std::int32_t(200 * std::sin(double(i) / 40)) + std::int32_t(i % 7);
    QVERIFY(packCounts(counts, {}).size() < 30'000);
}

void SegmentCodecTest::refusesForeignBytes()
{
    const QByteArray good = packCounts(randomCounts(16, 100), std::vector<SampleRange>{{5, 9}});
    QVERIFY(!unpackCounts({}, 100));
    for (qsizetype length = 0; length < good.size(); ++length)
        QVERIFY(!unpackCounts(QByteArrayView(good).first(length), 100));
    std::mt19937 dice(3);
    for (int i = 0; i < 2'000; ++i) {
        QByteArray bad = good;
        bad[qsizetype(dice() % quint32(bad.size()))] = char(dice());
        const auto block = unpackCounts(bad, 100); // must not crash; may read other values
        if (!block)
            QCOMPARE(block.error().code, ErrorCode::Integrity);
        else
            QCOMPARE(block->counts.size(), std::size_t(100));
    }
}

void SegmentCodecTest::refusesAnotherLength()
{
    const QByteArray packed = packCounts(randomCounts(16, 100), {});
    QVERIFY(!unpackCounts(packed, 99));
    QVERIFY(!unpackCounts(packed, 101));
    QVERIFY(!unpackCounts(packed, 101, 200));
    QVERIFY(!unpackCounts(packed, 50, 99));
    const auto block = unpackCounts(packed, 50, 200);
    QVERIFY(block);
    QCOMPARE(block->counts, randomCounts(16, 100));
}

QTEST_APPLESS_MAIN(SegmentCodecTest)
#include "segment_codec_test.moc"
