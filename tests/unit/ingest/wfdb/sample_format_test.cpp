#include "core/ingest/wfdb/sample_format.h"

#include <QTest>

#include <vector>

using namespace wardlight::ingest::wfdb;

class SampleFormatTest : public QObject
{
    Q_OBJECT

private slots:
    void unpacks_data();
    void unpacks();
    void countsBytesAndSamples_data();
    void countsBytesAndSamples();
    void knowsNoOtherFormat();
};

/// Bytes written by hand after the descriptions in signal(5).
void SampleFormatTest::unpacks_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("counts");

    const auto hex = [](const char* text) { return QByteArray::fromHex(text); };
    QTest::newRow("8") << 8 << hex("01 ff 80 7f") << QList<int>{1, -1, -128, 127};
    QTest::newRow("16") << 16 << hex("0100 ffff 0080") << QList<int>{1, -1, -32768};
    QTest::newRow("24") << 24 << hex("010000 ffffff 000080") << QList<int>{1, -1, -8388608};
    QTest::newRow("32") << 32 << hex("01000000 ffffffff 00000080")
                        << QList<int>{1, -1, -2147483647 - 1};
    QTest::newRow("61") << 61 << hex("0001 ffff 8000") << QList<int>{1, -1, -32768};
    QTest::newRow("80") << 80 << hex("81 7f 00") << QList<int>{1, -1, -128};
    QTest::newRow("160") << 160 << hex("0180 ff7f 0000") << QList<int>{1, -1, -32768};
    // 0x123 and 0xFFE: 23, 1 with F above it, FE
    QTest::newRow("212") << 212 << hex("23 f1 fe") << QList<int>{0x123, -2};
    QTest::newRow("212, odd") << 212 << hex("23 f1 fe 00 08") << QList<int>{0x123, -2, -2048};
    // 1 and -1 above their spare bit, the third's 00010 and 11111 in the high five of both words
    QTest::newRow("310") << 310 << hex("02 10 fe ff") << QList<int>{1, -1, -30};
    QTest::newRow("310, one") << 310 << hex("02 00") << QList<int>{1};
    // 1 | 0x3FF << 10 | 0x200 << 20 = 0x200FFC01
    QTest::newRow("311") << 311 << hex("01 fc 0f 20") << QList<int>{1, -1, -512};
    QTest::newRow("311, two") << 311 << hex("01 fc 0f") << QList<int>{1, -1};
}

void SampleFormatTest::unpacks()
{
    QFETCH(int, format);
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, counts);
    const auto sample = sampleFormat(format);
    QVERIFY(sample);
    QCOMPARE(bytesFor(*sample, counts.size()), qint64(bytes.size()));
    QCOMPARE(samplesIn(*sample, bytes.size()), qint64(counts.size()));

    std::vector<std::int32_t> read(std::size_t(counts.size()));
    unpack(*sample,
           {reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size())},
           read);
    QCOMPARE(QList<int>(read.begin(), read.end()), counts);
}

void SampleFormatTest::countsBytesAndSamples_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<qint64>("samples");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("212") << 212 << qint64(2997) << qint64(4496); // 1,498 pairs and a half
    QTest::newRow("310, whole") << 310 << qint64(1020) << qint64(1360);
    QTest::newRow("310, one over") << 310 << qint64(1018) << qint64(1358);
    QTest::newRow("311, two over") << 311 << qint64(1019) << qint64(1359);
    QTest::newRow("311, one over") << 311 << qint64(1018) << qint64(1358);
    QTest::newRow("24") << 24 << qint64(499) << qint64(1497);
}

void SampleFormatTest::countsBytesAndSamples()
{
    QFETCH(int, format);
    QFETCH(qint64, samples);
    QFETCH(qint64, bytes);
    QCOMPARE(bytesFor(*sampleFormat(format), samples), bytes);
    QCOMPARE(samplesIn(*sampleFormat(format), bytes), samples);
}

void SampleFormatTest::knowsNoOtherFormat()
{
    for (const int number : {0, -1, 1, 15, 81, 213, 517, 70'000})
        QVERIFY(!sampleFormat(number));
    QVERIFY(!invalidCount(SampleFormat::Difference8));
    QCOMPARE(invalidCount(SampleFormat::Packed212), std::optional(-2048));
    QCOMPARE(invalidCount(SampleFormat::Little32), std::optional(std::int32_t(-2147483647 - 1)));
}

QTEST_APPLESS_MAIN(SampleFormatTest)
#include "sample_format_test.moc"
