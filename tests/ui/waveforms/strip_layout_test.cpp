#include "tests/ui/waveforms/memory_waveforms.h"
#include "ui/waveforms/strip_layout.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using waveforms::EcgLead;

namespace {

/// 4 px a millimetre: 100 px a second at 25 mm/s, 40 px a millivolt at 10 mm/mV.
StripView viewOf(QSizeF size)
{
    StripView view;
    view.scale.pxPerMm = 4;
    view.size = size;
    return view;
}

} // namespace

class StripLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void standardFormIsThreeByFourAndARhythm();
    void curvesLieWhereArithmeticSays();
    void rowsAndZeroLinesLieOnTheGrid();
    void stacksWhatIsNoTwelveLeadEcg();
    void fitsOtherQuantitiesIntoTheirRow();
    void keepsRowsReadable();
    void scrollsToTheEnd();
    void survivesEmptyRecords();
};

void StripLayoutTest::standardFormIsThreeByFourAndARhythm()
{
    const auto record = test::twelveLeads(10);
    const StripLayout layout = layOut(record, viewOf({1040, 680})); // 10 mm and four rows of 40
    QCOMPARE(layout.arrangement, StripArrangement::Standard);
    QCOMPARE(layout.lanes.size(), std::size_t(13));
    // the pulse takes 0.2 s = 5 mm and clearance: two large boxes
    QCOMPARE(layout.margin, 40.0);
    QCOMPARE(layout.shownSeconds, 10.0);
    const char* const byColumn[] = {"I",  "II", "III", "aVR", "aVL", "aVF",
                                    "V1", "V2", "V3",  "V4",  "V5",  "V6"};
    for (std::size_t i = 0; i < 12; ++i) {
        const Lane& lane = layout.lanes[i];
        QCOMPARE(leadName(*record.channels[lane.channel].lead), QString::fromLatin1(byColumn[i]));
        QCOMPARE(lane.area.left(), 40 + double(i / 3) * 250);
        QCOMPARE(lane.area.width(), 250.0);
        QCOMPARE(lane.area.top(), 40 + double(i % 3) * 160);
        QCOMPARE(lane.fromSeconds, double(i / 3) * 2.5); // one time for all
        QCOMPARE(lane.hasPulse, i < 3);
    }
    const Lane& rhythm = layout.lanes[12];
    QCOMPARE(record.channels[rhythm.channel].lead, std::optional(EcgLead::II));
    QCOMPARE(rhythm.area, QRectF(40, 520, 1000, 160));
    QCOMPARE(rhythm.fromSeconds, 0.0);
}

void StripLayoutTest::curvesLieWhereArithmeticSays()
{
    const auto record = test::twelveLeads(10);
    StripView view = viewOf({1040, 640});
    const Lane usual = layOut(record, view).lanes[0];
    QCOMPARE(usual.x(0.5), 40 + 50.0);
    QCOMPARE(usual.y(0) - usual.y(1000), 40.0); // 1000 µV
    view.scale.mmPerSecond = 50;
    view.scale.mmPerMillivolt = 20;
    view.fromSeconds = 0.25;
    const StripLayout fast = layOut(record, view);
    QCOMPARE(fast.lanes[0].x(0.5), fast.margin + 0.25 * 200);
    QCOMPARE(fast.lanes[0].secondsAt(fast.lanes[0].x(0.5)), 0.5);
    QCOMPARE(fast.lanes[0].y(0) - fast.lanes[0].y(1000), 80.0);
}

void StripLayoutTest::rowsAndZeroLinesLieOnTheGrid()
{
    const double box = 5 * 4.0;
    for (const double height : {333.0, 640.0, 1011.0}) {
        for (const Lane& lane : layOut(test::twelveLeads(10), viewOf({900, height})).lanes) {
            QCOMPARE(std::fmod(lane.area.top(), box), 0.0);
            QCOMPARE(std::fmod(lane.zeroY, box), 0.0);
            QVERIFY(lane.area.top() < lane.zeroY && lane.zeroY < lane.area.bottom());
        }
    }
}

void StripLayoutTest::stacksWhatIsNoTwelveLeadEcg()
{
    auto record = test::twelveLeads(10);
    record.channels.resize(8); // V3 … V6 are missing
    StripLayout layout = layOut(record, viewOf({1040, 640}));
    QCOMPARE(layout.arrangement, StripArrangement::Stacked);
    QCOMPARE(layout.lanes.size(), std::size_t(8));
    StripView stacked = viewOf({1040, 1000});
    stacked.arrangement = StripArrangement::Stacked;
    layout = layOut(test::twelveLeads(10), stacked);
    QCOMPARE(layout.lanes.size(), std::size_t(12));
    QCOMPARE(layout.lanes[11].area, QRectF(40, 920, 1000, 80));
}

void StripLayoutTest::fitsOtherQuantitiesIntoTheirRow()
{
    waveforms::WaveformRecord record;
    record.groups = {{}};
    waveforms::Channel pressure;
    pressure.unit = QStringLiteral("mm[Hg]");
    pressure.counts = {60, 140};
    record.channels = {pressure};
    const Lane lane = layOut(record, viewOf({1040, 240})).lanes[0];
    // 80 mm[Hg] into 80 % of 50 mm: 20 a centimetre
    QCOMPARE(lane.unitsPerCentimetre, 20.0);
    QCOMPARE(lane.pxPerUnit, 2.0);
    QVERIFY(!lane.hasPulse);
    QVERIFY(lane.area.top() <= lane.y(140) && lane.y(60) <= lane.area.bottom());
}

void StripLayoutTest::keepsRowsReadable()
{
    StripView view = viewOf({400, 120});
    view.arrangement = StripArrangement::Stacked;
    const StripLayout layout = layOut(test::twelveLeads(10), view);
    QCOMPARE(layout.lanes[0].area.height(), 15 * 4.0);
    QCOMPARE(layout.height, 40 + 12 * 60.0); // more than there is: it scrolls
}

void StripLayoutTest::scrollsToTheEnd()
{
    const auto record = test::twelveLeads(10);
    QCOMPARE(lastStart(record, 0, 4), 6.0);
    QCOMPARE(lastStart(record, 0, 12), 0.0);
    QCOMPARE(lastStart(record, 7, 4), 0.0); // no such group
}

void StripLayoutTest::survivesEmptyRecords()
{
    QVERIFY(layOut({}, viewOf({400, 300})).lanes.empty());
    QVERIFY(layOut(test::twelveLeads(10), viewOf({0, 0})).lanes.size() == 13);
}

QTEST_APPLESS_MAIN(StripLayoutTest)
#include "strip_layout_test.moc"
