#include "core/waveforms/heart_rhythm.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace wardlight::waveforms;

/// Against arithmetic done by hand and against sines whose power is known.
class HeartRhythmTest : public QObject
{
    Q_OBJECT

private slots:
    void measuresByHand();
    void leavesOutEctopicBeats();
    void powerOfKnownOscillations();
    void saysNothingOfTooLittle();
};

void HeartRhythmTest::measuresByHand()
{
    // intervals 800, 860, 800, 900, 840 ms
    const std::vector<double> beats = {1.0, 1.8, 2.66, 3.46, 4.36, 5.2};
    const auto intervals = rrIntervals(beats);
    QCOMPARE(intervals.size(), std::size_t(5));
    const auto rhythm = heartRhythm(intervals, 0, 100);
    QVERIFY(rhythm);
    QCOMPARE(rhythm->intervals, 5);
    QVERIFY(std::abs(rhythm->meanRrMs - 840) < 1e-6);
    QVERIFY(std::abs(rhythm->meanRate - 60'000.0 / 840) < 1e-6);
    // deviations -40, 20, -40, 60, 0: squares 7200, over 4
    QVERIFY(std::abs(*rhythm->sdnnMs - std::sqrt(1800)) < 1e-6);
    // differences 60, -60, 100, -60: squares 20800, over 4; all above 50
    QVERIFY(std::abs(*rhythm->rmssdMs - std::sqrt(5200)) < 1e-6);
    QVERIFY(std::abs(*rhythm->pnn50 - 100) < 1e-9);
    QVERIFY(!rhythm->lfMs2);
}

void HeartRhythmTest::leavesOutEctopicBeats()
{
    std::vector<double> beats;
    for (int i = 0; i < 60; ++i)
        beats.push_back(i);
    beats[30] -= 0.4; // early, then a pause
    const auto rhythm = heartRhythm(rrIntervals(beats), 0, 100);
    QVERIFY(rhythm);
    QCOMPARE(rhythm->intervals, 57);
    QVERIFY(*rhythm->sdnnMs < 1e-6);
    QVERIFY(*rhythm->rmssdMs < 1e-6);
}

/// A sine of amplitude a has the power a²/2.
void HeartRhythmTest::powerOfKnownOscillations()
{
    std::vector<double> beats = {0};
    while (beats.back() < 1'210) {
        const double t = beats.back();
        beats.push_back(t + 0.8 + 0.040 * std::sin(2 * std::numbers::pi * 0.1 * t) +
                        0.020 * std::sin(2 * std::numbers::pi * 0.25 * t));
    }
    const auto rhythm = heartRhythm(rrIntervals(beats), 0, 1'200);
    QVERIFY(rhythm && rhythm->lfMs2 && rhythm->hfMs2);
    QVERIFY2(std::abs(*rhythm->lfMs2 - 800) < 80, qPrintable(QString::number(*rhythm->lfMs2)));
    // straight lines between beats, 0.8 s apart, dampen 0.25 Hz by a quarter
    QVERIFY2(*rhythm->hfMs2 > 130 && *rhythm->hfMs2 < 220,
             qPrintable(QString::number(*rhythm->hfMs2)));
}

void HeartRhythmTest::saysNothingOfTooLittle()
{
    QVERIFY(rrIntervals({}).empty());
    QVERIFY(!heartRhythm(rrIntervals(std::vector<double>{1.0}), 0, 10));
    const auto one = heartRhythm(rrIntervals(std::vector<double>{1.0, 2.0}), 0, 10);
    QVERIFY(one);
    QVERIFY(!one->sdnnMs && !one->rmssdMs && !one->lfMs2);
}

QTEST_APPLESS_MAIN(HeartRhythmTest)
#include "heart_rhythm_test.moc"
