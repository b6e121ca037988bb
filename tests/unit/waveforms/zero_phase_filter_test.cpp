#include "core/waveforms/zero_phase_filter.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

using namespace wardlight;
using namespace wardlight::waveforms;

namespace {

constexpr double RateHz = 500;

std::vector<double> sine(double hz, int samples)
{
    std::vector<double> values;
    for (int i = 0; i < samples; ++i)
        values.push_back(std::sin(2 * std::numbers::pi * hz * i / RateHz));
    return values;
}

} // namespace

class ZeroPhaseFilterTest : public QObject
{
    Q_OBJECT

private slots:
    void gainIsTheTextbooks_data();
    void gainIsTheTextbooks();
    void shiftsNothing();
    void marginSuffices();
    void keepsAConstant();
    void refusesWhatIsNoFilter_data();
    void refusesWhatIsNoFilter();
};

/// |H|² of a second-order Butterworth: 1 / (1 + (f / fc)^4), after the bilinear transform's warp.
void ZeroPhaseFilterTest::gainIsTheTextbooks_data()
{
    QTest::addColumn<double>("highPass");
    QTest::addColumn<double>("lowPass");
    QTest::addColumn<double>("notch");
    QTest::addColumn<double>("hz");
    QTest::addColumn<double>("gain");
    const auto warped = [](double hz) { return std::tan(std::numbers::pi * hz / RateHz); };
    const auto lowPass = [&](double hz, double cut) {
        return 1 / (1 + std::pow(warped(hz) / warped(cut), 4));
    };
    QTest::newRow("low-pass at its frequency") << 0.0 << 40.0 << 0.0 << 40.0 << 0.5;
    QTest::newRow("low-pass above") << 0.0 << 40.0 << 0.0 << 80.0 << lowPass(80, 40);
    QTest::newRow("low-pass below") << 0.0 << 40.0 << 0.0 << 10.0 << lowPass(10, 40);
    QTest::newRow("high-pass at its frequency") << 2.0 << 0.0 << 0.0 << 2.0 << 0.5;
    QTest::newRow("high-pass below") << 2.0 << 0.0 << 0.0 << 1.0 << 1 - lowPass(1, 2);
    QTest::newRow("notch at the mains") << 0.0 << 0.0 << 50.0 << 50.0 << 0.0;
    QTest::newRow("notch beside") << 0.0 << 0.0 << 50.0 << 30.0 << 1.0;
}

void ZeroPhaseFilterTest::gainIsTheTextbooks()
{
    QFETCH(double, highPass);
    QFETCH(double, lowPass);
    QFETCH(double, notch);
    QFETCH(double, hz);
    QFETCH(double, gain);
    FilterSettings settings;
    if (highPass > 0)
        settings.highPassHz = highPass;
    if (lowPass > 0)
        settings.lowPassHz = lowPass;
    if (notch > 0)
        settings.notchHz = notch;
    const auto filter = ZeroPhaseFilter::create(settings, RateHz);
    VERIFY_OK(filter);
    std::vector<double> values = sine(hz, 20'000);
    const std::vector<double> before = values;
    filter->apply(values);
    double product = 0;
    double square = 0;
    for (std::size_t i = 5'000; i < 15'000; ++i) { // in phase: the projection is the gain
        product += values[i] * before[i];
        square += before[i] * before[i];
    }
    QVERIFY2(std::abs(product / square - gain) < 0.005,
             qPrintable(QString::number(product / square)));
}

void ZeroPhaseFilterTest::shiftsNothing()
{
    const auto filter = ZeroPhaseFilter::create({0.5, 40.0, 50.0}, RateHz);
    VERIFY_OK(filter);
    std::vector<double> values(10'001);
    values[5'000] = 1;
    filter->apply(values);
    for (std::size_t i = 1; i < 2'000; ++i)
        QVERIFY(std::abs(values[5'000 + i] - values[5'000 - i]) < 1e-6);
}

void ZeroPhaseFilterTest::marginSuffices()
{
    const auto filter = ZeroPhaseFilter::create({0.5, 40.0, 50.0}, RateHz);
    VERIFY_OK(filter);
    std::mt19937 dice(1);
    std::vector<double> whole;
    double walk = 0;
    for (int i = 0; i < 60'000; ++i) {
        walk += double(dice() % 2'001) / 1'000 - 1;
        whole.push_back(walk);
    }
    const qint64 margin = filter->marginSamples();
    const qint64 from = 30'000;
    std::vector<double> part(whole.begin() + from - margin, whole.begin() + from + 500 + margin);
    filter->apply(whole);
    filter->apply(part);
    for (qint64 i = 0; i < 500; ++i)
        QVERIFY(std::abs(part[std::size_t(margin + i)] - whole[std::size_t(from + i)]) < 0.3);
}

void ZeroPhaseFilterTest::keepsAConstant()
{
    const auto low = ZeroPhaseFilter::create({{}, 40.0, 50.0}, RateHz);
    const auto high = ZeroPhaseFilter::create({0.5, {}, {}}, RateHz);
    VERIFY_OK(low);
    VERIFY_OK(high);
    std::vector<double> values(1'000, 3.25);
    low->apply(values);
    for (const double value : values)
        QVERIFY(std::abs(value - 3.25) < 1e-9);
    high->apply(values);
    for (const double value : values)
        QVERIFY(std::abs(value) < 1e-9);
    std::vector<double> one = {2};
    low->apply(one);
    QVERIFY(std::abs(one[0] - 2) < 1e-9);
    low->apply({});
}

void ZeroPhaseFilterTest::refusesWhatIsNoFilter_data()
{
    QTest::addColumn<double>("highPass");
    QTest::addColumn<double>("lowPass");
    QTest::newRow("above half the rate") << 0.5 << 250.0;
    QTest::newRow("zero") << 0.0 << 40.0;
    QTest::newRow("negative") << -1.0 << 40.0;
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << 40.0;
    QTest::newRow("endless") << 0.5 << std::numeric_limits<double>::infinity();
    QTest::newRow("crossed") << 40.0 << 0.5;
}

void ZeroPhaseFilterTest::refusesWhatIsNoFilter()
{
    QFETCH(double, highPass);
    QFETCH(double, lowPass);
    VERIFY_ERROR(ZeroPhaseFilter::create({highPass, lowPass, {}}, RateHz), ErrorCode::Invalid);
}

QTEST_APPLESS_MAIN(ZeroPhaseFilterTest)
#include "zero_phase_filter_test.moc"
