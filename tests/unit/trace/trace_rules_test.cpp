#include "core/trace/trace_rules.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::trace;

class TraceRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void readsPlaces_data();
    void readsPlaces();
    void emptyPlaceIsNone();
    void refusesPlaces_data();
    void refusesPlaces();
    void recognisesSplitPlaces();
    void readsTimes_data();
    void readsTimes();
    void refusesTimes_data();
    void refusesTimes();
    void keepsTheWordsOfATime();
    void checksCodes_data();
    void checksCodes();
    void hashesAsAnyoneCan();
};

void TraceRulesTest::readsPlaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::newRow("the reference's")
        << QStringLiteral("31.6533906593:103.8427768645") << 31.6533906593 << 103.8427768645;
    QTest::newRow("whole degrees") << QStringLiteral("31:103") << 31.0 << 103.0;
    QTest::newRow("spaces") << QStringLiteral(" 31.5 : 103.5 ") << 31.5 << 103.5;
    QTest::newRow("south and west") << QStringLiteral("-33.9:-70.7") << -33.9 << -70.7;
    QTest::newRow("the equator") << QStringLiteral("0:103.5") << 0.0 << 103.5;
    QTest::newRow("a pole and the date line") << QStringLiteral("90:-180") << 90.0 << -180.0;
    QTest::newRow("Kunming") << QStringLiteral("25.04:102.71") << 25.04 << 102.71;
}

void TraceRulesTest::readsPlaces()
{
    QFETCH(QString, text);
    const auto place = parsePlace(text);
    QVERIFY2(place, place ? "" : qPrintable(place.error().message));
    QVERIFY(place->has_value());
    QTEST(place->value().latitude, "latitude");
    QTEST(place->value().longitude, "longitude");
}

void TraceRulesTest::emptyPlaceIsNone()
{
    const auto place = parsePlace(QStringLiteral("  "));
    QVERIFY(place);
    QVERIFY(!place->has_value());
}

void TraceRulesTest::refusesPlaces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reasonHas");
    const auto row = [](const char* text, const char* reason) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(reason);
    };
    row("31.65,103.84", "31.65:103.84");
    row("31.65, 103.84", "31.65:103.84");
    row("103.84:31.65", "swapped");
    row("87.6:43.8", "swapped");   // Ürümqi, longitude first
    row("75.99:39.47", "swapped"); // Kashgar, longitude first
    row("95:200", "does not exist");
    row("-91:10", "swapped");
    row("31.65:181", "does not exist");
    row("0:0", "0:0");
    row("0.000:0.0", "0:0");
    row("nan:103", "form");
    row("inf:103", "form");
    row("1e1:103", "form");
    row("31.65", "form");
    row("31:103:5", "form");
    row("31.65：103.84", "form"); // a full-width colon
    row("北京", "form");
    row("31.65;103.84", "form");
    row(":", "form");
}

void TraceRulesTest::refusesPlaces()
{
    QFETCH(QString, text);
    QFETCH(QString, reasonHas);
    const auto place = parsePlace(text);
    QVERIFY(!place);
    QCOMPARE(place.error().code, ErrorCode::Invalid);
    QVERIFY2(place.error().message.contains(reasonHas), qPrintable(place.error().message));
}

void TraceRulesTest::recognisesSplitPlaces()
{
    QVERIFY(isSplitPlace(QStringLiteral("31.65"), QStringLiteral(" 103.84")));
    QVERIFY(!isSplitPlace(QStringLiteral("31.65:103.84"), QStringLiteral("运输")));
}

void TraceRulesTest::readsTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("expected");
    const auto row = [](const char* text, const QDateTime& expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << expected;
    };
    row("2019-01-01T00:00:00Z", QDateTime({2019, 1, 1}, {0, 0}, Qt::UTC));
    row("2019-01-01T08:00:00+08:00", QDateTime({2019, 1, 1}, {0, 0}, Qt::UTC));
    row("2019-01-01T08:00:00+0800", QDateTime({2019, 1, 1}, {0, 0}, Qt::UTC));
    row("2019-01-01 08:00:00", QDateTime({2019, 1, 1}, {8, 0}, Qt::UTC));
    row("2019-01-01T08:30", QDateTime({2019, 1, 1}, {8, 30}, Qt::UTC));
    row("2019-01-01", QDateTime({2019, 1, 1}, {0, 0}, Qt::UTC));
    row("2019-01-01T23:30-05:30", QDateTime({2019, 1, 2}, {5, 0}, Qt::UTC));
    row("2019-12-31T24:00:00Z", QDateTime({2020, 1, 1}, {0, 0}, Qt::UTC));
    row("2019-01-01T00:00:00.5Z", QDateTime({2019, 1, 1}, {0, 0, 0, 500}, Qt::UTC));
    row("2019-01-01T00:00:00.123456789Z", QDateTime({2019, 1, 1}, {0, 0, 0, 123}, Qt::UTC));
    row("2020-02-29T23:59:59.250Z", QDateTime({2020, 2, 29}, {23, 59, 59, 250}, Qt::UTC));
}

void TraceRulesTest::readsTimes()
{
    QFETCH(QString, text);
    const auto time = parseTime(text);
    QVERIFY2(time, time ? "" : qPrintable(time.error().message));
    QTEST(time->instant, "expected");
    QCOMPARE(time->instant.timeSpec(), Qt::UTC);
}

void TraceRulesTest::refusesTimes_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"2019-02-30", "2019-13-01", "2019-01-01T25:00:00Z", "01/02/2019",
                             "2019/01/01", "20190101", "yesterday", "2019-01-01T00:00:00+99:00",
                             "0001-01-01", "9999-12-31", "2019-01-01T00:00:00Zx", "١٩٠١-01-01"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TraceRulesTest::refusesTimes()
{
    QFETCH(QString, text);
    const auto time = parseTime(text);
    QVERIFY2(!time, time ? qPrintable(time->instant.toString(Qt::ISODate)) : "");
    QCOMPARE(time.error().code, ErrorCode::Invalid);
}

void TraceRulesTest::keepsTheWordsOfATime()
{
    QCOMPARE(parseTime(QStringLiteral("2019-01-01T08:00:00+08:00"))->text,
             QStringLiteral("2019-01-01T08:00:00+08:00"));
    QVERIFY(!parseTime(QString())->instant.isValid());
}

void TraceRulesTest::checksCodes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("16 digits") << QStringLiteral("8150000000000000") << true;
    QTest::newRow("20 digits") << QStringLiteral("81500000000000001234") << true;
    QTest::newRow("letters") << QStringLiteral("LOT-7/A") << true;
    QTest::newRow("128 bytes") << QString(128, u'9') << true;
    QTest::newRow("129 bytes") << QString(129, u'9') << false;
    QTest::newRow("43 Chinese characters") << QString(43, u'药') << false; // 129 bytes
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("space") << QStringLiteral("815 0") << false;
    QTest::newRow("group separator") << QStringLiteral("815\x1d") << false;
}

void TraceRulesTest::checksCodes()
{
    QFETCH(QString, code);
    QTEST(checkCode(code).has_value(), "isGood");
}

void TraceRulesTest::hashesAsAnyoneCan()
{
    // printf 8150000000000001 | sha256sum | cut -c-16
    QCOMPARE(codeHash(QStringLiteral("8150000000000001")), qint64(Q_UINT64_C(0x261304b945282a12)));
}

QTEST_GUILESS_MAIN(TraceRulesTest)
#include "trace_rules_test.moc"
