#include "ui/vitals/trend_segments.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using vitals::EnvelopeColumn;

namespace {

constexpr qint64 Minute = 60'000;

/// Single readings at these minutes.
std::vector<EnvelopeColumn> at(std::initializer_list<int> minutes)
{
    std::vector<EnvelopeColumn> columns;
    for (const int minute : minutes)
        columns.push_back({minute * Minute, minute * Minute, 1, 1, 1, 1, 0});
    return columns;
}

using Runs = std::vector<std::pair<std::size_t, std::size_t>>;

} // namespace

class TrendSegmentsTest : public QObject
{
    Q_OBJECT

private slots:
    void threeIntervalsAreNoGapYet();
    void rareReadingsHaveLongerGaps();
    void secondsApartNeedAMinuteOfSilence();
    void columnsCountTheirReadings();
    void nothingHasNoSegments();
    void findsTheColumnAtATime();
    void axisHoldsEverything_data();
    void axisHoldsEverything();
};

void TrendSegmentsTest::threeIntervalsAreNoGapYet()
{
    QCOMPARE(segmentsOf(at({0, 1, 2, 5, 6})), (Runs{{0, 5}}));
    QCOMPARE(segmentsOf(at({0, 1, 2, 6, 7})), (Runs{{0, 3}, {3, 5}}));
}

void TrendSegmentsTest::rareReadingsHaveLongerGaps()
{
    QCOMPARE(segmentsOf(at({0, 240, 480, 1200, 1440})), (Runs{{0, 5}}));
    QCOMPARE(segmentsOf(at({0, 240, 480, 1201, 1441})), (Runs{{0, 3}, {3, 5}}));
}

void TrendSegmentsTest::secondsApartNeedAMinuteOfSilence()
{
    std::vector<EnvelopeColumn> columns;
    for (const qint64 second : {0, 1, 2, 3, 62, 63, 124, 125})
        columns.push_back({second * 1000, second * 1000, 1, 1, 1, 1, 0});
    QCOMPARE(segmentsOf(columns), (Runs{{0, 6}, {6, 8}}));
}

void TrendSegmentsTest::columnsCountTheirReadings()
{
    // An hour a column, sixty readings each: the readings are a minute apart.
    std::vector<EnvelopeColumn> columns;
    for (const qint64 hour : {0, 1, 2, 4})
        columns.push_back({hour * 60 * Minute, hour * 60 * Minute + 59 * Minute, 1, 1, 1, 60, 0});
    QCOMPARE(gapAfterMs(columns), 3 * Minute);
    QCOMPARE(segmentsOf(columns), (Runs{{0, 3}, {3, 4}}));
}

void TrendSegmentsTest::nothingHasNoSegments()
{
    QVERIFY(segmentsOf({}).empty());
    QCOMPARE(segmentsOf(at({7})), (Runs{{0, 1}}));
}

void TrendSegmentsTest::findsTheColumnAtATime()
{
    std::vector<EnvelopeColumn> columns = at({0, 10, 20});
    columns[1].lastMs = 14 * Minute;
    const auto minuteOf = [&columns](qint64 ms, qint64 reach) {
        const EnvelopeColumn* found = columnAt(columns, ms, reach);
        return found ? int(found->firstMs / Minute) : -1;
    };
    QCOMPARE(minuteOf(12 * Minute, 0), 10); // inside the column
    QCOMPARE(minuteOf(15 * Minute, Minute), 10);
    QCOMPARE(minuteOf(18 * Minute, 2 * Minute), 20);
    QCOMPARE(minuteOf(17 * Minute, Minute), -1);
    QCOMPARE(minuteOf(-Minute, Minute), 0);
    QCOMPARE(minuteOf(21 * Minute, Minute), 20);
    QVERIFY(!columnAt({}, 0, Minute));
}

void TrendSegmentsTest::axisHoldsEverything_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("decimals");
    QTest::newRow("heart rate") << 60.0 << 100.0 << 10.0 << 0;
    QTest::newRow("with a zero") << 0.0 << 238.0 << 100.0 << 0;
    QTest::newRow("temperature") << 36.1 << 37.8 << 0.5 << 1;
    QTest::newRow("one value") << 37.0 << 37.0 << 1.0 << 0;
    QTest::newRow("only zero") << 0.0 << 0.0 << 0.5 << 1;
    QTest::newRow("tiny") << 0.003 << 0.005 << 0.0005 << 4;
    QTest::newRow("negative") << -1200.0 << -200.0 << 500.0 << 0;
}

void TrendSegmentsTest::axisHoldsEverything()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(double, step);
    QFETCH(int, decimals);
    const ValueAxis axis = valueAxis(low, high);
    QVERIFY(axis.minimum < low);
    QVERIFY(axis.maximum > high);
    QCOMPARE(axis.step, step);
    QCOMPARE(axis.decimals, decimals);
    QVERIFY((axis.maximum - axis.minimum) / axis.step <= 5.5);
}

QTEST_GUILESS_MAIN(TrendSegmentsTest)
#include "trend_segments_test.moc"
