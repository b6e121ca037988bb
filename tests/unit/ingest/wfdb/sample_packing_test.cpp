#include "core/ingest/wfdb/sample_packing.h"

#include <QTest>

#include <random>
#include <vector>

using namespace wardlight::ingest::wfdb;

class SamplePackingTest : public QObject
{
    Q_OBJECT

private slots:
    void givesTheBytesOfTheManual();
    void comesBack_data();
    void comesBack();
    void widensWhatDoesNotFit();
};

/// Worked out by hand from signal(5): 12 bits of each sample, the middle byte shared.
void SamplePackingTest::givesTheBytesOfTheManual()
{
    const std::vector<std::int32_t> counts = {0x123, -2};
    QCOMPARE(pack(SampleFormat::Packed212, counts).toHex(), QByteArray("23f1fe"));
    QCOMPARE(pack(SampleFormat::Big16, counts).toHex(), QByteArray("0123fffe"));
    QCOMPARE(pack(SampleFormat::Offset160, counts).toHex(), QByteArray("2381fe7f"));
    const std::vector<std::int32_t> three = {1, 2, 3};
    QCOMPARE(pack(SampleFormat::Packed310, three).toHex(), QByteArray("02180400"));
    QCOMPARE(pack(SampleFormat::Packed311, three).toHex(), QByteArray("01083000"));
}

void SamplePackingTest::comesBack_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("samples");
    for (const int format : {8, 16, 24, 32, 61, 80, 160, 212, 310, 311}) {
        for (const int samples : {0, 1, 2, 3, 4, 5, 6, 7, 1000})
            QTest::addRow("%d of format %d", samples, format) << format << samples;
    }
}

void SamplePackingTest::comesBack()
{
    QFETCH(int, format);
    QFETCH(int, samples);
    const auto kind = static_cast<SampleFormat>(format);
    const int bits = bitsPerSample(kind);
    std::mt19937 dice(quint32(format * 1000 + samples));
    std::vector<std::int32_t> counts;
    for (int i = 0; i < samples; ++i)
        counts.push_back(std::int32_t(dice() << (32 - bits)) >> (32 - bits));
    const QByteArray bytes = pack(kind, counts);
    QCOMPARE(qint64(bytes.size()), bytesFor(kind, samples));
    std::vector<std::int32_t> again(counts.size());
    unpack(kind,
           {reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size())},
           again);
    QCOMPARE(again, counts);
}

void SamplePackingTest::widensWhatDoesNotFit()
{
    QCOMPARE(formatFor(-32'767, 32'767), SampleFormat::Little16);
    QCOMPARE(formatFor(-32'768, 0), SampleFormat::Little24); // -32768 would say "nothing recorded"
    QCOMPARE(formatFor(0, 8'388'608), SampleFormat::Little32);
    QCOMPARE(formatFor(-2'147'483'647 - 1, 0), std::nullopt);
    QVERIFY(!holds(SampleFormat::Packed212, -2048, 0));
    QVERIFY(holds(SampleFormat::Packed212, -2047, 2047));
    QVERIFY(!holds(SampleFormat::Flac516, 0, 1));
}

QTEST_APPLESS_MAIN(SamplePackingTest)
#include "sample_packing_test.moc"
