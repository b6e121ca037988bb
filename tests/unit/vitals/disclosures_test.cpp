#include "core/vitals/disclosures.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::vitals;

namespace {

DayRange march(int first, int last)
{
    return {QDate(2026, 3, first), QDate(2026, 3, last)};
}

} // namespace

class DisclosuresTest : public QObject
{
    Q_OBJECT

private slots:
    void daysReachToTheLastInstantInTheRange();
    void namedDaysHoldForAnHour();
    void neighboursGrowTogether();
    void joinedDaysAreAsOldAsTheOldest();
    void patientsAreApart();

private:
    const QDateTime m_now{QDate(2026, 3, 31), QTime(12, 0), Qt::UTC};
    const PatientId m_patient = PatientId::generate();
};

void DisclosuresTest::daysReachToTheLastInstantInTheRange()
{
    const QDateTime midnight({2026, 3, 15}, {0, 0}, Qt::UTC);
    QCOMPARE(Disclosures::daysOf(midnight.addDays(-1), midnight), march(14, 14));
    QCOMPARE(Disclosures::daysOf(midnight.addMSecs(-1), midnight.addMSecs(1)), march(14, 15));
    QCOMPARE(Disclosures::daysOf(midnight, midnight), march(15, 15));
}

void DisclosuresTest::namedDaysHoldForAnHour()
{
    Disclosures named;
    QVERIFY(!named.areNamed(m_patient, march(14, 14), m_now));
    named.name(m_patient, march(10, 20), m_now);
    QVERIFY(named.areNamed(m_patient, march(10, 20), m_now.addSecs(3599)));
    QVERIFY(!named.areNamed(m_patient, march(10, 20), m_now.addSecs(3600)));
    QVERIFY(!named.areNamed(m_patient, march(9, 20), m_now));
    QVERIFY(!named.areNamed(m_patient, march(10, 21), m_now));
}

void DisclosuresTest::neighboursGrowTogether()
{
    Disclosures named;
    named.name(m_patient, march(10, 11), m_now);
    named.name(m_patient, march(14, 15), m_now);
    QVERIFY(!named.areNamed(m_patient, march(11, 14), m_now));
    named.name(m_patient, march(12, 13), m_now);
    QVERIFY(named.areNamed(m_patient, march(10, 15), m_now));
}

void DisclosuresTest::joinedDaysAreAsOldAsTheOldest()
{
    Disclosures named;
    named.name(m_patient, march(10, 11), m_now);
    named.name(m_patient, march(12, 13), m_now.addSecs(1800));
    QVERIFY(named.areNamed(m_patient, march(10, 13), m_now.addSecs(3599)));
    QVERIFY(!named.areNamed(m_patient, march(10, 13), m_now.addSecs(3601)));
}

void DisclosuresTest::patientsAreApart()
{
    Disclosures named;
    named.name(m_patient, march(10, 11), m_now);
    QVERIFY(!named.areNamed(PatientId::generate(), march(10, 11), m_now));
}

QTEST_GUILESS_MAIN(DisclosuresTest)
#include "disclosures_test.moc"
