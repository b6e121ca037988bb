#include "core/alerts/alert_replay.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace wardlight::alerts;

/// How many alerts a limit would have raised; counted by hand.
class AlertReplayTest final : public QObject
{
    Q_OBJECT

private slots:
    void countsEpisodes_data();
    void countsEpisodes();
};

void AlertReplayTest::countsEpisodes_data()
{
    using Values = std::vector<double>;
    QTest::addColumn<bool>("isHigh");
    QTest::addColumn<double>("limit");
    QTest::addColumn<Values>("values");
    QTest::addColumn<int>("episodes");

    const double nothing = std::nan("");
    QTest::newRow("no values") << true << 120. << Values{} << 0;
    QTest::newRow("all within") << true << 120. << Values{60, 80, 119} << 0;
    QTest::newRow("equal is within") << true << 120. << Values{120, 120} << 0;
    QTest::newRow("one long run") << true << 120. << Values{121, 150, 180, 121} << 1;
    QTest::newRow("begins beyond, ends beyond") << true << 120. << Values{121, 90, 130} << 2;
    QTest::newRow("back for one value") << true << 120. << Values{100, 130, 120, 130, 100} << 2;
    QTest::newRow("below") << false << 90. << Values{95, 89, 88, 90, 85} << 2;
    QTest::newRow("not a number says nothing")
        << true << 120. << Values{130, nothing, 130, nothing, 100, nothing, 130} << 2;
    QTest::newRow("infinite is beyond") << true << 120. << Values{100, HUGE_VAL, 100} << 1;
}

void AlertReplayTest::countsEpisodes()
{
    QFETCH(bool, isHigh);
    QFETCH(double, limit);
    QFETCH(std::vector<double>, values);
    QFETCH(int, episodes);
    EpisodeCounter counter({isHigh ? LimitSide::High : LimitSide::Low, limit});
    for (const double value : values)
        counter.add(value);
    QCOMPARE(counter.episodes(), episodes);
}

QTEST_APPLESS_MAIN(AlertReplayTest)
#include "alert_replay_test.moc"
