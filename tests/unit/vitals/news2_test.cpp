#include "core/vitals/intake.h"
#include "core/vitals/news2.h"

#include <QTest>

using namespace wardlight::vitals;

namespace {

const QDateTime At({2026, 3, 14}, {9, 0}, Qt::UTC);
const QString Rr = QStringLiteral("respiratory_rate"), Spo2 = QStringLiteral("spo2"),
              Fio2 = QStringLiteral("fio2"), Sys = QStringLiteral("blood_pressure_systolic"),
              Hr = QStringLiteral("heart_rate"), Acvpu = QStringLiteral("consciousness"),
              Temp = QStringLiteral("temperature"), Oxygen = QStringLiteral("oxygen"),
              Extra = QStringLiteral("supplemental_oxygen");

Sample sample(const QString& type, double value, const QDateTime& at = At)
{
    Sample made;
    made.type = type;
    made.value = value;
    made.measuredAt = at;
    return made;
}

void put(LatestSamples& samples, const QString& type, double value, const QDateTime& at = At)
{
    samples.insert(type, sample(type, value, at));
}

/// Somebody well: every parameter scores 0.
LatestSamples well()
{
    LatestSamples samples;
    put(samples, Rr, 16);
    put(samples, Spo2, 97);
    put(samples, Fio2, 21);
    put(samples, Sys, 120);
    put(samples, Hr, 70);
    put(samples, Acvpu, 0);
    put(samples, Temp, 37);
    return samples;
}

} // namespace

/// Chart 1 of NEWS2 (Royal College of Physicians, 2017), both sides of every boundary.
class News2Test : public QObject
{
    Q_OBJECT

private slots:
    void scoresOneParameter_data();
    void scoresOneParameter();
    void scale2_data();
    void scale2();
    void bands_data();
    void bands();
    void missingIsNeverZero();
    void knownPartsMaySuffice();
    void oldValuesAreMissing();
    void fractionsAreNotUsed();
    void oxygenFromTheNewer();
    void doesNotApplyToChildren();
};

void News2Test::scoresOneParameter_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("points");
    const auto rows = [](const QString& type, std::initializer_list<std::pair<double, int>> all) {
        for (const auto& [value, points] : all)
            QTest::addRow("%s %g", qPrintable(type), value) << type << value << points;
    };
    rows(Rr, {{0, 3}, {8, 3}, {9, 1}, {11, 1}, {12, 0}, {20, 0}, {21, 2}, {24, 2}, {25, 3}});
    rows(Rr, {{8.4, 3}, {8.5, 1}, {20.5, 2}, {24.5, 3}}); // rounded before scoring
    rows(Spo2, {{91, 3}, {92, 2}, {93, 2}, {94, 1}, {95, 1}, {96, 0}, {100, 0}, {95.5, 0}});
    rows(Sys, {{90, 3}, {91, 2}, {100, 2}, {101, 1}, {110, 1}, {111, 0}, {219, 0}, {220, 3}});
    rows(Hr, {{40, 3},
              {41, 1},
              {50, 1},
              {51, 0},
              {90, 0},
              {91, 1},
              {110, 1},
              {111, 2},
              {130, 2},
              {131, 3}});
    rows(Temp, {{35.0, 3},
                {35.1, 1},
                {36.0, 1},
                {36.1, 0},
                {38.0, 0},
                {38.1, 1},
                {39.0, 1},
                {39.1, 2},
                {35.04, 3},
                {35.05, 1},
                {38.04, 0},
                {38.05, 1},
                {39.05, 2}});
    rows(Acvpu, {{0, 0}, {1, 3}, {2, 3}, {3, 3}, {4, 3}});
}

void News2Test::scoresOneParameter()
{
    QFETCH(QString, type);
    QFETCH(double, value);
    QFETCH(int, points);
    LatestSamples samples = well();
    put(samples, type, value);
    const News2 score = news2(samples, At, SpO2Scale::One, {});
    QVERIFY(score.isComplete());
    QCOMPARE(score.parts.value(type), points);
    QCOMPARE(score.score(), std::optional(points));
}

void News2Test::scale2_data()
{
    QTest::addColumn<double>("saturation");
    QTest::addColumn<double>("fio2");
    QTest::addColumn<int>("points");
    for (const auto& [saturation, onAir, onOxygen] :
         {std::tuple(83, 3, 3), std::tuple(84, 2, 2), std::tuple(85, 2, 2), std::tuple(86, 1, 1),
          std::tuple(87, 1, 1), std::tuple(88, 0, 0), std::tuple(92, 0, 0), std::tuple(93, 0, 1),
          std::tuple(94, 0, 1), std::tuple(95, 0, 2), std::tuple(96, 0, 2), std::tuple(97, 0, 3)}) {
        QTest::addRow("%d on air", saturation) << double(saturation) << 21.0 << onAir;
        QTest::addRow("%d on oxygen", saturation) << double(saturation) << 28.0 << onOxygen;
    }
}

void News2Test::scale2()
{
    QFETCH(double, saturation);
    QFETCH(double, fio2);
    QFETCH(int, points);
    LatestSamples samples = well();
    put(samples, Spo2, saturation);
    put(samples, Fio2, fio2);
    const News2 score = news2(samples, At, SpO2Scale::Two, {});
    QCOMPARE(score.parts.value(Spo2), points);
    QCOMPARE(score.parts.value(Oxygen), fio2 > 21 ? 2 : 0);
}

void News2Test::bands_data()
{
    QTest::addColumn<double>("respiration");
    QTest::addColumn<double>("pulse");
    QTest::addColumn<double>("systolic");
    QTest::addColumn<int>("score");
    QTest::addColumn<QString>("band");
    QTest::newRow("0") << 16.0 << 70.0 << 120.0 << 0 << QStringLiteral("low");
    QTest::newRow("4") << 22.0 << 115.0 << 120.0 << 4 << QStringLiteral("low");
    QTest::newRow("a single 3") << 16.0 << 135.0 << 120.0 << 3
                                << QStringLiteral("urgent ward review");
    QTest::newRow("4 with a single 3")
        << 16.0 << 135.0 << 105.0 << 4 << QStringLiteral("urgent ward review");
    QTest::newRow("5") << 22.0 << 115.0 << 105.0 << 5 << QStringLiteral("urgent");
    QTest::newRow("6 with a single 3") << 16.0 << 135.0 << 85.0 << 6 << QStringLiteral("urgent");
    QTest::newRow("7") << 22.0 << 115.0 << 85.0 << 7 << QStringLiteral("emergency");
}

void News2Test::bands()
{
    QFETCH(double, respiration);
    QFETCH(double, pulse);
    QFETCH(double, systolic);
    QFETCH(int, score);
    QFETCH(QString, band);
    LatestSamples samples = well();
    put(samples, Rr, respiration);
    put(samples, Hr, pulse);
    put(samples, Sys, systolic);
    const News2 scored = news2(samples, At, SpO2Scale::One, {});
    QCOMPARE(scored.score(), std::optional(score));
    QCOMPARE(news2BandCode(*scored.band()), band);
}

void News2Test::missingIsNeverZero()
{
    const News2 none = news2({}, At, SpO2Scale::One, {});
    QCOMPARE(none.missing, QStringList({Rr, Oxygen, Spo2, Sys, Hr, Acvpu, Temp}));
    QVERIFY(!none.score());
    QVERIFY(!none.band());
    for (const QString& type : {Rr, Spo2, Sys, Hr, Acvpu, Temp}) {
        LatestSamples samples = well();
        samples.remove(type);
        const News2 score = news2(samples, At, SpO2Scale::One, {});
        QCOMPARE(score.missing, QStringList{type});
        QVERIFY(!score.score());
        QVERIFY(!score.band());
        QVERIFY(!score.parts.contains(type));
    }
    LatestSamples withoutOxygen = well();
    withoutOxygen.remove(Fio2);
    QCOMPARE(news2(withoutOxygen, At, SpO2Scale::One, {}).missing, QStringList{Oxygen});
    // on scale 2 more than 92 % means something only when it is known what is breathed
    QCOMPARE(news2(withoutOxygen, At, SpO2Scale::Two, {}).missing, QStringList({Oxygen, Spo2}));
}

void News2Test::knownPartsMaySuffice()
{
    LatestSamples samples = well();
    put(samples, Rr, 30);
    samples.remove(Acvpu);
    QCOMPARE(news2(samples, At, SpO2Scale::One, {}).band(),
             std::optional(News2Band::UrgentWardReview));
    put(samples, Hr, 140);
    put(samples, Temp, 38.5);
    const News2 score = news2(samples, At, SpO2Scale::One, {});
    QCOMPARE(score.atLeast(), 7);
    QCOMPARE(score.band(), std::optional(News2Band::Emergency));
    QVERIFY(!score.score());
}

void News2Test::oldValuesAreMissing()
{
    LatestSamples samples = well();
    put(samples, Hr, 70, At.addSecs(-24 * 3600));
    QVERIFY(news2(samples, At, SpO2Scale::One, {}).isComplete());
    put(samples, Hr, 70, At.addSecs(-24 * 3600 - 1));
    QCOMPARE(news2(samples, At, SpO2Scale::One, {}).missing, QStringList{Hr});
    put(samples, Hr, 70, At.addSecs(1));
    QCOMPARE(news2(samples, At, SpO2Scale::One, {}).missing, QStringList{Hr});
}

void News2Test::fractionsAreNotUsed()
{
    LatestSamples samples = well();
    put(samples, Fio2, 0.4);
    samples[Fio2].flags << flag::SuspectedFraction; // 40 % oxygen must not become air
    QCOMPARE(news2(samples, At, SpO2Scale::One, {}).missing, QStringList{Oxygen});
}

void News2Test::oxygenFromTheNewer()
{
    LatestSamples samples = well();
    put(samples, Fio2, 21, At.addSecs(-60));
    put(samples, Extra, 1);
    QCOMPARE(news2(samples, At, SpO2Scale::One, {}).parts.value(Oxygen), 2);
    put(samples, Extra, 0);
    QCOMPARE(news2(samples, At, SpO2Scale::One, {}).parts.value(Oxygen), 0);
    put(samples, Fio2, 40);
    QCOMPARE(news2(samples, At, SpO2Scale::One, {}).parts.value(Oxygen), 2);
    put(samples, Fio2, 20.9); // air, measured exactly
    QCOMPARE(news2(samples, At, SpO2Scale::One, {}).parts.value(Oxygen), 0);
}

void News2Test::doesNotApplyToChildren()
{
    const News2 child = news2(well(), At, SpO2Scale::One, QDate(2010, 3, 15));
    QVERIFY(!child.isApplicable);
    QVERIFY(!child.isComplete());
    QVERIFY(!child.score());
    QVERIFY(!child.band());
    QVERIFY(news2(well(), At, SpO2Scale::One, QDate(2010, 3, 14)).isApplicable);
}

QTEST_GUILESS_MAIN(News2Test)
#include "news2_test.moc"
