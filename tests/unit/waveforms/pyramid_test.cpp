#include "core/waveforms/pyramid.h"
#include "core/waveforms/segment_store.h"

#include <QTest>

#include <map>
#include <random>

using namespace wardlight;
using namespace wardlight::waveforms;

class PyramidTest : public QObject
{
    Q_OBJECT

private slots:
    void equalsEverySample();
    void goesOnWhereItStopped();
    void givesBackBins();
    void refusesForeignBytes();
    void picksTheCoarsestLevelThatIsFineEnough();
    void findsSegments_data();
    void findsSegments();

private:
    using Levels = std::map<int, std::vector<Bin>>;

    struct Signal
    {
        std::vector<std::int32_t> counts;
        std::vector<SampleRange> gaps;

        [[nodiscard]] bool isGap(qint64 sample) const
        {
            return std::any_of(gaps.begin(), gaps.end(), [sample](const SampleRange& gap) {
                return sample >= gap.from && sample < gap.to;
            });
        }
    };

    static Signal signal();
    static Levels brute(const Signal& signal);
    static void addPart(PyramidBuilder& builder, const Signal& signal, qint64 from, qint64 to);
    static void collect(Levels& levels, const std::vector<BinChunk>& chunks);
};

PyramidTest::Signal PyramidTest::signal()
{
    std::mt19937 dice(11);
    Signal made;
    made.counts.resize(700'001);
    for (auto& count : made.counts)
        count = std::int32_t(dice());
    made.gaps = {{0, 1}, {100, 64 * 20}, {5'000, 5'001}, {600'000, 600'700}};
    return made;
}

/// Straight from the definition: bin b of size s covers samples b·s up to (b + 1)·s.
PyramidTest::Levels PyramidTest::brute(const Signal& signal)
{
    std::vector<bool> isGap(signal.counts.size());
    for (const SampleRange& gap : signal.gaps)
        std::fill(isGap.begin() + gap.from, isGap.begin() + gap.to, true);
    Levels levels;
    for (int level = 0; level < LevelCount; ++level) {
        const auto size = std::size_t(BinSizes[std::size_t(level)]);
        auto& bins = levels[level];
        bins.resize((signal.counts.size() + size - 1) / size);
        for (std::size_t i = 0; i < signal.counts.size(); ++i) {
            if (isGap[i])
                continue;
            bins[i / size].min = std::min(bins[i / size].min, signal.counts[i]);
            bins[i / size].max = std::max(bins[i / size].max, signal.counts[i]);
        }
    }
    return levels;
}

void PyramidTest::addPart(PyramidBuilder& builder, const Signal& signal, qint64 from, qint64 to)
{
    std::vector<SampleRange> gaps;
    for (const SampleRange& gap : signal.gaps) {
        const SampleRange inside{std::max(gap.from, from) - from, std::min(gap.to, to) - from};
        if (!inside.isEmpty())
            gaps.push_back(inside);
    }
    builder.add({signal.counts.data() + from, std::size_t(to - from)}, gaps);
}

void PyramidTest::collect(Levels& levels, const std::vector<BinChunk>& chunks)
{
    for (const BinChunk& chunk : chunks) {
        auto& bins = levels[chunk.level];
        bins.resize(std::size_t(chunk.number * BinsPerChunk)); // an unfinished one is written anew
        bins.insert(bins.end(), chunk.bins.begin(), chunk.bins.end());
    }
}

void PyramidTest::equalsEverySample()
{
    const Signal made = signal();
    PyramidBuilder builder;
    std::mt19937 dice(5);
    for (qint64 at = 0; at < qint64(made.counts.size());) {
        const qint64 end = std::min<qint64>(qint64(made.counts.size()), at + 1 + dice() % 9'000);
        addPart(builder, made, at, end);
        at = end;
    }
    Levels levels;
    collect(levels, builder.takeComplete());
    collect(levels, builder.unfinished());
    QVERIFY(levels == brute(made));
}

void PyramidTest::goesOnWhereItStopped()
{
    const Signal made = signal();
    for (const qint64 stop :
         {qint64(1), qint64(63), qint64(64), qint64(524'288), qint64(612'345)}) {
        PyramidBuilder first;
        addPart(first, made, 0, stop);
        Levels levels;
        collect(levels, first.takeComplete());
        const std::vector<BinChunk> rest = first.unfinished();
        collect(levels, rest);
        PyramidBuilder second(stop, rest);
        addPart(second, made, stop, qint64(made.counts.size()));
        collect(levels, second.takeComplete());
        collect(levels, second.unfinished());
        QVERIFY2(levels == brute(made), qPrintable(QString::number(stop)));
    }
}

void PyramidTest::givesBackBins()
{
    const std::vector<Bin> bins = {{-5, 7}, {}, {-2'147'483'647 - 1, 2'147'483'647}, {}, {3, 3}};
    const auto read = unpackBins(packBins(bins));
    QVERIFY(read);
    QVERIFY(*read == bins);
}

void PyramidTest::refusesForeignBytes()
{
    const QByteArray good = packBins(std::vector<Bin>(100, Bin{1, 2}));
    for (qsizetype length = 0; length < good.size(); ++length)
        QVERIFY(!unpackBins(QByteArrayView(good).first(length)));
    QVERIFY(!unpackBins(QByteArray(200, '\xff')));
}

void PyramidTest::picksTheCoarsestLevelThatIsFineEnough()
{
    QCOMPARE(levelFor(63), std::optional<int>());
    QCOMPARE(levelFor(64), std::optional(0));
    QCOMPARE(levelFor(511), std::optional(0));
    QCOMPARE(levelFor(4'096), std::optional(2));
    QCOMPARE(levelFor(10'000'000), std::optional(3));
    QCOMPARE(snapped(95, 64, 1'000), qint64(64));
    QCOMPARE(snapped(96, 64, 1'000), qint64(128));
    QCOMPARE(snapped(1'000, 64, 1'000), qint64(1'000));
}

void PyramidTest::findsSegments_data()
{
    QTest::addColumn<double>("rateHz");
    for (const double rateHz : {1.0, 62.4725, 249.89, 360.0, 500.0, 0.013})
        QTest::addRow("%g Hz", rateHz) << rateHz;
}

void PyramidTest::findsSegments()
{
    QFETCH(double, rateHz);
    for (qint64 segment = 0; segment < 3'000; ++segment) {
        const qint64 start = segmentStart(rateHz, 60, segment);
        const qint64 next = segmentStart(rateHz, 60, segment + 1);
        if (next == start)
            continue; // slower than a sample a minute: a segment without one
        QCOMPARE(segmentOf(rateHz, 60, start), segment);
        QCOMPARE(segmentOf(rateHz, 60, next - 1), segment);
    }
}

QTEST_APPLESS_MAIN(PyramidTest)
#include "pyramid_test.moc"
