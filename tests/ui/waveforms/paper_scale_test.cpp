#include "ui/waveforms/paper_scale.h"

#include <QTest>

#include <limits>

using namespace wardlight::ui;

class PaperScaleTest : public QObject
{
    Q_OBJECT

private slots:
    void convertsByArithmetic();
    void choosesTheRuler_data();
    void choosesTheRuler();
};

void PaperScaleTest::convertsByArithmetic()
{
    const PaperScale scale{4, 50, 20};
    QCOMPARE(scale.pxPerSecond(), 200.0);
    QCOMPARE(scale.pxPerMillivolt(), 80.0);
    // 25 mm/s at 96 dpi is 94.5 px/s
    QVERIFY(qAbs(PaperScale().pxPerSecond() - 94.488) < 0.001);
}

void PaperScaleTest::choosesTheRuler_data()
{
    using Source = ScreenRuler::Source;
    QTest::addColumn<double>("reportedDpi");
    QTest::addColumn<std::optional<double>>("measured");
    QTest::addColumn<double>("pxPerMm");
    QTest::addColumn<int>("source");
    const auto row = [](const char* name, double dpi, std::optional<double> measured,
                        double pxPerMm, Source source) {
        QTest::newRow(name) << dpi << measured << pxPerMm << int(source);
    };
    row("reported", 127, {}, 5.0, Source::Reported);
    row("measured", 127, 4.25, 4.25, Source::Measured);
    row("nothing reported", 0, {}, 96 / 25.4, Source::Assumed);
    row("no number", std::numeric_limits<double>::quiet_NaN(), {}, 96 / 25.4, Source::Assumed);
    row("a projector's fancy", 3, {}, 96 / 25.4, Source::Assumed);
    row("an impossible measure", 127, -1.0, 5.0, Source::Reported);
}

void PaperScaleTest::choosesTheRuler()
{
    QFETCH(double, reportedDpi);
    QFETCH(std::optional<double>, measured);
    QFETCH(double, pxPerMm);
    QFETCH(int, source);
    const ScreenRuler ruler = screenRuler(reportedDpi, measured);
    QCOMPARE(ruler.pxPerMm, pxPerMm);
    QCOMPARE(int(ruler.source), source);
}

QTEST_APPLESS_MAIN(PaperScaleTest)
#include "paper_scale_test.moc"
