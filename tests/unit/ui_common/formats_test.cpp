#include "ui/common/formats.h"

#include <QTest>
#include <QTimeZone>

using namespace wardlight::ui;
using namespace std::chrono_literals;

class FormatsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(m_english); }

    void writesDatesAsTheLanguageDoes();
    void saysWhenADateIsNotKnown();
    void showsTheOffset_data();
    void showsTheOffset();
    void writesTimesIn24Hours();
    void writesTheBirthLine();
    void countsBytes();
    void roundsWhatRemains();

private:
    const QLocale m_english = QLocale(QLocale::English, QLocale::UnitedKingdom);
    const QLocale m_chinese = QLocale(QLocale::Chinese, QLocale::China);
};

void FormatsTest::writesDatesAsTheLanguageDoes()
{
    const QDate date(1945, 7, 14);
    QCOMPARE(formatDate(date, m_english), QStringLiteral("14-Jul-1945"));
    QCOMPARE(formatDate(date, m_chinese), QStringLiteral("1945-07-14"));
}

void FormatsTest::saysWhenADateIsNotKnown()
{
    QCOMPARE(formatDate({}, m_english), QStringLiteral("Not known"));
}

void FormatsTest::showsTheOffset_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("UTC") << 0 << QStringLiteral("+00:00");
    QTest::newRow("Beijing") << 8 * 3600 << QStringLiteral("+08:00");
    QTest::newRow("Newfoundland") << -(3 * 3600 + 1800) << QStringLiteral("-03:30");
    QTest::newRow("Nepal") << 5 * 3600 + 45 * 60 << QStringLiteral("+05:45");
}

void FormatsTest::showsTheOffset()
{
    QFETCH(const int, seconds);
    QFETCH(const QString, text);
    const QDateTime time(QDate(2026, 3, 4), QTime(12, 4), Qt::OffsetFromUTC, seconds);
    QCOMPARE(formatOffset(time), text);
}

void FormatsTest::writesTimesIn24Hours()
{
    const QDateTime time(QDate(2026, 3, 4), QTime(15, 4), Qt::UTC);
    QCOMPARE(formatTime(time), QStringLiteral("15:04"));
}

void FormatsTest::writesTheBirthLine()
{
    QCOMPARE(formatBorn(QDate(1945, 7, 14), QStringLiteral("81y"), m_english),
             QStringLiteral("Born 14-Jul-1945 (81y)"));
    QCOMPARE(formatBorn(QDate(1945, 7, 14), {}, m_english), QStringLiteral("Born 14-Jul-1945"));
    QCOMPARE(formatBorn({}, {}, m_english), QStringLiteral("Date of birth not known"));
}

void FormatsTest::countsBytes()
{
    QCOMPARE(formatBytes(1'500'000, m_english), QStringLiteral("1.5 MB"));
    QCOMPARE(formatBytes(526'336, m_english), QStringLiteral("526.3 kB"));
}

void FormatsTest::roundsWhatRemains()
{
    QCOMPARE(formatRemaining(3s), QStringLiteral("less than 10 s left"));
    QCOMPARE(formatRemaining(42s), QStringLiteral("40 s left"));
    QCOMPARE(formatRemaining(150s), QStringLiteral("3 min left"));
    QCOMPARE(formatRemaining(3h), QStringLiteral("3 h left"));
}

QTEST_GUILESS_MAIN(FormatsTest)
#include "formats_test.moc"
