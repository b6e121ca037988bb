#include "core/patients/patient.h"

#include <QTest>

using namespace wardlight::patients;

class PatientTest : public QObject
{
    Q_OBJECT

private slots:
    void countsCompletedYears_data();
    void countsCompletedYears();
    void writesAge_data();
    void writesAge();
    void writesName_data();
    void writesName();
    void readsGender_data();
    void readsGender();
    void genderWordsNameTheUnknown();
};

void PatientTest::countsCompletedYears_data()
{
    QTest::addColumn<QDate>("born");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("years"); // -1: none

    QTest::newRow("day before the birthday") << QDate(1945, 7, 14) << QDate(2026, 7, 13) << 80;
    QTest::newRow("birthday") << QDate(1945, 7, 14) << QDate(2026, 7, 14) << 81;
    QTest::newRow("born today") << QDate(2026, 3, 14) << QDate(2026, 3, 14) << 0;
    QTest::newRow("born tomorrow") << QDate(2026, 3, 15) << QDate(2026, 3, 14) << -1;
    QTest::newRow("leap day, 28 February") << QDate(2004, 2, 29) << QDate(2025, 2, 28) << 20;
    QTest::newRow("leap day, 1 March") << QDate(2004, 2, 29) << QDate(2025, 3, 1) << 21;
    QTest::newRow("leap day, leap year") << QDate(2004, 2, 29) << QDate(2024, 2, 29) << 20;
    QTest::newRow("year end") << QDate(1999, 12, 31) << QDate(2000, 1, 1) << 0;
    QTest::newRow("no birth date") << QDate() << QDate(2000, 1, 1) << -1;
}

void PatientTest::countsCompletedYears()
{
    QFETCH(QDate, born);
    QFETCH(QDate, day);
    QFETCH(int, years);

    QCOMPARE(ageInYears(born, day).value_or(-1), years);
}

void PatientTest::writesAge_data()
{
    QTest::addColumn<QDate>("born");
    QTest::addColumn<QString>("age"); // on 2026-03-14

    QTest::newRow("old") << QDate(1945, 7, 14) << QStringLiteral("80y");
    QTest::newRow("two years to the day") << QDate(2024, 3, 14) << QStringLiteral("2y");
    QTest::newRow("a day short of two") << QDate(2024, 3, 15) << QStringLiteral("23m");
    QTest::newRow("one month") << QDate(2026, 2, 14) << QStringLiteral("1m");
    QTest::newRow("a day short of a month") << QDate(2026, 2, 15) << QStringLiteral("27d");
    QTest::newRow("newborn") << QDate(2026, 3, 14) << QStringLiteral("0d");
    QTest::newRow("not born") << QDate(2026, 3, 15) << QString();
}

void PatientTest::writesAge()
{
    QFETCH(QDate, born);
    QFETCH(QString, age);

    QCOMPARE(ageText(born, QDate(2026, 3, 14)), age);
}

void PatientTest::writesName_data()
{
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("native");
    QTest::addColumn<QString>("shown");

    QTest::newRow("both scripts") << QStringLiteral("Zhang") << QStringLiteral("Wei")
                                  << QStringLiteral("张伟") << QStringLiteral("张伟 ZHANG Wei");
    QTest::newRow("Latin") << QStringLiteral("Müller") << QStringLiteral("Zoë") << QString()
                           << QStringLiteral("MÜLLER Zoë");
    QTest::newRow("native only") << QString() << QString() << QStringLiteral("김희중")
                                 << QStringLiteral("김희중");
    QTest::newRow("family name only")
        << QStringLiteral("Brown") << QStringLiteral(" ") << QString() << QStringLiteral("BROWN");
    QTest::newRow("no name") << QString() << QString() << QString() << QStringLiteral("0042-7718");
}

void PatientTest::writesName()
{
    QFETCH(QString, last);
    QFETCH(QString, first);
    QFETCH(QString, native);
    QFETCH(QString, shown);

    Patient patient;
    patient.mrn = QStringLiteral("0042-7718");
    patient.lastName = last;
    patient.firstName = first;
    patient.nativeName = native;
    QCOMPARE(displayName(patient), shown);
}

void PatientTest::readsGender_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");

    QTest::newRow("FHIR male") << QStringLiteral("male") << QStringLiteral("male");
    QTest::newRow("FHIR female") << QStringLiteral("Female") << QStringLiteral("female");
    QTest::newRow("FHIR other") << QStringLiteral("other") << QStringLiteral("other");
    QTest::newRow("FHIR unknown") << QStringLiteral("unknown") << QString();
    QTest::newRow("DICOM M") << QStringLiteral("M") << QStringLiteral("male");
    QTest::newRow("DICOM F") << QStringLiteral("F ") << QStringLiteral("female");
    QTest::newRow("DICOM O") << QStringLiteral("O") << QStringLiteral("other");
    QTest::newRow("empty") << QString() << QString();
}

void PatientTest::readsGender()
{
    QFETCH(QString, text);
    QFETCH(QString, code);

    QCOMPARE(genderCode(parseGender(text)), code);
}

void PatientTest::genderWordsNameTheUnknown()
{
    QCOMPARE(genderWord(Gender::Female), QStringLiteral("Female"));
    QCOMPARE(genderWord(std::nullopt), QStringLiteral("Not known"));
}

QTEST_GUILESS_MAIN(PatientTest)
#include "patient_test.moc"
