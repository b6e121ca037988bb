#include "ui/common/time_view.h"
#include "ui/waveforms/recording_painter.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ui;
using waveforms::Extremes;

namespace {

/// A column a second, from -1 to 1 but for a hole and one spike.
RecordingLane lane()
{
    waveforms::ChannelWindow window;
    for (qint64 edge = 0; edge <= 100; ++edge)
        window.edges.push_back(edge * 10);
    window.columns.assign(100, Extremes{-1, 1});
    window.columns[40].reset();
    window.columns[41].reset();
    window.columns[70] = Extremes{-1, 3};
    window.gaps = {{400, 420}};
    return {{QStringLiteral("II"), {{0, 1}}}, QStringLiteral("mV"), 10, std::move(window)};
}

RecordingPicture picture()
{
    RecordingPicture picture;
    picture.visible = QRectF(TimeGutters::Left, RecordingPicture::MarkRow, 1'000, 100);
    picture.lanes = picture.visible;
    picture.span = {0, 100};
    picture.durationSeconds = 100;
    return picture;
}

} // namespace

class RecordingPainterTest : public QObject
{
    Q_OBJECT

private slots:
    void scaleHoldsEverythingInView();
    void scaleIsSteadyUnderSmallChanges();
    void curvesStopAtGaps();
    void bothExtremesOfAColumnAreDrawn();
    void drawsWhatCannotBeReadAsItsReason();
};

void RecordingPainterTest::scaleHoldsEverythingInView()
{
    const LaneScale whole = laneScale(lane(), {0, 100});
    QVERIFY(whole.low <= -1 && whole.high >= 3);
    QVERIFY(whole.bar == 2 || whole.bar == 1);
    const LaneScale part = laneScale(lane(), {0, 30}); // without the spike
    QVERIFY(part.low <= -1 && part.high >= 1 && part.high < 2);
    const LaneScale nothing = laneScale(lane(), {40.3, 41.6});
    QVERIFY(nothing.low < nothing.high);
}

void RecordingPainterTest::scaleIsSteadyUnderSmallChanges()
{
    RecordingLane other = lane();
    for (auto& column : other.window->columns) {
        if (column)
            column->max -= 0.01;
    }
    QCOMPARE(laneScale(other, {0, 30}), laneScale(lane(), {0, 30}));
}

void RecordingPainterTest::curvesStopAtGaps()
{
    const RecordingPicture shown = picture();
    const RecordingLane read = lane();
    const auto curves = laneCurves(shown, read, laneScale(read, shown.span), shown.visible);
    QCOMPARE(curves.size(), std::size_t(2));
    QVERIFY(curves[0].constLast().x() < shown.x(40.1));
    QVERIFY(curves[1].constFirst().x() > shown.x(41.9));
}

void RecordingPainterTest::bothExtremesOfAColumnAreDrawn()
{
    const RecordingPicture shown = picture();
    const RecordingLane read = lane();
    const LaneScale scale = laneScale(read, shown.span);
    const auto curves = laneCurves(shown, read, scale, shown.visible);
    double highest = 1e9;
    double lowest = -1e9;
    for (const QPointF& point : curves[1]) {
        highest = std::min(highest, point.y());
        lowest = std::max(lowest, point.y());
    }
    // by rule of three: three pixels are left free above and below
    const double height = shown.visible.height() - 6;
    const double perUnit = height / (scale.high - scale.low);
    QVERIFY(std::abs(highest - (shown.visible.bottom() - 3 - (3 - scale.low) * perUnit)) < 0.01);
    QVERIFY(std::abs(lowest - (shown.visible.bottom() - 3 - (-1 - scale.low) * perUnit)) < 0.01);
}

void RecordingPainterTest::drawsWhatCannotBeReadAsItsReason()
{
    Theme theme;
    theme.apply(ThemeKind::Light);
    RecordingReading reading{{0, 100}, 10, false, {lane(), lane()}};
    reading.lanes[1].window = fail(ErrorCode::Integrity, QStringLiteral("damaged"));
    const std::vector<RecordingMark> marks = {{20, 0, QStringLiteral("N"), true},
                                              {50, 5, QStringLiteral("note"), false}};
    RecordingPicture shown = picture();
    shown.reading = std::make_shared<const RecordingReading>(std::move(reading));
    shown.marks = &marks;
    QImage image(1'200, 160, QImage::Format_RGB32);
    image.fill(theme.colours().surface);
    QPainter painter(&image);
    RecordingPainter(painter, theme, shown).draw();
    painter.end();
    const auto has = [&image](const QRectF& area, const QColor& colour) {
        for (int y = int(area.top()); y < int(area.bottom()); ++y) {
            for (int x = int(area.left()); x < int(area.right()); ++x) {
                if (image.pixelColor(x, y).rgb() == colour.rgb())
                    return true;
            }
        }
        return false;
    };
    QVERIFY(has(shown.lane(0), theme.colours().ecg));
    QVERIFY(!has(shown.lane(1), theme.colours().ecg));
    QVERIFY(has(shown.lane(1), theme.colours().failed));
    QVERIFY(has(QRectF(shown.x(41) - 9, shown.visible.top(), 18, 40), theme.colours().stale));
}

QTEST_MAIN(RecordingPainterTest)
#include "recording_painter_test.moc"
