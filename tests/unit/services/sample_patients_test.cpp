#include "app/services/sample_patients.h"

#include <QMap>
#include <QPair>
#include <QSet>
#include <QTest>
#include <QVector>

#include <algorithm>

using namespace wardlight::patients;
using wardlight::services::samplePatients;

class SamplePatientsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameSeedSamePeople();
    void otherSeedOtherPeople();
    void everyBedHoldsOne();
    void numbersAndIdsAreTheirOwn();
    void namesComeInTwoScripts();
    void allergiesComeInThreeKinds();
    void staysEndBeforeNow();
    void everyBedWasTakenForThirtyDays();

private:
    const QDateTime m_now = QDateTime({2026, 3, 14}, {9, 26, 53}, Qt::UTC);
    std::vector<NewPatient> m_people;
};

void SamplePatientsTest::initTestCase()
{
    m_people = samplePatients(1, m_now);
    QCOMPARE(m_people.size(), 60U);
}

void SamplePatientsTest::sameSeedSamePeople()
{
    const auto again = samplePatients(1, m_now.addDays(100));
    for (std::size_t i = 0; i < m_people.size(); ++i) {
        QCOMPARE(again[i].patient.id, m_people[i].patient.id);
        QCOMPARE(displayName(again[i].patient), displayName(m_people[i].patient));
        QCOMPARE(again[i].patient.dateOfBirth, m_people[i].patient.dateOfBirth);
    }
}

void SamplePatientsTest::otherSeedOtherPeople()
{
    const auto others = samplePatients(2, m_now);
    QVERIFY(others[1].patient.id != m_people[1].patient.id);
    QVERIFY(others[1].patient.mrn != m_people[1].patient.mrn);
}

void SamplePatientsTest::everyBedHoldsOne()
{
    QMap<QString, QSet<QString>> taken;
    int lying = 0;
    for (const NewPatient& person : m_people) {
        for (const Encounter& stay : person.encounters) {
            if (stay.endedAt.isValid())
                continue;
            ++lying;
            QVERIFY2(!taken[stay.ward].contains(stay.bed), qPrintable(stay.ward + stay.bed));
            taken[stay.ward].insert(stay.bed);
        }
    }
    QCOMPARE(taken.size(), 4);
    QCOMPARE(lying, 40);
}

void SamplePatientsTest::numbersAndIdsAreTheirOwn()
{
    QSet<QString> seen;
    for (const NewPatient& person : m_people)
        seen << person.patient.mrn << person.patient.id.toString();
    QCOMPARE(std::size_t(seen.size()), 2 * m_people.size());
    QCOMPARE(m_people[0].patient.mrn, QStringLiteral("0042-7718"));
}

void SamplePatientsTest::namesComeInTwoScripts()
{
    const auto count =
        std::count_if(m_people.begin(), m_people.end(), [](const NewPatient& person) {
            return !person.patient.nativeName.isEmpty();
        });
    QVERIFY(count > 20);
    QVERIFY(count < 60);
}

void SamplePatientsTest::allergiesComeInThreeKinds()
{
    int notKnown = 0;
    int noneKnown = 0;
    int known = 0;
    for (const NewPatient& person : m_people) {
        notKnown += person.allergies ? 0 : 1;
        noneKnown += person.allergies && person.allergies->isEmpty() ? 1 : 0;
        known += person.allergies && !person.allergies->isEmpty() ? 1 : 0;
    }
    QVERIFY(notKnown > 0);
    QVERIFY(noneKnown > 0);
    QVERIFY(known > 0);
}

void SamplePatientsTest::staysEndBeforeNow()
{
    for (const NewPatient& person : m_people) {
        QVERIFY(!person.encounters.empty());
        for (const Encounter& stay : person.encounters) {
            QVERIFY(stay.startedAt < m_now);
            QVERIFY(!stay.endedAt.isValid() || stay.endedAt > stay.startedAt);
            QVERIFY(!stay.endedAt.isValid() || stay.endedAt < m_now);
        }
    }
}

void SamplePatientsTest::everyBedWasTakenForThirtyDays()
{
    QMap<QString, QVector<QPair<QDateTime, QDateTime>>> stays;
    for (const NewPatient& person : m_people) {
        const Encounter& last = person.encounters.back();
        stays[last.ward + last.bed].append(
            {last.startedAt, last.endedAt.isValid() ? last.endedAt : m_now});
    }
    QCOMPARE(stays.size(), 40);
    for (auto& bed : stays) {
        std::sort(bed.begin(), bed.end());
        QVERIFY(bed.first().first <= m_now.addDays(-30));
        for (int i = 1; i < bed.size(); ++i) {
            QVERIFY(bed[i - 1].second < bed[i].first); // never two at once
            QVERIFY(bed[i - 1].second.secsTo(bed[i].first) <= 24 * 3600);
        }
    }
}

QTEST_GUILESS_MAIN(SamplePatientsTest)
#include "sample_patients_test.moc"
