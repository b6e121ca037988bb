#include "core/waveforms/beat_detector.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace wardlight::waveforms;

/// Signals drawn from a formula, so that every beat's place is known.
class BeatDetectorTest : public QObject
{
    Q_OBJECT

private slots:
    void findsEveryBeat_data();
    void findsEveryBeat();
    void takesTWavesForNone();
    void findsNothingWhereNothingIs();
    void doesNotMindHowSamplesCome();
    void goesOnAfterAPause();

private:
    struct Drawn
    {
        double rateHz = 250;
        double gain = 1;
        float noise = 0.02F;
        float tWave = 0.2F;
    };
    struct Signal
    {
        std::vector<float> samples;
        std::vector<qint64> beats;
    };

    static Signal draw(const Drawn& drawn, double seconds);
    static std::vector<qint64> find(const Signal& signal, double rateHz, std::size_t piece = 1'000);
    static void compare(const std::vector<qint64>& found, const Signal& signal, double rateHz);
};

/// QRS complexes as narrow bells with a trough to either side, T waves as wide ones, the interval
/// between 0.6 and 1.1 seconds, the baseline wandering.
BeatDetectorTest::Signal BeatDetectorTest::draw(const Drawn& drawn, double seconds)
{
    std::mt19937 dice(17);
    const auto roll = [&dice] { return double(dice()) / 4294967295.0; };
    Signal signal;
    signal.samples.resize(std::size_t(seconds * drawn.rateHz));
    const auto bell = [&](double at, double width, double height) {
        const auto from = std::max<qint64>(0, qint64((at - 5 * width) * drawn.rateHz));
        const auto to = std::min<qint64>(qint64(signal.samples.size()),
                                         qint64((at + 5 * width) * drawn.rateHz));
        for (qint64 i = from; i < to; ++i) {
            const double x = (double(i) / drawn.rateHz - at) / width;
            signal.samples[std::size_t(i)] += float(height * std::exp(-x * x / 2));
        }
    };
    for (double at = 0.7; at < seconds - 1; at += 0.6 + 0.5 * roll()) {
        bell(at, 0.010, 1);
        bell(at - 0.03, 0.010, -0.15);
        bell(at + 0.03, 0.010, -0.25);
        bell(at + 0.28, 0.045, drawn.tWave);
        signal.beats.push_back(std::llround(at * drawn.rateHz));
    }
    for (std::size_t i = 0; i < signal.samples.size(); ++i) {
        const double wander = 0.3 * std::sin(double(i) / drawn.rateHz * 2 * M_PI * 0.2);
        const double noise = drawn.noise * (roll() - 0.5);
        signal.samples[i] = float(drawn.gain * (signal.samples[i] + wander + noise));
    }
    return signal;
}

std::vector<qint64> BeatDetectorTest::find(const Signal& signal, double rateHz, std::size_t piece)
{
    BeatDetector detector(rateHz);
    for (std::size_t at = 0; at < signal.samples.size(); at += piece)
        detector.add({signal.samples.data() + at, std::min(piece, signal.samples.size() - at)});
    return detector.finish();
}

void BeatDetectorTest::compare(const std::vector<qint64>& found, const Signal& signal,
                               double rateHz)
{
    QCOMPARE(found.size(), signal.beats.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        QVERIFY2(std::abs(double(found[i] - signal.beats[i])) < 0.03 * rateHz,
                 qPrintable(QString::number(signal.beats[i])));
}

void BeatDetectorTest::findsEveryBeat_data()
{
    QTest::addColumn<double>("rateHz");
    QTest::addColumn<double>("gain");
    QTest::newRow("125 Hz") << 125.0 << 1.0;
    QTest::newRow("250 Hz") << 250.0 << 1.0;
    QTest::newRow("360 Hz, counts") << 360.0 << 200.0;
    QTest::newRow("500 Hz, upside down") << 500.0 << -1.0;
    QTest::newRow("1000 Hz, microvolts") << 1'000.0 << 1e-6;
}

void BeatDetectorTest::findsEveryBeat()
{
    QFETCH(double, rateHz);
    QFETCH(double, gain);
    Drawn drawn;
    drawn.rateHz = rateHz;
    drawn.gain = gain;
    const Signal signal = draw(drawn, 300);
    compare(find(signal, rateHz), signal, rateHz);
}

void BeatDetectorTest::takesTWavesForNone()
{
    Drawn drawn;
    drawn.tWave = 0.7F;
    const Signal signal = draw(drawn, 120);
    compare(find(signal, drawn.rateHz), signal, drawn.rateHz);
}

void BeatDetectorTest::findsNothingWhereNothingIs()
{
    QVERIFY(BeatDetector(250).finish().empty());
    const Signal flat{std::vector<float>(25'000, 3.5F), {}};
    QVERIFY(find(flat, 250).empty());
    const Signal one{{1.0F}, {}};
    QVERIFY(find(one, 250).empty());
}

void BeatDetectorTest::doesNotMindHowSamplesCome()
{
    const Signal signal = draw({}, 200);
    const auto whole = find(signal, 250, signal.samples.size());
    QCOMPARE(find(signal, 250, 1), whole);
    QCOMPARE(find(signal, 250, 15'001), whole);
}

void BeatDetectorTest::goesOnAfterAPause()
{
    Signal first = draw({}, 60);
    const Signal second = draw({}, 60);
    const std::size_t pause = 250 * 20;
    first.samples.resize(first.samples.size() + pause, first.samples.back());
    for (const qint64 beat : second.beats)
        first.beats.push_back(beat + qint64(first.samples.size()));
    for (const float sample : second.samples) // another electrode, a third of the amplitude
        first.samples.push_back(sample / 3);
    const auto found = find(first, 250);
    QVERIFY(double(found.size()) > 0.95 * double(first.beats.size()));
    QVERIFY(found.size() <= first.beats.size() + 2);
}

QTEST_APPLESS_MAIN(BeatDetectorTest)
#include "beat_detector_test.moc"
