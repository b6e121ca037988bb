#include "core/ingest/csv/vitals_csv.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ingest::csv;

namespace {

QStringList fields(const char* utf8)
{
    return QString::fromUtf8(utf8).split(u';');
}

const char* const Header = "patient;device;type;value;unit;measured_at";

} // namespace

class VitalsCsvTest : public QObject
{
    Q_OBJECT

private slots:
    void reads();
    void headersMayBeCalledOtherwise_data();
    void headersMayBeCalledOtherwise();
    void refusesHeader_data();
    void refusesHeader();
    void furtherColumnsAreIgnored();
    void patientAndDeviceMayBeAbsent();
    void readsValues_data();
    void readsValues();
    void refusesRow_data();
    void refusesRow();
    void offsetMayBeDeclaredOnce();
    void halfHourZonesAndDaylightSaving();
    void consciousnessInLetters();

private:
    static VitalsColumns columns(const char* header = Header, std::optional<int> offset = {})
    {
        VitalsColumns read(offset);
        if (const auto taken = read.readHeader(fields(header)); !taken)
            qFatal("%s", qPrintable(taken.error()));
        return read;
    }
};

void VitalsCsvTest::reads()
{
    const auto row =
        columns().row(fields("0042;M1;heart_rate;75.5;/min;2026-03-14T16:00:00.250+08:00"));
    QVERIFY2(row, row ? "" : qPrintable(row.error()));
    QCOMPARE(row->patient, QStringLiteral("0042"));
    QCOMPARE(row->reading.device, QStringLiteral("M1"));
    QCOMPARE(row->reading.type, QStringLiteral("heart_rate"));
    QCOMPARE(row->reading.value, 75.5);
    QCOMPARE(row->reading.unit, QStringLiteral("/min"));
    QCOMPARE(row->reading.measuredAt, QDateTime({2026, 3, 14}, {8, 0, 0, 250}, Qt::UTC));
}

void VitalsCsvTest::headersMayBeCalledOtherwise_data()
{
    QTest::addColumn<QString>("header");
    for (const char* header : {Header, "MRN;Serial;Measurement Type;Value;Units;Time",
                               "measured-at;UNIT;VALUE;TYPE;serial_number;patient_mrn",
                               "病历号;设备;项目;数值;单位;时间",
                               "patient_id;device_id;measurement_type;value;unit;timestamp"})
        QTest::newRow(header) << QString::fromUtf8(header);
}

void VitalsCsvTest::headersMayBeCalledOtherwise()
{
    QFETCH(QString, header);
    QVERIFY(VitalsColumns::isHeader(header.split(u';')));
    QVERIFY(VitalsColumns().readHeader(header.split(u';')));
}

void VitalsCsvTest::refusesHeader_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* header, const char* names) {
        QTest::newRow(header) << QString::fromUtf8(header) << QString::fromUtf8(names);
    };
    row("patient;device;value;unit;measured_at", "type");
    row("patient;device;type;unit;measured_at", "value");
    row("patient;device;type;value;measured_at", "unit");
    row("patient;device;type;value;unit", "measured_at");
    row("", "type, value, unit, measured_at");
    row("0042;M1;heart_rate;75;/min;2026-03-14T08:00:00Z", "type, value, unit, measured_at");
    row("patient;mrn;type;value;unit;time", "patient");
}

void VitalsCsvTest::refusesHeader()
{
    QFETCH(QString, header);
    QFETCH(QString, names);
    const auto taken = VitalsColumns().readHeader(header.split(u';'));
    QVERIFY(!taken);
    QVERIFY2(taken.error().contains(names), qPrintable(taken.error()));
}

void VitalsCsvTest::furtherColumnsAreIgnored()
{
    const VitalsColumns read = columns("note;type;value;unit;measured_at;ward");
    QCOMPARE(read.ignored(), QStringList({QStringLiteral("note"), QStringLiteral("ward")}));
    const auto row = read.row(fields("=cmd();spo2;97;%;2026-03-14T08:00:00Z;7"));
    QVERIFY(row);
    QCOMPARE(row->reading.value, 97.0);
}

void VitalsCsvTest::patientAndDeviceMayBeAbsent()
{
    const auto without =
        columns("type;value;unit;measured_at").row(fields("spo2;97;%;2026-03-14T08:00:00Z"));
    QVERIFY(without);
    QVERIFY(without->patient.isEmpty());
    QCOMPARE(without->reading.device, QStringLiteral("vitals-csv"));
    const auto empty = columns().row(fields(";;spo2;97;%;2026-03-14T08:00:00Z"));
    QVERIFY(empty);
    QCOMPARE(empty->reading.device, QStringLiteral("vitals-csv"));
}

void VitalsCsvTest::readsValues_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    const auto row = [](const char* text, double value) {
        QTest::newRow(text) << QString::fromLatin1(text) << value;
    };
    row("75", 75);
    row("0.004", 0.004);
    row("-1.5", -1.5);
    row("+36.60", 36.6);
    row("7.5e1", 75);
    row(".5", 0.5);
    row("5.", 5);
    row("0", 0);
}

void VitalsCsvTest::readsValues()
{
    QFETCH(QString, text);
    QFETCH(double, value);
    const auto row = columns().row({{},
                                    {},
                                    QStringLiteral("x"),
                                    text,
                                    QStringLiteral("u"),
                                    QStringLiteral("2026-03-14T08:00:00Z")});
    QVERIFY(row);
    QCOMPARE(row->reading.value, value);
}

void VitalsCsvTest::refusesRow_data()
{
    QTest::addColumn<QStringList>("record");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* line, const char* reason) {
        QTest::newRow(name) << fields(line) << QString::fromUtf8(reason);
    };
    row("decimal comma", "1;M;spo2;36,6;%;2026-03-14T08:00:00Z", "decimal comma");
    row("comma split the value", "1;M;spo2;36;6;%;2026-03-14T08:00:00Z", "7 columns");
    row("too few", "1;M;spo2;36;%", "5 columns");
    row("no value", "1;M;spo2;;%;2026-03-14T08:00:00Z", "missing");
    row("NaN", "1;M;spo2;NaN;%;2026-03-14T08:00:00Z", "not a number");
    row("infinite", "1;M;spo2;inf;%;2026-03-14T08:00:00Z", "not a number");
    row("comparison", "1;M;spo2;>90;%;2026-03-14T08:00:00Z", "not a number");
    row("with its unit", "1;M;spo2;97%;%;2026-03-14T08:00:00Z", "not a number");
    row("hexadecimal", "1;M;spo2;0x10;%;2026-03-14T08:00:00Z", "not a number");
    row("other digits", "1;M;spo2;９７;%;2026-03-14T08:00:00Z", "not a number");
    row("thousands", "1;M;spo2;1 000;%;2026-03-14T08:00:00Z", "not a number");
    row("no time", "1;M;spo2;97;%;", "time");
    row("no offset", "1;M;spo2;97;%;2026-03-14T08:00:00", "--utc-offset");
    row("only a date", "1;M;spo2;97;%;2026-03-14", "2026-03-14");
    row("American date", "1;M;spo2;97;%;03/14/2026 08:00", "ISO");
    row("no such day", "1;M;spo2;97;%;2026-02-30T08:00:00Z", "2026-02-30");
    row("seconds since 1970", "1;M;spo2;97;%;1773475200", "1773475200");
    QTest::newRow("endless patient")
        << QStringList{QString(101, u'1'),     QStringLiteral("M"),
                       QStringLiteral("spo2"), QStringLiteral("97"),
                       QStringLiteral("%"),    QStringLiteral("2026-03-14T08:00:00Z")}
        << QStringLiteral("100");
}

void VitalsCsvTest::refusesRow()
{
    QFETCH(QStringList, record);
    QFETCH(QString, reason);
    const auto row = columns().row(record);
    QVERIFY(!row);
    if (reason == QLatin1String("ISO"))
        return; // any words will do
    QVERIFY2(row.error().contains(reason), qPrintable(row.error()));
}

void VitalsCsvTest::offsetMayBeDeclaredOnce()
{
    const VitalsColumns declared = columns(Header, 8 * 3600);
    const auto without = declared.row(fields("1;M;spo2;97;%;2026-03-14 16:00"));
    QVERIFY(without);
    QCOMPARE(without->reading.measuredAt, QDateTime({2026, 3, 14}, {8, 0}, Qt::UTC));
    const auto with = declared.row(fields("1;M;spo2;97;%;2026-03-14T08:00:00Z"));
    QCOMPARE(with->reading.measuredAt, QDateTime({2026, 3, 14}, {8, 0}, Qt::UTC));
}

void VitalsCsvTest::halfHourZonesAndDaylightSaving()
{
    const auto at = [](const char* time) {
        return columns()
            .row({{},
                  {},
                  QStringLiteral("spo2"),
                  QStringLiteral("97"),
                  QStringLiteral("%"),
                  QString::fromLatin1(time)})
            ->reading.measuredAt;
    };
    QCOMPARE(at("2026-03-14T13:30:00+05:30"), QDateTime({2026, 3, 14}, {8, 0}, Qt::UTC));
    // 02:30 twice in Berlin on 25 October 2026: the offset tells which
    QCOMPARE(at("2026-10-25T02:30:00+02:00"), QDateTime({2026, 10, 25}, {0, 30}, Qt::UTC));
    QCOMPARE(at("2026-10-25T02:30:00+01:00"), QDateTime({2026, 10, 25}, {1, 30}, Qt::UTC));
}

void VitalsCsvTest::consciousnessInLetters()
{
    const auto level = [](const char* text) {
        return columns()
            .row({{},
                  {},
                  QStringLiteral("consciousness"),
                  QString::fromLatin1(text),
                  {},
                  QStringLiteral("2026-03-14T08:00:00Z")})
            .map([](const VitalsRow& row) { return row.reading.value; })
            .value_or(-1);
    };
    QCOMPARE(level("A"), 0.0);
    QCOMPARE(level("alert"), 0.0);
    QCOMPARE(level("c"), 1.0);
    QCOMPARE(level("V"), 2.0);
    QCOMPARE(level("P"), 3.0);
    QCOMPARE(level("U"), 4.0);
    QCOMPARE(level("2"), 2.0);
    QCOMPARE(level("asleep"), -1.0);
}

QTEST_GUILESS_MAIN(VitalsCsvTest)
#include "vitals_csv_test.moc"
