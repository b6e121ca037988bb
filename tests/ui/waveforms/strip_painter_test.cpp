#include "tests/ui/waveforms/memory_waveforms.h"
#include "ui/waveforms/strip_painter.h"

#include <QImage>
#include <QPainter>
#include <QPolygonF>
#include <QTest>

#include <algorithm>

using namespace wardlight;
using namespace wardlight::ui;

namespace {

constexpr QSize Paper(1040, 640);

StripView plainView()
{
    StripView view;
    view.scale.pxPerMm = 4;
    view.size = Paper;
    return view;
}

} // namespace

class StripPainterTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_theme.apply(ThemeKind::Dark); }
    void linesStandEveryMillimetre();
    void millivoltIsDrawnAtItsPlace();
    void pulseIsOneMillivoltHigh();
    void noExtremeIsLost_data();
    void noExtremeIsLost();
    void curveStopsAtGaps();
    void gapsAreHatched();
    void nothingIsDrawnOutsideTheRecording();

private:
    QImage paint(const waveforms::WaveformRecord& record, const StripView& view);
    [[nodiscard]] bool isCurve(QRgb pixel) const;
    /// The rows of the curve's colour in a column of pixels within a lane.
    [[nodiscard]] std::pair<int, int> curveRows(const QImage& image, int x, int top,
                                                int bottom) const;

    Theme m_theme;
};

QImage StripPainterTest::paint(const waveforms::WaveformRecord& record, const StripView& view)
{
    QImage image(Paper, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    const StripLayout layout = layOut(record, view);
    StripPainter strip(painter, m_theme, view, layout);
    strip.drawPaper(image.rect());
    strip.drawCurves(record);
    return image;
}

bool StripPainterTest::isCurve(QRgb pixel) const
{
    // anti-aliased: nearer to the curve's colour than to anything else on the paper
    const QColor curve = m_theme.colours().ecg;
    return qGreen(pixel) - qRed(pixel) > (curve.green() - curve.red()) / 3;
}

std::pair<int, int> StripPainterTest::curveRows(const QImage& image, int x, int top,
                                                int bottom) const
{
    int first = -1;
    int last = -1;
    for (int y = top; y < bottom; ++y) {
        if (!isCurve(image.pixel(x, y)))
            continue;
        first = first < 0 ? y : first;
        last = y;
    }
    return {first, last};
}

void StripPainterTest::linesStandEveryMillimetre()
{
    const QImage image = paint({}, plainView());
    const QRgb paper = m_theme.colours().surface.rgb();
    const QRgb strong = image.pixel(0, 2);
    const QRgb faint = image.pixel(4, 2);
    QVERIFY(strong != faint && faint != paper);
    // no line crosses here: between two horizontal ones
    for (int x = 0; x < 400; ++x) {
        const QRgb pixel = image.pixel(x, 2);
        if (x % 20 == 0)
            QCOMPARE(pixel, strong);
        else if (x % 4 == 0)
            QCOMPARE(pixel, faint);
        else
            QCOMPARE(pixel, paper);
    }
    for (int y = 0; y < 400; ++y)
        QCOMPARE(image.pixel(2, y) != paper, y % 4 == 0);
}

void StripPainterTest::millivoltIsDrawnAtItsPlace()
{
    const StripView view = plainView();
    const auto record = test::twelveLeads(10);
    const QImage image = paint(record, view);
    const Lane rhythm = layOut(record, view).lanes[12];
    // 0.5 s at 25 mm/s and 4 px/mm: 50 px; 1 mV at 10 mm/mV: 40 px
    QCOMPARE(rhythm.x(0.5), 90.0);
    const int zero = int(rhythm.zeroY);
    int top = image.height();
    for (int x = 88; x <= 92; ++x) {
        const auto [first, last] = curveRows(image, x, zero - 60, zero + 5);
        if (first >= 0)
            top = std::min(top, first);
    }
    QVERIFY2(std::abs(top - (zero - 40)) <= 1, qPrintable(QString::number(zero - top)));
    for (const int x : {60, 84, 96, 300}) { // beside it: the zero line
        const auto [first, last] = curveRows(image, x, zero - 60, zero + 5);
        QVERIFY(std::abs(first - zero) <= 1 && std::abs(last - zero) <= 1);
    }
}

void StripPainterTest::pulseIsOneMillivoltHigh()
{
    const StripView view = plainView();
    const auto record = test::twelveLeads(10);
    const QImage image = paint(record, view);
    const int zero = int(layOut(record, view).lanes[0].zeroY);
    // 0.2 s wide (20 px) in a margin of 40 px
    const auto [first, last] = curveRows(image, 20, zero - 60, zero + 5);
    QVERIFY(std::abs(first - (zero - 40)) <= 1);
    QVERIFY(std::abs(last - (zero - 40)) <= 1);
    int left = 40;
    int right = 0;
    for (int x = 0; x < 40; ++x) {
        if (curveRows(image, x, zero - 30, zero - 10).first >= 0) {
            left = std::min(left, x);
            right = std::max(right, x);
        }
    }
    QVERIFY2(std::abs(right - left - 20) <= 2, qPrintable(QString::number(right - left)));
}

void StripPainterTest::noExtremeIsLost_data()
{
    QTest::addColumn<double>("rate");
    QTest::newRow("slower than pixels") << 50.0;
    QTest::newRow("about as fast") << 150.0;
    QTest::newRow("a Holter") << 1000.0;
    QTest::newRow("very fast") << 40'000.0;
}

void StripPainterTest::noExtremeIsLost()
{
    QFETCH(double, rate);
    const auto samples = std::size_t(rate * 10);
    for (const std::size_t spike : {std::size_t(3), samples / 3, samples / 2 + 1, samples - 3}) {
        std::vector<std::int32_t> counts(samples, 0);
        counts[spike] = 700;
        counts[spike + 1] = -900;
        waveforms::Channel channel = test::ecgChannel(waveforms::EcgLead::II, counts);
        channel.rateHz = rate;
        Lane lane;
        lane.area = QRectF(0, 0, 1000, 100);
        lane.pxPerSecond = 100;
        lane.pxPerUnit = 0.01;
        double top = 0;
        double bottom = 0;
        for (const QPolygonF& points : curvePoints(lane, channel, 1)) {
            for (const QPointF& point : points) {
                top = std::max(top, -point.y());
                bottom = std::max(bottom, point.y());
            }
        }
        QCOMPARE(top, 700 * 2.5 * 0.01);
        QCOMPARE(bottom, 900 * 2.5 * 0.01);
    }
}

void StripPainterTest::curveStopsAtGaps()
{
    for (const double rate : {50.0, 5000.0}) {
        waveforms::Channel channel =
            test::ecgChannel(waveforms::EcgLead::II, std::vector<std::int32_t>(int(rate) * 4, 0));
        channel.rateHz = rate;
        channel.gaps = {{qint64(rate), qint64(rate) * 2}}; // the second second
        Lane lane;
        lane.area = QRectF(0, 0, 400, 100);
        lane.pxPerSecond = 100;
        const auto curves = curvePoints(lane, channel, 1);
        QCOMPARE(curves.size(), std::size_t(2));
        for (const QPolygonF& points : curves) {
            for (const QPointF& point : points)
                QVERIFY(point.x() <= 100.5 || point.x() >= 199.5);
        }
    }
}

void StripPainterTest::gapsAreHatched()
{
    auto record = test::twelveLeads(10);
    for (waveforms::Channel& channel : record.channels)
        channel.gaps = {{500, 1000}}; // 1 s to 2 s
    const StripView view = plainView();
    const QImage image = paint(record, view);
    const QRgb hatch = m_theme.colours().stale.rgb();
    const auto hatched = [&](int left, int right) {
        int count = 0;
        for (int x = left; x < right; ++x) {
            for (int y = 490; y < 630; ++y)
                count += image.pixel(x, y) == hatch ? 1 : 0;
        }
        return count;
    };
    QVERIFY(hatched(140, 240) > 500);
    QCOMPARE(hatched(40, 139), 0);
    QCOMPARE(hatched(242, 400), 0);
}

void StripPainterTest::nothingIsDrawnOutsideTheRecording()
{
    const auto record = test::twelveLeads(2);
    const StripView view = plainView();
    const QImage image = paint(record, view);
    for (int x = 244; x < 1000; ++x)
        QCOMPARE(curveRows(image, x, 485, 635).first, -1);
}

QTEST_MAIN(StripPainterTest)
#include "strip_painter_test.moc"
