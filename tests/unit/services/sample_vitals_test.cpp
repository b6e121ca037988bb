#include "app/services/sample_alarms.h"
#include "app/services/sample_vitals.h"

#include <QMap>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace wardlight;
using namespace wardlight::services;

namespace {

constexpr qint64 Hour = 3'600;
constexpr qint64 Day = 86'400;
constexpr quint32 Seed = 20'260'314;

bool isSame(const SampleValue& a, const SampleValue& b)
{
    return a.type == b.type && a.value == b.value && a.second == b.second &&
           a.isArtefact == b.isArtefact;
}

} // namespace

class SampleVitalsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void sameSeedSameValues();
    void otherSeedOtherValues();
    void spansThatMeetGiveTheWhole();
    void volumeIsThatOfAWard();
    void everyBedIsMeasuredForThirtyDays();
    void valuesArePossible();
    void pressuresAreInOrder();
    void nobodyIsMeasuredOutsideTheStay();
    void sepsisShowsItsPictureAndIsTreated();
    void copdLivesAtLowSaturationOnOxygen();
    void nightsAreCalmer();
    void fibrillationIsIrregular();
    void thereAreGapsAndArtefacts();
    void theShowcaseIsDense();
    void alarmsLastAndWorsen();
    void alarmsOfCopdLieLower();

private:
    [[nodiscard]] std::vector<SampleValue> all(const SampleStay& stay) const
    {
        return sampleValues(stay, {m_made - 30 * Day, m_made, m_made});
    }
    /// Mean of a type between two moments, hours before the ward was made.
    [[nodiscard]] double mean(const SampleStay& stay, SampleType type, double fromHours,
                              double toHours) const;

    const QDateTime m_now = QDateTime({2026, 3, 14}, {9, 26, 53}, Qt::UTC);
    qint64 m_made = 0;
    std::vector<SampleStay> m_stays;
    QMap<int, std::vector<SampleValue>> m_values; ///< by the number of the patient
};

void SampleVitalsTest::initTestCase()
{
    m_made = m_now.toSecsSinceEpoch();
    m_stays = sampleStays(Seed, m_now);
    for (const SampleStay& stay : m_stays)
        m_values.insert(stay.number, all(stay));
}

double SampleVitalsTest::mean(const SampleStay& stay, SampleType type, double fromHours,
                              double toHours) const
{
    double sum = 0;
    int count = 0;
    for (const SampleValue& value : m_values.value(stay.number)) {
        const double ago = double(m_made - value.second) / Hour;
        if (value.type == type && !value.isArtefact && ago <= fromHours && ago >= toHours) {
            sum += value.value;
            ++count;
        }
    }
    return count == 0 ? std::nan("") : sum / count;
}

void SampleVitalsTest::sameSeedSameValues()
{
    const auto again = sampleStays(Seed, m_now);
    for (std::size_t i = 0; i < m_stays.size(); ++i) {
        const auto values = all(again[i]);
        const auto& before = m_values[m_stays[i].number];
        QVERIFY(std::equal(values.begin(), values.end(), before.begin(), before.end(), isSame));
    }
}

void SampleVitalsTest::otherSeedOtherValues()
{
    const auto others = sampleStays(Seed + 1, m_now);
    const auto values = all(others.front());
    const auto& before = m_values[0];
    QVERIFY(!std::equal(values.begin(), values.end(), before.begin(), before.end(), isSame));
}

void SampleVitalsTest::spansThatMeetGiveTheWhole()
{
    for (const SampleStay& stay : m_stays) {
        // over the moment the ward was made, where live values begin
        const auto whole = sampleValues(stay, {m_made - 7'000, m_made + 7'000, m_made});
        std::vector<SampleValue> parts;
        for (qint64 from = m_made - 7'000; from < m_made + 7'000; from += 137) {
            const qint64 to = std::min(from + 137, m_made + 7'000);
            for (const SampleValue& value : sampleValues(stay, {from, to, m_made}))
                parts.push_back(value);
        }
        QVERIFY2(std::equal(whole.begin(), whole.end(), parts.begin(), parts.end(), isSame),
                 qPrintable(QString::number(stay.number)));
    }
}

void SampleVitalsTest::volumeIsThatOfAWard()
{
    std::size_t count = 0;
    for (const auto& values : m_values)
        count += values.size();
    QVERIFY2(count > 300'000 && count < 450'000, qPrintable(QString::number(count)));
}

void SampleVitalsTest::everyBedIsMeasuredForThirtyDays()
{
    QMap<int, QSet<qint64>> days;
    for (const SampleStay& stay : m_stays) {
        for (const SampleValue& value : m_values[stay.number])
            days[stay.bed].insert((m_made - value.second) / Day);
    }
    QCOMPARE(days.size(), 40);
    for (const auto& measured : days)
        QVERIFY(measured.size() >= 29); // a day may fall between two patients
}

void SampleVitalsTest::valuesArePossible()
{
    // what a living body can have and a monitor can show
    const QMap<SampleType, QPair<double, double>> bounds = {
        {SampleType::HeartRate, {25, 220}},     {SampleType::Spo2, {50, 100}},
        {SampleType::RespiratoryRate, {5, 60}}, {SampleType::Temperature, {34, 41.5}},
        {SampleType::Systolic, {55, 295}},      {SampleType::Diastolic, {25, 145}},
        {SampleType::Mean, {30, 200}},          {SampleType::Fio2, {21, 100}},
        {SampleType::Consciousness, {0, 4}},    {SampleType::Weight, {3, 150}},
        {SampleType::Glucose, {3, 25}}};
    for (const auto& values : m_values) {
        for (const SampleValue& value : values) {
            const auto [low, high] = bounds[value.type];
            QVERIFY2(value.value >= low && value.value <= high,
                     qPrintable(QStringLiteral("%1: %2").arg(int(value.type)).arg(value.value)));
        }
    }
}

void SampleVitalsTest::pressuresAreInOrder()
{
    for (const SampleStay& stay : m_stays) {
        const bool isMonitored = stay.watch == services::Watch::Monitored;
        QMap<qint64, QMap<SampleType, double>> sets;
        for (const SampleValue& value : m_values[stay.number]) {
            if (value.type == SampleType::Systolic || value.type == SampleType::Diastolic ||
                value.type == SampleType::Mean)
                sets[value.second][value.type] = value.value;
        }
        QVERIFY(!sets.isEmpty());
        for (const auto& set : sets) {
            QCOMPARE(set.size(), isMonitored ? 3 : 2);
            QVERIFY(set[SampleType::Diastolic] < set[SampleType::Systolic]);
            if (!isMonitored)
                continue;
            QVERIFY(set[SampleType::Mean] >= set[SampleType::Diastolic]);
            QVERIFY(set[SampleType::Mean] <= set[SampleType::Systolic]);
        }
    }
}

void SampleVitalsTest::nobodyIsMeasuredOutsideTheStay()
{
    for (const SampleStay& stay : m_stays) {
        for (const SampleValue& value : m_values[stay.number])
            QVERIFY(value.second >= stay.from && value.second < stay.to && value.second < m_made);
    }
}

void SampleVitalsTest::sepsisShowsItsPictureAndIsTreated()
{
    // bed 33: shock 60 hours ago, treated for two days since
    const SampleStay& stay = m_stays[32];
    const auto change = [&](SampleType type, double from, double to) {
        return mean(stay, type, from, to) - mean(stay, type, 120, 72);
    };
    QVERIFY(change(SampleType::HeartRate, 50, 46) > 25);
    QVERIFY(change(SampleType::RespiratoryRate, 50, 46) > 7);
    QVERIFY(change(SampleType::Temperature, 50, 46) > 1.5);
    QVERIFY(change(SampleType::Systolic, 50, 46) < -25);
    QVERIFY(change(SampleType::Spo2, 50, 46) < -4);
    QVERIFY(change(SampleType::Fio2, 50, 46) > 10);
    QVERIFY(std::abs(change(SampleType::HeartRate, 4, 0)) < 15);
    QVERIFY(std::abs(change(SampleType::Systolic, 4, 0)) < 20);
}

void SampleVitalsTest::copdLivesAtLowSaturationOnOxygen()
{
    const SampleStay& stay = m_stays[7];
    QVERIFY(stay.person.hasCopd);
    const double saturation = mean(stay, SampleType::Spo2, 100, 0);
    QVERIFY2(saturation > 86 && saturation < 92, qPrintable(QString::number(saturation)));
    QVERIFY(mean(stay, SampleType::Fio2, 100, 0) > 23);
}

void SampleVitalsTest::nightsAreCalmer()
{
    double night = 0;
    double day = 0;
    int nights = 0;
    int days = 0;
    for (const auto& values : m_values) {
        for (const SampleValue& value : values) {
            if (value.type != SampleType::HeartRate)
                continue;
            const qint64 hour = (value.second + 8 * Hour) % Day / Hour; // at the ward
            if (hour >= 2 && hour < 6) {
                night += value.value;
                ++nights;
            } else if (hour >= 14 && hour < 18) {
                day += value.value;
                ++days;
            }
        }
    }
    QVERIFY(day / days - night / nights > 3);
}

void SampleVitalsTest::fibrillationIsIrregular()
{
    // bed 11: fibrillation since 3.2 hours
    const auto spread = [this](double fromHours, double toHours) {
        const double middle = mean(m_stays[10], SampleType::HeartRate, fromHours, toHours);
        double sum = 0;
        int count = 0;
        for (const SampleValue& value : m_values[10]) {
            const double ago = double(m_made - value.second) / Hour;
            if (value.type == SampleType::HeartRate && ago <= fromHours && ago >= toHours) {
                sum += (value.value - middle) * (value.value - middle);
                ++count;
            }
        }
        return std::sqrt(sum / count);
    };
    QVERIFY(mean(m_stays[10], SampleType::HeartRate, 3, 0) > 105);
    QVERIFY(spread(3, 0) > 1.5 * spread(30, 10));
}

void SampleVitalsTest::thereAreGapsAndArtefacts()
{
    int artefacts = 0;
    qint64 longest = 0;
    for (int number = 30; number < 40; ++number) {
        qint64 last = 0;
        for (const SampleValue& value : m_values[number]) {
            artefacts += value.isArtefact ? 1 : 0;
            if (value.type != SampleType::HeartRate || value.second < m_made - 4 * Day)
                continue;
            if (last > 0)
                longest = std::max(longest, value.second - last);
            last = value.second;
        }
    }
    QVERIFY(artefacts > 20);
    QVERIFY(longest > 30 * 60 && longest < 90 * 60); // somebody was at the scanner
}

void SampleVitalsTest::theShowcaseIsDense()
{
    const auto& values = m_values[0];
    const auto count =
        std::count_if(values.begin(), values.end(), [this](const SampleValue& value) {
            return value.type == SampleType::HeartRate && value.second >= m_made - Day;
        });
    QVERIFY(count > 1'300 && count <= 1'440); // once a minute but for the way to the scanner
}

void SampleVitalsTest::alarmsLastAndWorsen()
{
    SampleAlarms alarms(m_stays[30]); // monitored
    const auto raised = [&alarms](double rate, qint64 minute) {
        return alarms.add({SampleType::HeartRate, rate, minute * 60, false});
    };
    QVERIFY(raised(121, 0).empty()); // once may be anything
    QCOMPARE(raised(122, 1).size(), 1U);
    QVERIFY(raised(140, 2).empty()); // lasts
    QVERIFY(raised(100, 3).empty());
    QVERIFY(raised(125, 10).empty());
    QVERIFY(raised(125, 11).empty()); // still the same: back within the limit too shortly
    const auto worse = raised(150, 12);
    QCOMPARE(worse.size(), 1U);
    QCOMPARE(worse.front().limit.severity, alerts::Severity::Critical);
    QVERIFY(raised(100, 60).empty());
    QVERIFY(raised(125, 61).empty());
    QCOMPARE(raised(125, 62).size(), 1U); // another one
}

void SampleVitalsTest::alarmsOfCopdLieLower()
{
    SampleStay stay = m_stays[3]; // rounds: each value counts
    QCOMPARE(SampleAlarms(stay).add({SampleType::Spo2, 89, 0, false}).size(), 1U);
    stay.person.hasCopd = true;
    QVERIFY(SampleAlarms(stay).add({SampleType::Spo2, 89, 0, false}).empty());
    QCOMPARE(SampleAlarms(stay).add({SampleType::Spo2, 78, 0, false}).front().limit.severity,
             alerts::Severity::Critical);
}

QTEST_GUILESS_MAIN(SampleVitalsTest)
#include "sample_vitals_test.moc"
