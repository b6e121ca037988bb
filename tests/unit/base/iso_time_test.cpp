#include "core/base/iso_time.h"

#include <QTest>

using namespace wardlight;

class IsoTimeTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void missingOffsetIsTheCallersChoice();
    void bareDateIsItsFirstInstant();
    void readsOffsets_data();
    void readsOffsets();
};

void IsoTimeTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("instant");
    const auto row = [](const char* text, const QDateTime& instant) {
        QTest::newRow(text) << QString::fromLatin1(text) << instant;
    };
    const QDateTime eight({2026, 3, 14}, {8, 0}, Qt::UTC);
    row("2026-03-14T08:00:00Z", eight);
    row("2026-03-14 08:00Z", eight);
    row("2026-03-14T16:00:00+08:00", eight);
    row("2026-03-14T16:00:00+0800", eight);
    row("2026-03-14T16:00+08", eight);
    row("2026-03-14T04:30:00-03:30", eight);
    row("2026-03-14T13:45:00+05:45", eight); // Nepal
    row("2026-03-13T20:00:00-12:00", eight); // another day
    row("2026-03-14T08:00:00.5Z", eight.addMSecs(500));
    row("2026-03-14T08:00:00,25Z", eight.addMSecs(250));
    row("2026-03-14T08:00:00.999999Z",
        eight.addMSecs(999)); // cut, not rounded into the next second
    row("2024-02-29T00:00:00Z", QDateTime({2024, 2, 29}, {0, 0}, Qt::UTC));
}

void IsoTimeTest::reads()
{
    QFETCH(QString, text);
    QFETCH(QDateTime, instant);
    const auto read = parseIsoTime(text);
    QVERIFY(read);
    QVERIFY(read->offsetSeconds);
    QCOMPARE(read->instant(), instant);
}

void IsoTimeTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "now", "14.03.2026 08:00", "2026-3-14T08:00:00Z", "2026-02-29T08:00:00Z",
          "2026-03-14T24:00:00Z", "2026-03-14T08:60:00Z", "2026-03-14T08:00:60Z",
          "2026-03-14T08:00:00 Z", "2026-03-14T08:00:00+25:00", "2026-03-14T08:00:00+08:75",
          "2026-03-14T08:00:00Zx", "1773475200", "2026-03-14T", "2026-03-14Z",
          "2026-03-14T08:00:00.Z", " 2026-03-14", "2026-03-14\n"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("other digits") << QStringLiteral("٢٠٢٦-٠٣-١٤T08:00:00Z");
}

void IsoTimeTest::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!parseIsoTime(text));
}

void IsoTimeTest::missingOffsetIsTheCallersChoice()
{
    const auto read = parseIsoTime(QStringLiteral("2026-03-14T08:00:00"));
    QVERIFY(read);
    QVERIFY(!read->offsetSeconds);
    QCOMPARE(read->instant(), QDateTime({2026, 3, 14}, {8, 0}, Qt::UTC));
    QCOMPARE(read->instant(8 * 3600), QDateTime({2026, 3, 14}, {0, 0}, Qt::UTC));
}

void IsoTimeTest::bareDateIsItsFirstInstant()
{
    const auto read = parseIsoTime(QStringLiteral("2026-03-14"));
    QVERIFY(read);
    QVERIFY(!read->time);
    QCOMPARE(read->instant(8 * 3600), QDateTime({2026, 3, 14}, {0, 0}, Qt::UTC));
}

void IsoTimeTest::readsOffsets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("seconds"); // 99: none
    QTest::newRow("Z") << QStringLiteral("Z") << 0;
    QTest::newRow("east") << QStringLiteral("+08:00") << 28'800;
    QTest::newRow("west") << QStringLiteral("-0330") << -12'600;
    QTest::newRow("short") << QStringLiteral("+08") << 28'800;
    QTest::newRow("too far") << QStringLiteral("+18:01") << 99;
    QTest::newRow("no sign") << QStringLiteral("08:00") << 99;
    QTest::newRow("a zone") << QStringLiteral("CET") << 99;
}

void IsoTimeTest::readsOffsets()
{
    QFETCH(QString, text);
    QFETCH(int, seconds);
    QCOMPARE(parseUtcOffset(text).value_or(99), seconds);
}

QTEST_GUILESS_MAIN(IsoTimeTest)
#include "iso_time_test.moc"
