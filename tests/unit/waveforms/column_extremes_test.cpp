#include "core/waveforms/column_extremes.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <limits>

using namespace wardlight;
using namespace wardlight::waveforms;

namespace {

constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();

/// 0, 1, 2 … at 100 Hz, a unit each.
Channel counting(int samples)
{
    Channel channel;
    channel.rateHz = 100;
    for (int i = 0; i < samples; ++i)
        channel.counts.push_back(i);
    return channel;
}

} // namespace

class ColumnExtremesTest : public QObject
{
    Q_OBJECT

private slots:
    void coversEverySampleOnce_data();
    void coversEverySampleOnce();
    void countsTimesAsSamples_data();
    void countsTimesAsSamples();
    void refusesImpossibleWindows_data();
    void refusesImpossibleWindows();
    void dropsNoExtreme();
    void columnsWithoutSamplesAreEmpty();
    void leavesGapsOut();
    void turnsWithANegativeGain();
};

void ColumnExtremesTest::coversEverySampleOnce_data()
{
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("columns");
    QTest::newRow("as many") << 10 << 10;
    QTest::newRow("even") << 1000 << 10;
    QTest::newRow("uneven") << 1000 << 7;
    QTest::newRow("more columns") << 3 << 10;
    QTest::newRow("one") << 999 << 1;
}

void ColumnExtremesTest::coversEverySampleOnce()
{
    QFETCH(int, samples);
    QFETCH(int, columns);
    const auto grid = ColumnGrid::create(1, 0, samples, columns);
    VERIFY_OK(grid);
    QCOMPARE(grid->edge(0), 0);
    QCOMPARE(grid->edge(columns), samples);
    const qint64 narrowest = samples / columns;
    for (int i = 0; i < columns; ++i) {
        const qint64 width = grid->edge(i + 1) - grid->edge(i);
        QVERIFY(width == narrowest || width == narrowest + 1);
    }
}

void ColumnExtremesTest::countsTimesAsSamples_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("end");
    QTest::newRow("whole seconds") << 500.0 << 1.0 << 2.0 << qint64(500) << qint64(1000);
    // 0.57 × 1000 is 569.9999… in binary
    QTest::newRow("a rounding below") << 1000.0 << 0.57 << 0.58 << qint64(570) << qint64(580);
    QTest::newRow("between samples") << 10.0 << 0.05 << 0.25 << qint64(1) << qint64(3);
    QTest::newRow("nothing between") << 10.0 << 0.11 << 0.19 << qint64(2) << qint64(2);
    QTest::newRow("a third of a second")
        << 360.0 << 1.0 / 3 << 2.0 / 3 << qint64(120) << qint64(240);
}

void ColumnExtremesTest::countsTimesAsSamples()
{
    QFETCH(double, rate);
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(qint64, first);
    QFETCH(qint64, end);
    const auto grid = ColumnGrid::create(rate, from, to, 1);
    VERIFY_OK(grid);
    QCOMPARE(grid->span().from, first);
    QCOMPARE(grid->span().to, end);
}

void ColumnExtremesTest::refusesImpossibleWindows_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("columns");
    QTest::newRow("backwards") << 2.0 << 1.0 << 10;
    QTest::newRow("empty") << 1.0 << 1.0 << 10;
    QTest::newRow("before the record") << -1.0 << 1.0 << 10;
    QTest::newRow("no number") << NotANumber << 1.0 << 10;
    QTest::newRow("no end") << 0.0 << std::numeric_limits<double>::infinity() << 10;
    QTest::newRow("beyond everything") << 0.0 << 1e300 << 10;
    QTest::newRow("no columns") << 0.0 << 1.0 << 0;
    QTest::newRow("too many columns") << 0.0 << 1.0 << ColumnGrid::MostColumns + 1;
}

void ColumnExtremesTest::refusesImpossibleWindows()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(int, columns);
    VERIFY_ERROR(ColumnGrid::create(500, from, to, columns), ErrorCode::Invalid);
}

void ColumnExtremesTest::dropsNoExtreme()
{
    Channel channel = counting(100'000);
    std::fill(channel.counts.begin(), channel.counts.end(), 0);
    channel.counts[70'003] = 900; // one sample wide
    channel.counts[70'004] = -901;
    const auto grid = ColumnGrid::create(100, 0, 1000, 13);
    VERIFY_OK(grid);
    const auto columns = columnExtremes(channel, *grid);
    for (int i = 0; i < 13; ++i) {
        const bool hasSpike = grid->edge(i) <= 70'003 && grid->edge(i + 1) > 70'004;
        QCOMPARE(columns[std::size_t(i)]->max, hasSpike ? 900.0 : 0.0);
        QCOMPARE(columns[std::size_t(i)]->min, hasSpike ? -901.0 : 0.0);
    }
}

void ColumnExtremesTest::columnsWithoutSamplesAreEmpty()
{
    const auto grid = ColumnGrid::create(100, 0.08, 0.12, 4); // samples 8 … 11 of ten
    VERIFY_OK(grid);
    const auto columns = columnExtremes(counting(10), *grid);
    QCOMPARE(columns[0]->min, 8.0);
    QCOMPARE(columns[1]->max, 9.0);
    QVERIFY(!columns[2] && !columns[3]);
    QCOMPARE(recorded(counting(10), grid->span()), (SampleRange{8, 10}));
    const auto narrow = ColumnGrid::create(100, 0, 0.02, 4); // more columns than samples
    VERIFY_OK(narrow);
    int filled = 0;
    for (const auto& column : columnExtremes(counting(10), *narrow))
        filled += column ? 1 : 0;
    QCOMPARE(filled, 2);
}

void ColumnExtremesTest::leavesGapsOut()
{
    Channel channel = counting(10);
    channel.gaps = {{2, 4}, {6, 10}};
    const auto grid = ColumnGrid::create(100, 0, 0.1, 2);
    VERIFY_OK(grid);
    const auto columns = columnExtremes(channel, *grid);
    QCOMPARE(columns[0]->min, 0.0);
    QCOMPARE(columns[0]->max, 4.0);
    QCOMPARE(columns[1]->min, 5.0);
    QCOMPARE(columns[1]->max, 5.0);
    QCOMPARE(gapsIn(channel, {3, 7}), (std::vector<SampleRange>{{3, 4}, {6, 7}}));
    const auto last = ColumnGrid::create(100, 0.06, 0.1, 1);
    VERIFY_OK(last);
    QVERIFY(!columnExtremes(channel, *last)[0]);
}

void ColumnExtremesTest::turnsWithANegativeGain()
{
    Channel channel = counting(10);
    channel.gain = -2;
    channel.baseline = 1;
    const auto grid = ColumnGrid::create(100, 0, 0.1, 1);
    VERIFY_OK(grid);
    const auto columns = columnExtremes(channel, *grid);
    QCOMPARE(columns[0]->min, -17.0);
    QCOMPARE(columns[0]->max, 1.0);
}

QTEST_APPLESS_MAIN(ColumnExtremesTest)
#include "column_extremes_test.moc"
