#include "ui/vitals/time_strip.h"
#include "ui/vitals/trend_chart.h"
#include "ui/vitals/trend_stack.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using vitals::EnvelopeColumn;

namespace {

constexpr qint64 Minute = 60'000;
const QString HeartRate = QStringLiteral("heart_rate");

EnvelopeColumn reading(int minute, double value, qint64 flagged = 0)
{
    return {minute * Minute, minute * Minute, value, value, value, 1, flagged};
}

/// Whether any pixel of a region is nearly this colour.
bool has(const QImage& image, const QRect& region, const QColor& colour)
{
    const QRect inside = region & image.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int away = std::abs(pixel.red() - colour.red()) +
                             std::abs(pixel.green() - colour.green()) +
                             std::abs(pixel.blue() - colour.blue());
            if (away < 100) // edges are smoothed
                return true;
        }
    }
    return false;
}

} // namespace

/// What is really on the screen.
class TrendChartTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void plotsOfAllChartsBeginAtTheSamePlace();
    void gapStaysEmpty();
    void extremeOfAColumnIsVisible();
    void singleReadingIsADot();
    void flaggedValueIsMarked();
    void readoutIsOfTheCrosshair();
    void fewerPointsThanAllowed();
    void describesItself();
    void markersCanBeClicked();
    void plotsEndWhereTheAxisDoes();

private:
    void show(const std::vector<EnvelopeColumn>& columns)
    {
        m_chart->setTrends({0, 100 * Minute}, {{HeartRate, QStringLiteral("/min"), columns}}, {});
    }
    QImage picture() { return m_chart->grab().toImage(); }
    /// The strip of the plot between two minutes.
    QRect between(int from, int to)
    {
        const TrendPicture& shown = m_chart->picture();
        return QRect(QPoint(int(shown.x(from * Minute)) + 2, int(shown.plot.top())),
                     QPoint(int(shown.x(to * Minute)) - 2, int(shown.plot.bottom())));
    }
    [[nodiscard]] QColor curve() const { return m_theme.colours().ecg; }

    Theme m_theme;
    std::unique_ptr<TrendChart> m_chart;
};

void TrendChartTest::init()
{
    m_theme.apply(ThemeKind::Dark);
    m_chart = std::make_unique<TrendChart>(m_theme);
    m_chart->resize(900, 160);
    m_chart->setPanel({HeartRate, QStringLiteral("/min"), {HeartRate}});
    m_chart->show();
}

void TrendChartTest::plotsOfAllChartsBeginAtTheSamePlace()
{
    TrendChart other(m_theme);
    other.resize(900, 240);
    other.setPanel({QStringLiteral("zinc"), QStringLiteral("umol/L"), {QStringLiteral("zinc")}});
    other.show();
    other.setTrends({0, Minute},
                    {{QStringLiteral("zinc"),
                      QStringLiteral("umol/L"),
                      {{0, 0, 123456.7, 123456.7, 123456.7, 1, 0}}}},
                    {});
    show({reading(0, 70)});
    QCOMPARE(other.picture().plot.left(), m_chart->picture().plot.left());
    QCOMPARE(other.picture().plot.right(), m_chart->picture().plot.right());
}

void TrendChartTest::gapStaysEmpty()
{
    std::vector<EnvelopeColumn> columns;
    for (int minute = 0; minute < 100; ++minute) {
        if (minute < 40 || minute >= 60)
            columns.push_back(reading(minute, 80));
    }
    show(columns);
    const QImage image = picture();
    QVERIFY(has(image, between(10, 30), curve()));
    QVERIFY(!has(image, between(40, 60), curve()));
    QVERIFY(has(image, between(70, 90), curve()));
}

void TrendChartTest::extremeOfAColumnIsVisible()
{
    std::vector<EnvelopeColumn> columns;
    for (int minute = 0; minute < 100; ++minute)
        columns.push_back(reading(minute, 80));
    columns[50].maximum = 200; // one among many in its column: the mean hardly moves
    columns[50].count = 1000;
    columns[50].mean = 80.1;
    show(columns);
    const TrendPicture& shown = m_chart->picture();
    const QRect top(between(49, 51).left(), int(shown.y(199)), 20,
                    int(shown.y(150) - shown.y(199)));
    QVERIFY(shown.axis.maximum > 200);
    QColor faint = curve();
    faint = QColor((faint.red() * 90 + 27 * 165) / 255, (faint.green() * 90 + 31 * 165) / 255,
                   (faint.blue() * 90 + 35 * 165) / 255); // the shade over the surface
    QVERIFY(has(picture(), top, faint));
}

void TrendChartTest::singleReadingIsADot()
{
    show({reading(50, 80)});
    QVERIFY(has(picture(), between(48, 52), curve()));
}

void TrendChartTest::flaggedValueIsMarked()
{
    show({reading(48, 80), reading(49, 80), reading(50, 0, 1), reading(51, 80)});
    const QColor mark = m_theme.colours().failed;
    const QImage image = picture();
    QVERIFY(has(image, between(49, 51).adjusted(-4, 0, 4, 0), mark));
    QVERIFY(!has(image, between(10, 40), mark));
    show({reading(48, 80), reading(49, 80), reading(50, 0), reading(51, 80)});
    QVERIFY(!has(picture(), between(45, 55), mark));
}

void TrendChartTest::readoutIsOfTheCrosshair()
{
    const TimeView view{0, 100 * Minute};
    TrendCurve shown{HeartRate, &Palette::ecg, false, {reading(10, 72), reading(11, 75)}};
    shown.columns.push_back({50 * Minute, 55 * Minute, 60, 70, 90, 5, 0});
    QCOMPARE(readout(shown, 10 * Minute + 20'000, view), QStringLiteral("72"));
    QCOMPARE(readout(shown, 52 * Minute, view), QStringLiteral("60–90"));
    QCOMPARE(readout(shown, 30 * Minute, view), QString()); // in the gap
    // rarely measured: the nearest one, and when that was
    const TrendCurve rare{QStringLiteral("temperature"),
                          &Palette::temperature,
                          false,
                          {reading(0, 37), reading(240, 36.5), reading(480, 37.2)}};
    const QDateTime fourHours = QDateTime::fromMSecsSinceEpoch(240 * Minute);
    QCOMPARE(readout(rare, 300 * Minute, {0, 480 * Minute}),
             QStringLiteral("36.5 (%1)").arg(fourHours.toString(QStringLiteral("HH:mm"))));
}

void TrendChartTest::fewerPointsThanAllowed()
{
    // 500 columns of three curves: least, mean and greatest of each
    constexpr int Columns = 500, Curves = 3, PointsOfAColumn = 3;
    static_assert(Columns * Curves * PointsOfAColumn <= 5000);
}

void TrendChartTest::describesItself()
{
    show({reading(10, 72)});
    QCOMPARE(m_chart->accessibleName(), QStringLiteral("Heart rate, /min"));
    QVERIFY(m_chart->accessibleDescription().contains(QStringLiteral("72")));
    show({});
    QVERIFY(!m_chart->accessibleDescription().isEmpty());
}

void TrendChartTest::markersCanBeClicked()
{
    TimeStrip strip(m_theme);
    strip.resize(900, 44);
    strip.setView({0, 100 * Minute}, {}, QStringLiteral("+00:00"));
    const auto at = [](int minute) {
        return QDateTime::fromMSecsSinceEpoch(minute * Minute, Qt::UTC);
    };
    strip.setMarkers({{TrendMarker::Kind::Image, at(20), QStringLiteral("CT"), {}},
                      {TrendMarker::Kind::Alert, at(50), QStringLiteral("HR 134 > 120"), {}}});
    strip.show();
    QSignalSpy clicked(&strip, &TimeStrip::markerClicked);
    const double middle = (TrendChart::LeftGutter + 900 - TrendChart::RightGutter) / 2.0;
    QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(int(middle), 9));
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toInt(), 1);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(int(middle) + 60, 9));
    QCOMPARE(clicked.size(), 1);
    const QImage image = strip.grab().toImage();
    QVERIFY(has(image, QRect(int(middle) - 4, 4, 8, 10), m_theme.colours().high));
}

void TrendChartTest::plotsEndWhereTheAxisDoes()
{
    TrendStack stack(m_theme);
    stack.setPanels(std::vector<TrendPanel>(6));
    stack.resize(900, 1'200);
    stack.show();
    QVERIFY(QTest::qWaitForWindowExposed(&stack));
    const double right = 900 - TrendChart::RightGutter;
    QTRY_COMPARE(stack.charts()[0]->picture().plot.right(), right);
    stack.resize(900, 300); // the charts scroll now
    QTRY_VERIFY(stack.charts()[0]->width() < 900);
    QTRY_COMPARE(stack.charts()[0]->picture().plot.right(), right);
}

QTEST_MAIN(TrendChartTest)
#include "trend_chart_test.moc"
