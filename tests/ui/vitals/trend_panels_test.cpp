#include "ui/vitals/trend_panels.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;

class TrendPanelsTest : public QObject
{
    Q_OBJECT

private slots:
    void pressuresShareAChart();
    void anotherUnitHasAChartOfItsOwn();
    void valuesHaveTheirDecimals();
    void bandIsOfOneVital();
};

void TrendPanelsTest::pressuresShareAChart()
{
    const QString mmHg = QStringLiteral("mm[Hg]");
    const auto panels = trendPanels({{QStringLiteral("blood_pressure_diastolic"), mmHg, {}},
                                     {QStringLiteral("blood_pressure_mean"), mmHg, {}},
                                     {QStringLiteral("blood_pressure_systolic"), mmHg, {}},
                                     {QStringLiteral("zinc"), QStringLiteral("umol/L"), {}},
                                     {QStringLiteral("heart_rate"), QStringLiteral("/min"), {}}});
    QCOMPARE(panels.size(), 3U);
    QCOMPARE(panels[0].id, QStringLiteral("heart_rate"));
    QCOMPARE(panels[1].types, QStringList({QStringLiteral("blood_pressure_systolic"),
                                           QStringLiteral("blood_pressure_diastolic"),
                                           QStringLiteral("blood_pressure_mean")}));
    QCOMPARE(panelTitle(panels[1]), QStringLiteral("Blood pressure, mmHg"));
    QCOMPARE(panelTitle(panels[2]), QStringLiteral("Zinc, umol/L"));
}

void TrendPanelsTest::anotherUnitHasAChartOfItsOwn()
{
    const auto panels = trendPanels({{QStringLiteral("lactate"), QStringLiteral("mg/dL"), {}},
                                     {QStringLiteral("lactate"), QStringLiteral("mmol/L"), {}}});
    QCOMPARE(panels.size(), 2U);
}

void TrendPanelsTest::valuesHaveTheirDecimals()
{
    QCOMPARE(vitalText(QStringLiteral("heart_rate"), 72), QStringLiteral("72"));
    QCOMPARE(vitalText(QStringLiteral("heart_rate"), 72.25), QStringLiteral("72.3"));
    QCOMPARE(vitalText(QStringLiteral("temperature"), 37), QStringLiteral("37.0"));
    QCOMPARE(vitalText(QStringLiteral("troponin"), 0.004), QStringLiteral("0.004"));
    QCOMPARE(vitalText(QStringLiteral("consciousness"), 0), QStringLiteral("A"));
    QCOMPARE(vitalText(QStringLiteral("consciousness"), 4), QStringLiteral("U"));
}

void TrendPanelsTest::bandIsOfOneVital()
{
    const vitals::Band band = panelBand(
        {QStringLiteral("heart_rate"), QStringLiteral("/min"), {QStringLiteral("heart_rate")}});
    QCOMPARE(band.low, std::optional(60.0));
    QVERIFY(
        panelBand(
            {QStringLiteral("heart_rate"), QStringLiteral("bpm"), {QStringLiteral("heart_rate")}})
            .isOpen()); // of another program, in its own words
    QVERIFY(panelBand({QStringLiteral("zinc"), {}, {QStringLiteral("zinc")}}).isOpen());
}

QTEST_GUILESS_MAIN(TrendPanelsTest)
#include "trend_panels_test.moc"
