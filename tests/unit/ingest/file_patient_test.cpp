#include "core/ingest/dicom/file_patient.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ingest;

class FilePatientTest : public QObject
{
    Q_OBJECT

private slots:
    void readsNames_data();
    void readsNames();
    void readsTheRest();
};

void FilePatientTest::readsNames_data()
{
    QTest::addColumn<QString>("alphabetic");
    QTest::addColumn<QString>("ideographic");
    QTest::addColumn<QString>("phonetic");
    QTest::addColumn<QStringList>("names"); // last, first, native, phonetic

    // examples of PS3.5 H.3, I.2, J.3
    QTest::newRow("three groups") << QStringLiteral("Yamada^Tarou") << QStringLiteral("山田^太郎")
                                  << QStringLiteral("やまだ^たろう")
                                  << QStringList{QStringLiteral("Yamada"), QStringLiteral("Tarou"),
                                                 QStringLiteral("山田太郎"),
                                                 QStringLiteral("やまだ たろう")};
    QTest::newRow("Chinese, two groups")
        << QStringLiteral("Wang^XiaoDong") << QStringLiteral("王^小东") << QString()
        << QStringList{QStringLiteral("Wang"), QStringLiteral("XiaoDong"), QStringLiteral("王小东"),
                       QString()};
    QTest::newRow("Chinese in the first group")
        << QStringLiteral("张^伟") << QString() << QString()
        << QStringList{QString(), QString(), QStringLiteral("张伟"), QString()};
    QTest::newRow("middle name, prefix and suffix")
        << QStringLiteral("Adams^John Robert Quincy^Q^Rev.^B.A. M.Div.") << QString() << QString()
        << QStringList{QStringLiteral("Adams"), QStringLiteral("John Robert Quincy Q"), QString(),
                       QString()};
    QTest::newRow("Cyrillic is written as a name like any other")
        << QStringLiteral("Люкceмбypг") << QString() << QString()
        << QStringList{QStringLiteral("Люкceмбypг"), QString(), QString(), QString()};
    QTest::newRow("nothing") << QString() << QString() << QString()
                             << QStringList{QString(), QString(), QString(), QString()};
}

void FilePatientTest::readsNames()
{
    QFETCH(QString, alphabetic);
    QFETCH(QString, ideographic);
    QFETCH(QString, phonetic);
    QFETCH(QStringList, names);
    imaging::DicomHeader header;
    header.patientName = {alphabetic, ideographic, phonetic};
    const patients::Patient patient = filePatient(header).patient;
    QCOMPARE((QStringList{patient.lastName, patient.firstName, patient.nativeName,
                          patient.phoneticName}),
             names);
}

void FilePatientTest::readsTheRest()
{
    imaging::DicomHeader header;
    header.patientId = QStringLiteral("0042-7718");
    header.patientIdIssuer = QStringLiteral("St. Mary");
    header.birthDate = QDate(1945, 7, 14);
    header.sex = QStringLiteral("F");
    const patients::NewPatient added = filePatient(header);
    QVERIFY(!added.patient.id.isNull());
    QCOMPARE(added.patient.mrn, QStringLiteral("0042-7718"));
    QCOMPARE(added.patient.mrnAssigner, QStringLiteral("St. Mary"));
    QCOMPARE(added.patient.dateOfBirth, std::optional(QDate(1945, 7, 14)));
    QVERIFY(added.patient.gender == patients::Gender::Female);
    QVERIFY(!added.allergies); // not known
}

QTEST_APPLESS_MAIN(FilePatientTest)
#include "file_patient_test.moc"
