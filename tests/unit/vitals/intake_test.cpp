#include "core/vitals/intake.h"

#include <QTest>

#include <cmath>

using namespace wardlight::vitals;

namespace {

const QDateTime Now({2026, 3, 14}, {9, 0}, Qt::UTC);

Reading reading(const char* type, double value, const char* unit)
{
    return {{},    QStringLiteral("M1"),    QString::fromLatin1(type),
            value, QString::fromUtf8(unit), Now.addSecs(-60)};
}

} // namespace

class IntakeTest : public QObject
{
    Q_OBJECT

private slots:
    void flags_data();
    void flags();
    void rejects_data();
    void rejects();
    void timesOutsideAreRejected_data();
    void timesOutsideAreRejected();
    void aheadWithinTheToleranceIsFlagged();
    void identityIsChecked();
    void unknownTypesPassAsTheyAre();
    void fahrenheitAsCelsiusIsNamed();
    void flagsHaveWords();
};

void IntakeTest::flags_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QStringList>("flags");
    const auto row = [](const char* type, double value, const char* unit,
                        const QStringList& flags) {
        QTest::addRow("%s %g %s", type, value, unit)
            << QString::fromLatin1(type) << value << QString::fromUtf8(unit) << flags;
    };
    const QString i = flag::Implausible, v = flag::OutsideValidation, z = flag::Zero;
    row("heart_rate", 75, "/min", {});
    row("heart_rate", 30, "/min", {});
    row("heart_rate", 29, "/min", {i});
    row("heart_rate", 221, "/min", {i});
    row("heart_rate", 19, "/min", {i, v});
    row("heart_rate", 301, "/min", {i, v});
    row("heart_rate", 0, "/min", {i, v, z});
    row("spo2", 69, "%", {i});
    row("spo2", 0, "%", {i, z});
    row("spo2", 0.97, "%", {i, flag::SuspectedFraction});
    row("spo2", 0.97, "1", {}); // declared: 97 %
    row("respiratory_rate", 3, "/min", {i});
    row("respiratory_rate", 0, "/min", {i, z});
    row("respiratory_rate", 61, "/min", {i});
    row("temperature", 31.9, "Cel", {i});
    row("temperature", 29.9, "Cel", {i, v});
    row("temperature", 42.1, "Cel", {i});
    row("temperature", 45.1, "Cel", {i, v});
    row("temperature", 99, "[degF]", {});
    row("blood_pressure_systolic", 251, "mm[Hg]", {v});
    row("blood_pressure_systolic", 49, "mm[Hg]", {i, v});
    row("blood_pressure_diastolic", 29, "mm[Hg]", {v});
    row("blood_pressure_diastolic", 161, "mm[Hg]", {i, v});
    row("blood_pressure_mean", 29, "mm[Hg]", {i});
    row("glucose", 39, "mg/dL", {i});
    row("glucose", 601, "mg/dL", {i});
    row("etco2", 9, "mm[Hg]", {i});
    row("fio2", 20, "%", {i});
    row("fio2", 0.4, "%", {i, flag::SuspectedFraction});
    row("fio2", 0.4, "1", {});
    row("consciousness", 4, "", {});
}

void IntakeTest::flags()
{
    QFETCH(QString, type);
    QFETCH(double, value);
    QFETCH(QString, unit);
    QFETCH(QStringList, flags);
    const auto sample =
        assess({{}, QStringLiteral("M1"), type, value, unit, Now.addSecs(-60)}, Now);
    QVERIFY2(sample, sample ? "" : qPrintable(sample.error()));
    QCOMPARE(sample->flags, flags);
}

void IntakeTest::rejects_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("unit");
    const auto row = [](const char* type, double value, const char* unit) {
        QTest::addRow("%s %g %s", type, value, unit)
            << QString::fromLatin1(type) << value << QString::fromUtf8(unit);
    };
    row("heart_rate", -1, "/min");
    row("heart_rate", 350.1, "/min");
    row("heart_rate", std::nan(""), "/min");
    row("heart_rate", INFINITY, "/min");
    row("heart_rate", -INFINITY, "/min");
    row("heart_rate", 75, "furlong");
    row("heart_rate", 75, "");
    row("heart_rate", 75, "a unit that is far too long");
    row("spo2", 100.1, "%");
    row("spo2", 97, "1"); // 9700 %
    row("respiratory_rate", 301, "/min");
    row("temperature", 9.9, "Cel");
    row("temperature", 47.1, "Cel");
    row("blood_pressure_systolic", 376, "mm[Hg]");
    row("glucose", 2201, "mg/dL");
    row("etco2", 151, "mm[Hg]");
    row("fio2", 101, "%");
    row("weight", 0, "kg");
    row("height", -1, "cm");
    row("bmi", 0, "kg/m2");
    row("consciousness", 5, "");
    row("unheard_of", std::nan(""), "x");
}

void IntakeTest::rejects()
{
    QFETCH(QString, type);
    QFETCH(double, value);
    QFETCH(QString, unit);
    const auto sample =
        assess({{}, QStringLiteral("M1"), type, value, unit, Now.addSecs(-60)}, Now);
    QVERIFY(!sample);
    QVERIFY(!sample.error().isEmpty());
}

void IntakeTest::timesOutsideAreRejected_data()
{
    QTest::addColumn<QDateTime>("time");
    QTest::newRow("none") << QDateTime();
    QTest::newRow("over the tolerance") << Now.addSecs(301);
    QTest::newRow("next century") << Now.addYears(100);
    QTest::newRow("long ago") << QDateTime({1899, 12, 31}, {23, 59}, Qt::UTC);
}

void IntakeTest::timesOutsideAreRejected()
{
    QFETCH(QDateTime, time);
    Reading late = reading("heart_rate", 75, "/min");
    late.measuredAt = time;
    QVERIFY(!assess(late, Now));
}

void IntakeTest::aheadWithinTheToleranceIsFlagged()
{
    Reading ahead = reading("heart_rate", 75, "/min");
    ahead.measuredAt = Now.addSecs(300);
    const auto sample = assess(ahead, Now);
    QVERIFY(sample);
    QCOMPARE(sample->flags, QStringList{flag::Future});
    ahead.measuredAt = Now;
    QVERIFY(assess(ahead, Now)->flags.isEmpty());
}

void IntakeTest::identityIsChecked()
{
    Reading nameless = reading("heart_rate", 75, "/min");
    nameless.device.clear();
    QVERIFY(!assess(nameless, Now));
    nameless.device = QString(101, u'x');
    QVERIFY(!assess(nameless, Now));
    nameless.device = QString(100, u'x');
    QVERIFY(assess(nameless, Now));
    nameless.type.clear();
    QVERIFY(!assess(nameless, Now));
    nameless.type = QString(51, u'x');
    QVERIFY(!assess(nameless, Now));
}

void IntakeTest::unknownTypesPassAsTheyAre()
{
    const auto sample = assess(reading("Troponin_I", -0.004, "weird/unit"), Now);
    QVERIFY(sample);
    QCOMPARE(sample->type, QStringLiteral("Troponin_I"));
    QCOMPARE(sample->value, -0.004);
    QCOMPARE(sample->unit, QStringLiteral("weird/unit"));
    QVERIFY(sample->flags.isEmpty());
}

void IntakeTest::fahrenheitAsCelsiusIsNamed()
{
    const auto sample = assess(reading("temperature", 98.6, "Cel"), Now);
    QVERIFY(!sample);
    QVERIFY(sample.error().contains(QStringLiteral("[degF]")));
    const auto other = assess(reading("temperature", 500, "Cel"), Now);
    QVERIFY(!other.error().contains(QStringLiteral("[degF]")));
}

void IntakeTest::flagsHaveWords()
{
    for (const QString& word :
         {flag::Implausible, flag::OutsideValidation, flag::Future, flag::Zero,
          flag::SuspectedFraction, flag::DiastolicNotBelowSystolic, flag::MeanOutsidePressures})
        QVERIFY(flagText(word) != word);
    QCOMPARE(flagText(QStringLiteral("entered-in-error")), QStringLiteral("entered-in-error"));
}

QTEST_GUILESS_MAIN(IntakeTest)
#include "intake_test.moc"
