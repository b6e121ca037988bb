#include "core/ingest/csv/csv_reader.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QTest>

using namespace wardlight::ingest::csv;

namespace {

QStringList texts(std::initializer_list<const char*> values)
{
    QStringList list;
    for (const char* value : values)
        list << QString::fromUtf8(value);
    return list;
}

/// Every record as "line:field|field", a refused one as "line!".
QStringList readAll(const QByteArray& bytes, Encoding encoding = Encoding::Utf8)
{
    QBuffer device;
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device, encoding);
    QStringList records;
    while (const auto record = reader.next()) {
        records << QString::number(record->line) +
                       (record->fields ? u':' + record->fields->join(u'|') : QStringLiteral("!"));
    }
    return records;
}

/// The reason for which the first record is refused; empty when it is not.
QString firstReason(const QByteArray& bytes, Encoding encoding = Encoding::Utf8)
{
    QBuffer device;
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device, encoding);
    const auto record = reader.next();
    return record && !record->fields ? record->fields.error() : QString();
}

} // namespace

class CsvReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsRecords_data();
    void readsRecords();
    void badLineDoesNotStopTheRest();
    void namesTheByteThatIsNoUtf8();
    void refusesMalformedUtf8_data();
    void refusesMalformedUtf8();
    void suggestsGbk();
    void readsGbk();
    void refusesWhatIsNoGbk();
    void namesUtf16();
    void refusesLongLineAndGoesOn();
    void unclosedQuoteSpoilsOneLine();
    void manyUnclosedQuotesTakeLinearTime();
    void readsAcrossChunks();
};

void CsvReaderTest::readsRecords_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* name, const QByteArray& bytes,
                        std::initializer_list<const char*> expected) {
        QTest::newRow(name) << bytes << texts(expected);
    };
    row("empty file", "", {});
    row("line feed", "a,b\nc,d\n", {"1:a|b", "2:c|d"});
    row("carriage return and line feed", "a,b\r\nc,d\r\n", {"1:a|b", "2:c|d"});
    row("carriage return", "a,b\rc,d\r", {"1:a|b", "2:c|d"});
    row("no line end at the end", "a,b\nc,d", {"1:a|b", "2:c|d"});
    row("byte order mark",
        "\xef\xbb\xbf"
        "a,b\n",
        {"1:a|b"});
    row("byte order mark alone", "\xef\xbb\xbf", {});
    row("empty lines", "\n\na\n\r\n\nb\n", {"3:a", "6:b"});
    row("empty fields", ",,\n", {"1:||"});
    row("last field empty at the end", "a,", {"1:a|"});
    row("white space", "  a , b\t\n", {"1:a|b"});
    row("quoted comma", "\"a,b\",c\n", {"1:a,b|c"});
    row("doubled quote", "\"a\"\"b\"\n", {"1:a\"b"});
    row("empty quoted field", "\"\",\"\"\n", {"1:|"});
    row("quoted line end", "\"a\nb\",c\nd\n", {"1:a\nb|c", "3:d"});
    row("quoted CR LF", "\"a\r\nb\"\r\nd\n", {"1:a\r\nb", "3:d"});
    row("space after a closing quote", "\"a\" ,b\n", {"1:a|b"});
    row("quote inside a plain field", "5\" tube,b\n", {"1:5\" tube|b"});
    row("Chinese", "化药,阿莫西林\n", {"1:化药|阿莫西林"});
}

void CsvReaderTest::readsRecords()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, expected);
    QCOMPARE(readAll(bytes), expected);
}

void CsvReaderTest::badLineDoesNotStopTheRest()
{
    QCOMPARE(readAll("a\n\"b\"x\nc\n\xff\nd\n"), texts({"1:a", "2!", "3:c", "4!", "5:d"}));
    const QByteArray withZero("a\nd\0e\nf\n", 8);
    QCOMPARE(readAll(withZero), texts({"1:a", "2!", "3:f"}));
}

void CsvReaderTest::namesTheByteThatIsNoUtf8()
{
    // 2 bytes of BOM-less first line, then the bad one at offset 6 of the file.
    QBuffer device;
    device.setData("ab\ncd,\xfe\n");
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    QVERIFY(reader.next()->fields);
    const auto record = reader.next();
    QVERIFY(!record->fields);
    QCOMPARE(record->line, 2);
    QVERIFY2(record->fields.error().contains(QStringLiteral("Byte 6")),
             qPrintable(record->fields.error()));
    QVERIFY(record->fields.error().contains(QStringLiteral("0xfe")));
}

void CsvReaderTest::refusesMalformedUtf8_data()
{
    // The ill-formed sequences that RFC 3629 and the Unicode Standard, section 3.9, name.
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("continuation alone") << QByteArray("\x80");
    QTest::newRow("overlong slash, two bytes") << QByteArray("\xc0\xaf");
    QTest::newRow("overlong slash, three bytes") << QByteArray("\xe0\x80\xaf");
    QTest::newRow("overlong, four bytes") << QByteArray("\xf0\x80\x80\xaf");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
    QTest::newRow("above U+10FFFF") << QByteArray("\xf4\x90\x80\x80");
    QTest::newRow("five bytes") << QByteArray("\xf8\x88\x80\x80\x80");
    QTest::newRow("cut short at the end") << QByteArray("a\xe9\x98");
    QTest::newRow("cut short by ASCII") << QByteArray("\xe9\x98"
                                                      "a");
}

void CsvReaderTest::refusesMalformedUtf8()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(readAll(bytes + "\nnext\n"), texts({"1!", "2:next"}));
}

void CsvReaderTest::suggestsGbk()
{
    const QByteArray amoxicillinInGbk("\xb0\xa2\xc4\xaa\xce\xf7\xc1\xd6"); // 阿莫西林
    QVERIFY(firstReason(amoxicillinInGbk + ",1\n").contains(QStringLiteral("--encoding gbk")));
    QVERIFY(!firstReason("\xff\xff,1\n").contains(QStringLiteral("gbk")));
}

void CsvReaderTest::readsGbk()
{
    const QByteArray bytes("\xbb\xaf\xd2\xa9,\xb0\xa2\xc4\xaa\xce\xf7\xc1\xd6\r\n");
    QCOMPARE(readAll(bytes, Encoding::Gbk), QStringList({QStringLiteral("1:化药|阿莫西林")}));
}

void CsvReaderTest::refusesWhatIsNoGbk()
{
    QCOMPARE(readAll("a,\xff\xff\nb\n", Encoding::Gbk), texts({"1!", "2:b"}));
}

void CsvReaderTest::namesUtf16()
{
    const QByteArray bytes("\xff\xfe"
                           "a\0,\0b\0\n\0",
                           10);
    QVERIFY(firstReason(bytes).contains(QStringLiteral("UTF-16")));
}

void CsvReaderTest::refusesLongLineAndGoesOn()
{
    const QByteArray fits(CsvReader::LongestRecord, 'x');
    QCOMPARE(readAll(fits + "\nb\n").last(), QStringLiteral("2:b"));
    QVERIFY(firstReason(fits + "\n").isEmpty());

    const QByteArray tooLong(3 * CsvReader::LongestRecord, 'x');
    QCOMPARE(readAll("a\n" + tooLong + "\nb\n"), texts({"1:a", "2!", "3:b"}));
    QVERIFY(firstReason(tooLong).contains(QStringLiteral("1 MiB")));
    const QByteArray manyCommas(3 * CsvReader::LongestRecord, ',');
    QCOMPARE(readAll(manyCommas + "\nb\n"), texts({"1!", "2:b"}));
    QCOMPARE(readAll('"' + tooLong + "\nb\n"), texts({"1!", "2:b"}));
}

void CsvReaderTest::unclosedQuoteSpoilsOneLine()
{
    QCOMPARE(readAll("a,\"b\nc\nd\n"), texts({"1!", "2:c", "3:d"}));
    QVERIFY(firstReason("a,\"b\nc\n").contains(QStringLiteral("never closed")));
}

void CsvReaderTest::manyUnclosedQuotesTakeLinearTime()
{
    QByteArray hostile;
    while (hostile.size() < 8 * 1024 * 1024)
        hostile += "a,\"b\n\"\"\"\n\"\"x\n";
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!readAll(hostile).isEmpty());
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void CsvReaderTest::readsAcrossChunks()
{
    QByteArray bytes;
    QStringList expected;
    for (int i = 1; i <= 50'000; ++i) {
        bytes += QByteArray::number(i) + ",\"阿,莫\"\r\n";
        expected << QStringLiteral("%1:%1|阿,莫").arg(i);
    }
    QCOMPARE(readAll(bytes), expected);
}

QTEST_GUILESS_MAIN(CsvReaderTest)
#include "csv_reader_test.moc"
