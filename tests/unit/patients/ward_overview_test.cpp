#include "core/patients/ward_overview.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::patients;

namespace {

const QDateTime Now({2026, 3, 14}, {9, 26, 53}, Qt::UTC);

vitals::Sample sample(const char* type, double value, int minutesAgo)
{
    vitals::Sample made;
    made.type = QString::fromLatin1(type);
    made.value = value;
    made.measuredAt = Now.addSecs(-60 * minutesAgo);
    return made;
}

/// A bed with these samples, scored as the store does it.
WardBed bed(const char* number, const std::vector<vitals::Sample>& samples, OpenAlerts open = {})
{
    WardBed made;
    made.ward = QStringLiteral("ICU");
    made.bed = QString::fromLatin1(number);
    for (const vitals::Sample& one : samples)
        made.latest.insert(one.type, one);
    PatientRow row;
    row.openAlerts = open;
    row.news2 = vitals::news2(made.latest, Now, vitals::SpO2Scale::One, {});
    made.patient = row;
    return made;
}

QString numbers(const std::vector<WardBed>& beds)
{
    QStringList all;
    for (const WardBed& one : beds)
        all << one.bed;
    return all.join(u' ');
}

WardBed freeBed(const char* number)
{
    WardBed made;
    made.ward = QStringLiteral("ICU");
    made.bed = QString::fromLatin1(number);
    return made;
}

} // namespace

class WardOverviewTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsHowAValueDeviates_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("points");
        QTest::addColumn<int>("deviation");
        const auto row = [](const char* type, double value, int points, Deviation deviation) {
            QTest::addRow("%s %g", type, value)
                << QString::fromLatin1(type) << value << points << int(deviation);
        };
        // points: NEWS2, Royal College of Physicians 2017, chart 1
        row("heart_rate", 72, 0, Deviation::None);
        row("heart_rate", 118, 2, Deviation::High);
        row("heart_rate", 38, 3, Deviation::Low);
        row("spo2", 91, 3, Deviation::Low);
        row("respiratory_rate", 26, 3, Deviation::High);
        row("respiratory_rate", 10, 1, Deviation::Low);
        row("temperature", 38.4, 1, Deviation::High);
        row("temperature", 34.9, 3, Deviation::Low);
        row("blood_pressure_systolic", 86, 3, Deviation::Low);
        row("blood_pressure_systolic", 224, 3, Deviation::High);
        row("blood_pressure_diastolic", 40, 0, Deviation::None); // no part of the score
    }

    void tellsHowAValueDeviates()
    {
        QFETCH(QString, type);
        QFETCH(double, value);
        const auto shown =
            wardVital(bed("1", {sample(type.toLatin1().constData(), value, 5)}), type, Now);
        QVERIFY(shown);
        QTEST(shown->points, "points");
        QTEST(int(shown->deviation), "deviation");
    }

    void nothingMeasuredIsNothingShown()
    {
        QVERIFY(!wardVital(bed("1", {}), QStringLiteral("heart_rate"), Now));
    }

    void valuesGrowStale()
    {
        const auto isStale = [](const char* type, int minutesAgo) {
            return wardVital(bed("1", {sample(type, 37, minutesAgo)}), QString::fromLatin1(type),
                             Now)
                ->isStale;
        };
        QVERIFY(!isStale("heart_rate", 90));
        QVERIFY(isStale("heart_rate", 91));
        QVERIFY(!isStale("temperature", 360));
        QVERIFY(isStale("temperature", 361));
    }

    void aValueFromTheFutureIsNotStale()
    {
        QVERIFY(
            !wardVital(bed("1", {sample("spo2", 97, -4)}), QStringLiteral("spo2"), Now)->isStale);
    }

    void whatWasFlaggedIsDoubtful()
    {
        vitals::Sample slipped = sample("spo2", 71, 1);
        slipped.flags << QStringLiteral("artefact");
        QVERIFY(wardVital(bed("1", {slipped}), QStringLiteral("spo2"), Now)->isDoubtful);
    }

    void bedsSortAsNumbers()
    {
        std::vector<WardBed> beds = {bed("10", {}), bed("2", {}), freeBed("3"), bed("1", {})};
        sortBeds(beds, WardOrder::Bed);
        QCOMPARE(numbers(beds), QStringLiteral("1 2 3 10"));
    }

    void theSickestComeFirst()
    {
        // 8: emergency by three parts; 3: a single 3; 4 of 1s and 2s: only low, after the 3
        const WardBed emergency = bed("7", {sample("heart_rate", 135, 1), sample("spo2", 90, 1),
                                            sample("temperature", 39.5, 1)});
        const WardBed single = bed("8", {sample("respiratory_rate", 26, 1)});
        const WardBed several = bed("9", {sample("heart_rate", 112, 1), sample("spo2", 92, 1)});
        std::vector<WardBed> beds = {freeBed("1"), bed("2", {}), several, single, emergency};
        sortBeds(beds, WardOrder::News2);
        QCOMPARE(numbers(beds), QStringLiteral("7 8 9 2 1"));
    }

    void theMostSevereAlertsComeFirst()
    {
        std::vector<WardBed> beds = {freeBed("1"), bed("2", {}, {0, 0, 9, 9}),
                                     bed("3", {}, {1, 0, 0, 0}), bed("4", {}, {0, 2, 0, 0}),
                                     bed("5", {})};
        sortBeds(beds, WardOrder::Alerts);
        QCOMPARE(numbers(beds), QStringLiteral("3 4 2 5 1"));
    }
};

QTEST_GUILESS_MAIN(WardOverviewTest)
#include "ward_overview_test.moc"
