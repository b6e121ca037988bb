#include "core/waveforms/signal_quality.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace wardlight::waveforms;

namespace {

constexpr double RateHz = 250;

/// Something like a heart's beat once a second.
std::vector<std::int32_t> pulses(int samples)
{
    std::vector<std::int32_t> counts;
    for (int i = 0; i < samples; ++i) {
        const double phase = std::fmod(i / RateHz, 1.0);
        counts.push_back(std::int32_t(1'000 * std::exp(-std::pow((phase - 0.5) / 0.02, 2)) +
                                      200 * std::exp(-std::pow((phase - 0.8) / 0.06, 2))));
    }
    return counts;
}

} // namespace

class SignalQualityTest : public QObject
{
    Q_OBJECT

private slots:
    void likesACleanSignal();
    void findsFaults();
    void countsWhatIsMissing();
    void judgesPiecesOfAnyLengthAlike();
};

void SignalQualityTest::likesACleanSignal()
{
    QCOMPARE(faultOf(pulses(1'250), RateHz), SignalFault::None);
}

void SignalQualityTest::findsFaults()
{
    QCOMPARE(faultOf(std::vector<std::int32_t>(1'250, 7), RateHz), SignalFault::Flat);
    auto clipped = pulses(1'250);
    for (auto& count : clipped)
        count = std::min(count, 150);
    QCOMPARE(faultOf(clipped, RateHz), SignalFault::Clipped);
    std::vector<std::int32_t> saturated;
    for (int i = 0; i < 1'250; ++i)
        saturated.push_back(std::int32_t(
            std::clamp(1'500 * std::sin(2 * std::numbers::pi * i / RateHz), -1'000.0, 1'000.0)));
    QCOMPARE(faultOf(saturated, RateHz), SignalFault::Clipped);
    std::mt19937 dice(1);
    std::vector<std::int32_t> noise;
    for (int i = 0; i < 1'250; ++i)
        noise.push_back(std::int32_t(dice() % 2'000));
    QCOMPARE(faultOf(noise, RateHz), SignalFault::Noisy);
}

void SignalQualityTest::countsWhatIsMissing()
{
    QualityJudge judge(RateHz);
    const auto counts = pulses(2'500);
    judge.add(counts, std::vector<SampleRange>{{1'250, 2'500}});
    judge.finish();
    QCOMPARE(judge.faults().size(), std::size_t(1));
    QCOMPARE(judge.faults()[0].fault, SignalFault::Missing);
    QCOMPARE(judge.faults()[0].range, (SampleRange{1'250, 2'500}));
    QCOMPARE(judge.goodPercent(), 50.0);
    QCOMPARE(QualityJudge(RateHz).goodPercent(), 0.0);
}

void SignalQualityTest::judgesPiecesOfAnyLengthAlike()
{
    auto counts = pulses(12'500);
    std::fill(counts.begin() + 2'500, counts.begin() + 5'000, 3);
    QualityJudge whole(RateHz);
    whole.add(counts, {});
    whole.finish();
    QualityJudge parts(RateHz);
    for (std::size_t at = 0; at < counts.size(); at += 777)
        parts.add(std::span(counts).subspan(at, std::min<std::size_t>(777, counts.size() - at)),
                  {});
    parts.finish();
    QCOMPARE(parts.faults().size(), std::size_t(1));
    QCOMPARE(parts.faults()[0].range, whole.faults()[0].range);
    QCOMPARE(parts.goodPercent(), whole.goodPercent());
    QCOMPARE(parts.faults()[0].range, (SampleRange{2'500, 5'000}));
}

QTEST_APPLESS_MAIN(SignalQualityTest)
#include "signal_quality_test.moc"
