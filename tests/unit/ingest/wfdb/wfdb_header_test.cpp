#include "core/ingest/wfdb/wfdb_header.h"

#include <QTest>

using namespace wardlight::ingest::wfdb;

class WfdbHeaderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryField();
    void fillsInDefaults();
    void readsSegments();
    void refusesWhatBreaksTheFormat_data();
    void refusesWhatBreaksTheFormat();
};

void WfdbHeaderTest::readsEveryField()
{
    const auto header =
        parseHeader("# first remark\r\n"
                    "rec 2 62.4725/999.56(12) 14400 8:26:04.5 26/10/1994\r\n"
                    "rec.dat 212x4:3+24 20(-1600)/mmHg 12 5 -242 -18875 0 ABP line\r\n"
                    "rec.dat 212 0 12 7\r\n"
                    "#second\r\n");
    QVERIFY(header);
    QCOMPARE(header->record, QStringLiteral("rec"));
    QCOMPARE(header->framesPerSecond, 62.4725);
    QCOMPARE(header->counterFrequency, 999.56);
    QCOMPARE(header->baseCounter, 12.0);
    QCOMPARE(header->frames, qint64(14'400));
    QCOMPARE(header->time, std::optional(QTime(8, 26, 4, 500)));
    QCOMPARE(header->date, std::optional(QDate(1994, 10, 26)));
    QCOMPARE(header->comments,
             QStringList({QStringLiteral(" first remark"), QStringLiteral("second")}));
    const SignalLine& line = header->lines.at(0);
    QCOMPARE(line.format, SampleFormat::Packed212);
    QCOMPARE(line.samplesPerFrame, 4);
    QCOMPARE(line.skewFrames, 3);
    QCOMPARE(line.byteOffset, qint64(24));
    QCOMPARE(line.gain, 20.0);
    QCOMPARE(line.baseline, -1600.0);
    QCOMPARE(line.unit, QStringLiteral("mmHg"));
    QCOMPARE(line.initialValue, -242);
    QCOMPARE(line.checksum, std::optional(-18'875));
    QCOMPARE(line.description, QStringLiteral("ABP line"));
    // no gain: the default one; no baseline: the converter's zero
    QCOMPARE(header->lines.at(1).gain, 200.0);
    QCOMPARE(header->lines.at(1).baseline, 7.0);
    QCOMPARE(header->lines.at(1).initialValue, 7);
    QVERIFY(!header->lines.at(1).checksum);
}

void WfdbHeaderTest::fillsInDefaults()
{
    const auto header = parseHeader("rec 1\nrec.dat 16\n");
    QVERIFY(header);
    QCOMPARE(header->framesPerSecond, 250.0);
    QCOMPARE(header->frames, qint64(0));
    QVERIFY(!header->date);
    QCOMPARE(header->lines.at(0).unit, QStringLiteral("mV"));
    QCOMPARE(header->lines.at(0).samplesPerFrame, 1);
}

void WfdbHeaderTest::readsSegments()
{
    const auto header = parseHeader("rec/3 2 125 3000\nlayout 0\n~ 1000\nrec_1 2000\n");
    QVERIFY(header);
    QVERIFY(header->hasLayout());
    QCOMPARE(header->segments.size(), std::size_t(3));
    QCOMPARE(header->segments[1].record, QStringLiteral("~"));
    QCOMPARE(header->segments[2].frames, qint64(2000));
}

void WfdbHeaderTest::refusesWhatBreaksTheFormat_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("comments only") << QByteArray("# nothing\n");
    QTest::newRow("no count") << QByteArray("rec\n");
    QTest::newRow("count no number") << QByteArray("rec two 360\n");
    QTest::newRow("negative count") << QByteArray("rec -1 360\n");
    QTest::newRow("far too many") << QByteArray("rec 2000000000 360\n");
    QTest::newRow("rate 0") << QByteArray("rec 1 0 100\nrec.dat 16\n");
    QTest::newRow("rate negative") << QByteArray("rec 1 -5 100\nrec.dat 16\n");
    QTest::newRow("rate NaN") << QByteArray("rec 1 nan 100\nrec.dat 16\n");
    QTest::newRow("rate infinite") << QByteArray("rec 1 inf 100\nrec.dat 16\n");
    QTest::newRow("length negative") << QByteArray("rec 1 250 -100\nrec.dat 16\n");
    QTest::newRow("length beyond counting") << QByteArray("rec 1 250 99999999999999\nrec.dat 16\n");
    QTest::newRow("lines missing") << QByteArray("rec 2 250 100\nrec.dat 16\n");
    QTest::newRow("format unknown") << QByteArray("rec 1 250 100\nrec.dat 17\n");
    QTest::newRow("frames of 0 samples") << QByteArray("rec 1 250 100\nrec.dat 16x0\n");
    QTest::newRow("out of the folder") << QByteArray("rec 1 250 100\n../rec.dat 16\n");
    QTest::newRow("absolute") << QByteArray("rec 1 250 100\n/etc/passwd 16\n");
    QTest::newRow("segment out of the folder") << QByteArray("rec/1 1 250 100\n../x 100\n");
    QTest::newRow("segment without length") << QByteArray("rec/1 1 250 100\nx\n");
    QTest::newRow("gain no number") << QByteArray("rec 1 250 100\nrec.dat 16 abc\n");
    QTest::newRow("gain NaN") << QByteArray("rec 1 250 100\nrec.dat 16 nan\n");
}

void WfdbHeaderTest::refusesWhatBreaksTheFormat()
{
    QFETCH(QByteArray, text);
    const auto header = parseHeader(text);
    QVERIFY(!header);
    QCOMPARE(header.error().code, wardlight::ErrorCode::Invalid);
    QVERIFY(!header.error().message.isEmpty());
}

QTEST_APPLESS_MAIN(WfdbHeaderTest)
#include "wfdb_header_test.moc"
