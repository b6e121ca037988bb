#include "core/vitals/vital_type.h"

#include <QTest>

using namespace wardlight::vitals;

/// Codes of LOINC and UCUM, and conversions by hand.
class VitalTypeTest : public QObject
{
    Q_OBJECT

private slots:
    void hasTheCodes_data();
    void hasTheCodes();
    void converts_data();
    void converts();
    void refusesOtherUnits();
    void resolvesWords();
    void everyTypeHasANameAndSaneLimits();
    void unknownTypesAreMadeReadable();
};

void VitalTypeTest::hasTheCodes_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("loinc");
    QTest::addColumn<QString>("unit");
    const auto row = [](const char* id, const char* loinc, const char* unit) {
        QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(loinc)
                          << QString::fromLatin1(unit);
    };
    row("heart_rate", "8867-4", "/min");
    row("spo2", "59408-5", "%");
    row("respiratory_rate", "9279-1", "/min");
    row("temperature", "8310-5", "Cel");
    row("blood_pressure_systolic", "8480-6", "mm[Hg]");
    row("blood_pressure_diastolic", "8462-4", "mm[Hg]");
    row("blood_pressure_mean", "8478-0", "mm[Hg]");
    row("glucose", "15074-8", "mmol/L");
    row("etco2", "19891-1", "mm[Hg]");
    row("fio2", "3150-6", "%");
    row("weight", "29463-7", "kg");
    row("height", "8302-2", "cm");
    row("bmi", "39156-5", "kg/m2");
}

void VitalTypeTest::hasTheCodes()
{
    QFETCH(QString, id);
    QFETCH(QString, loinc);
    QFETCH(QString, unit);
    const VitalType* type = findVitalType(id);
    QVERIFY(type);
    QCOMPARE(type->loinc, loinc);
    QCOMPARE(type->unit, unit);
    QCOMPARE(resolveVitalType(loinc), id);
}

void VitalTypeTest::converts_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("kept");
    const auto row = [](const char* id, double value, const char* unit, double kept) {
        QTest::addRow("%s %g %s", id, value, unit)
            << QString::fromLatin1(id) << value << QString::fromUtf8(unit) << kept;
    };
    row("temperature", 36.6, "Cel", 36.6);
    row("temperature", 36.6, "°C", 36.6);
    row("temperature", 98.6, "[degF]", 37);
    row("temperature", 104, "°F", 40);
    row("temperature", 310.15, "K", 37);
    row("glucose", 18.016, "mg/dL", 1);
    row("glucose", 5.5, "mmol/L", 5.5);
    row("spo2", 0.97, "1", 97);
    row("spo2", 97, "%", 97);
    row("spo2", 0.97, "%", 0.97); // declared as percent: never scaled
    row("heart_rate", 75, "BPM", 75);
    row("blood_pressure_systolic", 16, "kPa", 120.009852); // 16 / 0.133322387415
    row("weight", 150, "[lb_av]", 68.038856);              // 150 × 0.45359237, rounded
    row("height", 1.8, "m", 180);
    row("height", 70, "[in_i]", 177.8);
}

void VitalTypeTest::converts()
{
    QFETCH(QString, id);
    QFETCH(double, value);
    QFETCH(QString, unit);
    QFETCH(double, kept);
    const auto converted = convertUnit(*findVitalType(id), value, unit);
    QVERIFY(converted);
    QCOMPARE(*converted, kept);
}

void VitalTypeTest::refusesOtherUnits()
{
    QVERIFY(!convertUnit(*findVitalType(QStringLiteral("heart_rate")), 75, QStringLiteral("%")));
    QVERIFY(!convertUnit(*findVitalType(QStringLiteral("spo2")), 97, QString()));
    QVERIFY(!convertUnit(*findVitalType(QStringLiteral("temperature")), 37, QStringLiteral("°R")));
}

void VitalTypeTest::resolvesWords()
{
    QCOMPARE(resolveVitalType(QStringLiteral("Heart_Rate")), QStringLiteral("heart_rate"));
    QCOMPARE(resolveVitalType(QStringLiteral("2708-6")), QStringLiteral("spo2"));
    QCOMPARE(resolveVitalType(QStringLiteral("2339-0")), QStringLiteral("glucose"));
    QCOMPARE(resolveVitalType(QStringLiteral("Troponin")), QStringLiteral("Troponin"));
    QCOMPARE(resolveVitalType(QString()), QString());
}

void VitalTypeTest::everyTypeHasANameAndSaneLimits()
{
    for (const VitalType& type : vitalTypes()) {
        QVERIFY(!vitalName(type.id).isEmpty());
        QVERIFY(!vitalShortName(type.id).isEmpty());
        // what is usual is plausible, and what is plausible is possible
        for (const auto& [inner, outer] : {std::pair(type.reference, type.plausible),
                                           std::pair(type.plausible, type.possible)}) {
            if (inner.low)
                QVERIFY2(outer.contains(*inner.low), qPrintable(type.id));
            if (inner.high)
                QVERIFY2(outer.contains(*inner.high), qPrintable(type.id));
        }
    }
}

void VitalTypeTest::unknownTypesAreMadeReadable()
{
    QVERIFY(!findVitalType(QStringLiteral("urine_output")));
    QCOMPARE(vitalName(QStringLiteral("urine_output")), QStringLiteral("Urine output"));
    QCOMPARE(unitText(QStringLiteral("mm[Hg]")), QStringLiteral("mmHg"));
    QCOMPARE(unitText(QStringLiteral("mL/h")), QStringLiteral("mL/h"));
}

QTEST_GUILESS_MAIN(VitalTypeTest)
#include "vital_type_test.moc"
