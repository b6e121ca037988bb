#include "core/dicom/date_time.h"

#include <QTest>

using namespace wardlight::dicom;

class DateTimeTest : public QObject
{
    Q_OBJECT

private slots:
    void readsDates_data();
    void readsDates();
    void readsTimes_data();
    void readsTimes();
    void readsOffsets_data();
    void readsOffsets();
};

void DateTimeTest::readsDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDate>("expected");
    QTest::newRow("DA") << QByteArray("20040229") << QDate(2004, 2, 29);
    QTest::newRow("ACR-NEMA") << QByteArray("1997.04.24") << QDate(1997, 4, 24);
    for (const char* none : {"", "20030229", "2004", "20041301", "2004022", "200402290", "2004022x",
                             "00000000", "-0040229"})
        QTest::newRow(none) << QByteArray(none) << QDate();
}

void DateTimeTest::readsDates()
{
    QFETCH(QByteArray, text);
    QFETCH(QDate, expected);
    QCOMPARE(parseDate({text.constData(), std::size_t(text.size())}).value_or(QDate()), expected);
}

void DateTimeTest::readsTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QTime>("expected");
    QTest::newRow("whole") << QByteArray("072731") << QTime(7, 27, 31);
    QTest::newRow("fraction") << QByteArray("072731.5") << QTime(7, 27, 31, 500);
    QTest::newRow("microseconds") << QByteArray("235959.123456") << QTime(23, 59, 59, 123);
    QTest::newRow("hour") << QByteArray("07") << QTime(7, 0);
    QTest::newRow("minute") << QByteArray("0727") << QTime(7, 27);
    QTest::newRow("ACR-NEMA") << QByteArray("07:27:31") << QTime(7, 27, 31);
    QTest::newRow("leap second") << QByteArray("235960") << QTime(23, 59, 59);
    for (const char* none : {"", "7", "24", "0760", "07273", "072731.x", "noon"})
        QTest::newRow(none) << QByteArray(none) << QTime();
}

void DateTimeTest::readsTimes()
{
    QFETCH(QByteArray, text);
    QFETCH(QTime, expected);
    QCOMPARE(parseTime({text.constData(), std::size_t(text.size())}).value_or(QTime()), expected);
}

void DateTimeTest::readsOffsets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("expected");
    constexpr int None = 9999;
    QTest::newRow("China") << QByteArray("+0800") << 480;
    QTest::newRow("Newfoundland") << QByteArray("-0330") << -210;
    QTest::newRow("UTC") << QByteArray("+0000") << 0;
    for (const char* none : {"", "0800", "+08", "+0860", "+1500", "-1300", "+08:0"})
        QTest::newRow(none) << QByteArray(none) << None;
}

void DateTimeTest::readsOffsets()
{
    QFETCH(QByteArray, text);
    QFETCH(int, expected);
    QCOMPARE(parseUtcOffset({text.constData(), std::size_t(text.size())}).value_or(9999), expected);
}

QTEST_APPLESS_MAIN(DateTimeTest)
#include "date_time_test.moc"
