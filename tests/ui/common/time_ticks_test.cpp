#include "ui/common/time_ticks.h"

#include <QTest>

using namespace wardlight::ui;

namespace {

constexpr qint64 Hour = 3'600'000;

TimeView view(const QDateTime& from, qint64 hours)
{
    return {from.toMSecsSinceEpoch(), from.toMSecsSinceEpoch() + hours * Hour};
}

QStringList texts(const std::vector<TimeTick>& ticks)
{
    QStringList all;
    for (const TimeTick& tick : ticks)
        all << tick.text;
    return all;
}

QTimeZone zone(const char* name)
{
    return QTimeZone(QByteArray(name));
}

} // namespace

class TimeTicksTest : public QObject
{
    Q_OBJECT

private slots:
    void hoursOfADay();
    void datesFollowTheLanguage();
    void halfHourZonesHaveRoundLocalTimes();
    void skippedHourHasNoMark();
    void repeatedHourIsMarkedTwice();
    void daysAreOfLocalMidnightAcrossTheChange();
    void neverTooMany_data();
    void neverTooMany();
    void marksStayWhereTheyAreWhilePanning();
    void offsetTellsTheChange();
};

void TimeTicksTest::hoursOfADay()
{
    const auto ticks = timeTicks(view(QDateTime({2026, 3, 14}, {9, 26}, Qt::UTC), 24), 10,
                                 zone("Asia/Shanghai"), QLocale::c());
    // 17:26 local on the 14th to 17:26 on the 15th
    QCOMPARE(texts(ticks), QStringList({QStringLiteral("18:00"), QStringLiteral("21:00"),
                                        QStringLiteral("15-Mar"), QStringLiteral("03:00"),
                                        QStringLiteral("06:00"), QStringLiteral("09:00"),
                                        QStringLiteral("12:00"), QStringLiteral("15:00")}));
    QVERIFY(ticks[2].isDay);
    QVERIFY(!ticks[1].isDay);
    QCOMPARE(ticks[0].ms, QDateTime({2026, 3, 14}, {10, 0}, Qt::UTC).toMSecsSinceEpoch());
}

void TimeTicksTest::datesFollowTheLanguage()
{
    const auto ticks = timeTicks(view(QDateTime({2026, 3, 14}, {0, 0}, Qt::UTC), 72), 4,
                                 QTimeZone::utc(), QLocale(QLocale::Chinese));
    QCOMPARE(texts(ticks), QStringList({QStringLiteral("03-14"), QStringLiteral("03-15"),
                                        QStringLiteral("03-16")}));
}

void TimeTicksTest::halfHourZonesHaveRoundLocalTimes()
{
    const auto india = timeTicks(view(QDateTime({2026, 3, 14}, {0, 0}, Qt::UTC), 6), 7,
                                 zone("Asia/Kolkata"), QLocale::c());
    QCOMPARE(texts(india), QStringList({QStringLiteral("06:00"), QStringLiteral("07:00"),
                                        QStringLiteral("08:00"), QStringLiteral("09:00"),
                                        QStringLiteral("10:00"), QStringLiteral("11:00")}));
    QCOMPARE(india[0].ms, QDateTime({2026, 3, 14}, {0, 30}, Qt::UTC).toMSecsSinceEpoch());
    const auto nepal = timeTicks(view(QDateTime({2026, 3, 14}, {0, 0}, Qt::UTC), 2), 3,
                                 zone("Asia/Kathmandu"), QLocale::c());
    QCOMPARE(nepal[0].text, QStringLiteral("06:00"));
    QCOMPARE(nepal[0].ms, QDateTime({2026, 3, 14}, {0, 15}, Qt::UTC).toMSecsSinceEpoch());
}

// Berlin, 29 March 2026: 02:00 becomes 03:00.
void TimeTicksTest::skippedHourHasNoMark()
{
    const auto ticks = timeTicks(view(QDateTime({2026, 3, 29}, {0, 0}, Qt::UTC), 4), 5,
                                 zone("Europe/Berlin"), QLocale::c());
    QCOMPARE(texts(ticks), QStringList({QStringLiteral("01:00"), QStringLiteral("03:00"),
                                        QStringLiteral("04:00"), QStringLiteral("05:00")}));
    const auto wide = timeTicks(view(QDateTime({2026, 3, 28}, {23, 0}, Qt::UTC), 12), 7,
                                zone("Europe/Berlin"), QLocale::c());
    QCOMPARE(texts(wide), QStringList({QStringLiteral("29-Mar"), QStringLiteral("04:00"),
                                       QStringLiteral("06:00"), QStringLiteral("08:00"),
                                       QStringLiteral("10:00"), QStringLiteral("12:00")}));
}

// Berlin, 25 October 2026: 03:00 becomes 02:00.
void TimeTicksTest::repeatedHourIsMarkedTwice()
{
    const auto ticks = timeTicks(view(QDateTime({2026, 10, 24}, {23, 0}, Qt::UTC), 4), 5,
                                 zone("Europe/Berlin"), QLocale::c());
    QCOMPARE(texts(ticks), QStringList({QStringLiteral("01:00"), QStringLiteral("02:00"),
                                        QStringLiteral("02:00"), QStringLiteral("03:00")}));
    QCOMPARE(ticks[2].ms - ticks[1].ms, Hour);
}

void TimeTicksTest::daysAreOfLocalMidnightAcrossTheChange()
{
    const QTimeZone berlin = zone("Europe/Berlin");
    const auto ticks =
        timeTicks(view(QDateTime({2026, 3, 27}, {0, 0}, Qt::UTC), 5 * 24), 6, berlin, QLocale::c());
    QCOMPARE(texts(ticks), QStringList({QStringLiteral("28-Mar"), QStringLiteral("29-Mar"),
                                        QStringLiteral("30-Mar"), QStringLiteral("31-Mar"),
                                        QStringLiteral("01-Apr")}));
    QCOMPARE(ticks[2].ms - ticks[1].ms, 23 * Hour);
    QVERIFY(ticks[0].isDay);
}

void TimeTicksTest::neverTooMany_data()
{
    QTest::addColumn<qint64>("minutes");
    for (const qint64 minutes : {1, 7, 60, 360, 1440, 4320, 10'080, 43'200, 129'600, 525'600})
        QTest::addRow("%d minutes", int(minutes)) << minutes;
}

void TimeTicksTest::neverTooMany()
{
    QFETCH(qint64, minutes);
    for (const char* name : {"UTC", "Asia/Kolkata", "Europe/Berlin", "America/St_Johns"}) {
        const qint64 from = QDateTime({2026, 3, 1}, {5, 17}, Qt::UTC).toMSecsSinceEpoch();
        const TimeView shown{from, from + minutes * 60'000};
        const auto ticks = timeTicks(shown, 12, zone(name), QLocale::c());
        QVERIFY(ticks.size() <= 13U); // a repeated hour may add one
        QVERIFY(ticks.size() >= 2U);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            QVERIFY(shown.contains(ticks[i].ms));
            QVERIFY(i == 0 || ticks[i].ms > ticks[i - 1].ms);
        }
    }
}

void TimeTicksTest::marksStayWhereTheyAreWhilePanning()
{
    const TimeView here = view(QDateTime({2026, 3, 14}, {0, 0}, Qt::UTC), 30 * 24);
    const TimeView later = panned(here, 0.01);
    const auto before = timeTicks(here, 8, QTimeZone::utc(), QLocale::c());
    const auto after = timeTicks(later, 8, QTimeZone::utc(), QLocale::c());
    QCOMPARE(after[1].ms, before[1].ms);
}

void TimeTicksTest::offsetTellsTheChange()
{
    const QTimeZone berlin = zone("Europe/Berlin");
    QCOMPARE(offsetText(view(QDateTime({2026, 3, 14}, {0, 0}, Qt::UTC), 24), berlin),
             QStringLiteral("+01:00"));
    QCOMPARE(offsetText(view(QDateTime({2026, 3, 28}, {12, 0}, Qt::UTC), 24), berlin),
             QStringLiteral("+01:00 → +02:00"));
    QCOMPARE(offsetText(view(QDateTime({2026, 3, 14}, {0, 0}, Qt::UTC), 24), zone("Asia/Kolkata")),
             QStringLiteral("+05:30"));
}

QTEST_GUILESS_MAIN(TimeTicksTest)
#include "time_ticks_test.moc"
