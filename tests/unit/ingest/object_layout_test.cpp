#include "core/ingest/dicom/object_layout.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::ingest;

class ObjectLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsUids_data();
    void knowsUids();
    void putsAnInstanceUnderItsPatient();
    void putsAnInstanceOfNobodyUnderUnassigned();
};

void ObjectLayoutTest::knowsUids_data()
{
    QTest::addColumn<QString>("uid");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("usual") << QStringLiteral("1.2.840.10008.1.1") << true;
    QTest::newRow("leading zero, as devices write it") << QStringLiteral("1.2.003") << true;
    QTest::newRow("64 characters") << QString(64, u'1') << true;
    QTest::newRow("65 characters") << QString(65, u'1') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("a way out of the folder") << QStringLiteral("..") << false;
    QTest::newRow("a slash") << QStringLiteral("1.2/3") << false;
    QTest::newRow("letters") << QStringLiteral("1.2.abc") << false;
    QTest::newRow("line end") << QStringLiteral("1.2.3\n") << false;
    QTest::newRow("an empty number") << QStringLiteral("1..3") << false;
    QTest::newRow("other digits") << QStringLiteral("1.2.\u0663") << false;
}

void ObjectLayoutTest::knowsUids()
{
    QFETCH(QString, uid);
    QFETCH(bool, isValid);
    QCOMPARE(isValidUid(uid), isValid);
}

namespace {

imaging::DicomHeader header()
{
    imaging::DicomHeader header;
    header.studyUid = QStringLiteral("1.2.3");
    header.seriesUid = QStringLiteral("1.2.3.4");
    header.sopInstanceUid = QStringLiteral("1.2.3.4.5");
    header.patientId = QStringLiteral("0042-7718");
    return header;
}

} // namespace

void ObjectLayoutTest::putsAnInstanceUnderItsPatient()
{
    const auto patient = PatientId::parse(QStringLiteral("0190b5e2-7f00-7abc-8def-000000000001"));
    const Sha256Digest abc = Sha256::of(QByteArrayView("abc"));
    const objects::PutRequest request = dicomPutRequest(header(), patient, abc);
    QCOMPARE(request.key, QStringLiteral("dicom/0190b5e2-7f00-7abc-8def-000000000001/1.2.3/1.2.3.4/"
                                         "1.2.3.4.5.dcm"));
    QCOMPARE(request.contentType, QStringLiteral("application/dicom"));
    QCOMPARE(request.serverSideEncryption, QStringLiteral("AES256"));
    const objects::Metadata expected = {
        {QStringLiteral("patient-id"), QStringLiteral("0190b5e2-7f00-7abc-8def-000000000001")},
        {QStringLiteral("study-id"), QStringLiteral("1.2.3")},
        {QStringLiteral("series-id"), QStringLiteral("1.2.3.4")},
        // FIPS 180-2, appendix B.1
        {QStringLiteral("file-hash"),
         QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")}};
    QCOMPARE(request.metadata, expected);
}

void ObjectLayoutTest::putsAnInstanceOfNobodyUnderUnassigned()
{
    const objects::PutRequest request = dicomPutRequest(header(), {}, {});
    QCOMPARE(request.key, QStringLiteral("dicom/unassigned/1.2.3/1.2.3.4/1.2.3.4.5.dcm"));
    QCOMPARE(request.metadata.value(QStringLiteral("patient-id")), QStringLiteral("unassigned"));
    // what the file says never gets into a key
    QVERIFY(!request.key.contains(QStringLiteral("0042")));
}

QTEST_APPLESS_MAIN(ObjectLayoutTest)
#include "object_layout_test.moc"
