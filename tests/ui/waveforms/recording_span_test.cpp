#include "ui/waveforms/recording_span.h"
#include "ui/waveforms/recording_words.h"

#include <QTest>

using namespace wardlight::ui;

class RecordingSpanTest : public QObject
{
    Q_OBJECT

private slots:
    void staysWithinTheRecording();
    void zoomsAroundTheAnchor();
    void neverNarrowerThanASecond();
    void followsTheCharts();
    void saysHowLong_data();
    void saysHowLong();
};

void RecordingSpanTest::staysWithinTheRecording()
{
    QCOMPARE(within({-5, 5}, 60), (RecordingSpan{0, 10}));
    QCOMPARE(within({55, 65}, 60), (RecordingSpan{50, 60}));
    QCOMPARE(within({-100, 500}, 60), (RecordingSpan{0, 60}));
    QCOMPARE(within({3, 4.5}, 60), (RecordingSpan{3, 4.5}));
    QCOMPARE(within({3, 13}, 0.2), (RecordingSpan{0, 1})); // shorter than anything is shown
    QCOMPARE(within({3, 13}, 0), (RecordingSpan{0, 1}));
}

void RecordingSpanTest::zoomsAroundTheAnchor()
{
    QCOMPARE(zoomed({0, 100}, 0.5, 25), (RecordingSpan{12.5, 62.5}));
    QCOMPARE(zoomed({0, 100}, 2, 0), (RecordingSpan{0, 200}));
    QCOMPARE(panned({10, 20}, 0.25), (RecordingSpan{12.5, 22.5}));
    QCOMPARE(centred({0, 10}, 100), (RecordingSpan{95, 105}));
}

void RecordingSpanTest::neverNarrowerThanASecond()
{
    QCOMPARE(zoomed({0, 2}, 1e-9, 1), (RecordingSpan{0.5, 1.5}));
}

void RecordingSpanTest::followsTheCharts()
{
    const QDateTime start({2026, 3, 14}, {10, 0}, Qt::UTC);
    QCOMPARE(spanBetween(start, start.addSecs(-60), start.addSecs(120)), (RecordingSpan{-60, 120}));
}

void RecordingSpanTest::saysHowLong_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    const auto row = [](double seconds, const char* text) {
        QTest::newRow(text) << seconds << QString::fromLatin1(text);
    };
    row(2.5, "2.5 s");
    row(10, "10 s");
    row(60, "1 min");
    row(90, "1 min 30 s");
    row(1'800, "30 min");
    row(86'400, "1 d");
    row(7'500, "2 h 5 min");
    row(604'800 + 7'200, "7 d 2 h");
}

void RecordingSpanTest::saysHowLong()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QLocale::setDefault(QLocale::English);
    QCOMPARE(durationText(seconds), text);
}

QTEST_GUILESS_MAIN(RecordingSpanTest)
#include "recording_span_test.moc"
