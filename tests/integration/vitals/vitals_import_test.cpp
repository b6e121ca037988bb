#include "core/ingest/csv/vitals_import.h"
#include "tests/integration/vitals/vitals_fixture.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace wardlight;
using namespace wardlight::ingest;
using namespace wardlight::ingest::csv;

namespace {

const QByteArray Header("patient,device,type,value,unit,measured_at\n");
const QByteArray Good("0042-7718,M1,heart_rate,75,bpm,2026-03-14T08:00:00Z\n"
                      "0042-7718,M1,spo2,97,%,2026-03-14T08:00:00Z\n");

} // namespace

class VitalsImportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_OK(m_fixture.start()); }
    void init()
    {
        VERIFY_OK(m_fixture.reset());
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void secondImportAddsNothing();
    void lineEndsAndMarksMakeNoDifference();
    void recognisesGbk();
    void brokenByteSpoilsOneLine();
    void badLinesAreNamedInOrder();
    void missingColumnRefusesTheFile();
    void emptyAndMissingFiles();
    void newPatientsAreAddedOnce();
    void patientWithOnlyBadLinesIsNotAdded();
    void namedPatientTakesWhatNamesNone();
    void unknownNamedPatientIsAnError();
    void patientMayBeNamedById();
    void ambiguousNumberIsRejected();
    void linesWithoutPatientAreKept();
    void manyLinesGoInBatchesOfOneAuditRowEach();
    void cancelledImportCanBeRunAgain();
    void rejectionsAreLimited();

private:
    QString write(const char* name, const QByteArray& bytes)
    {
        QFile file(m_folder->filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    Result<ImportReport> import(const QString& path, const VitalsImportOptions& options = {})
    {
        Job job;
        return importVitalsFiles(services(), {path}, options, job);
    }
    VitalsImportServices services()
    {
        return {m_fixture.database(), test::VitalsFixture::audit(), m_fixture.clock()};
    }
    QString count(const char* table)
    {
        return m_fixture.value(("SELECT count(*) FROM " + QByteArray(table)).constData());
    }

    test::VitalsFixture m_fixture;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void VitalsImportTest::secondImportAddsNothing()
{
    const QString file = write("a.csv", Header + Good);
    const auto first = import(file);
    VERIFY_OK(first);
    QCOMPARE(first->read, 2);
    QCOMPARE(first->added, 2);
    QCOMPARE(first->ids.size(), 2);
    const auto second = import(file);
    VERIFY_OK(second);
    QCOMPARE(second->added, 0);
    QCOMPARE(second->unchanged, 2);
    QVERIFY(second->ids.isEmpty());
    QCOMPARE(count("measurements"), QStringLiteral("2"));
}

void VitalsImportTest::lineEndsAndMarksMakeNoDifference()
{
    VERIFY_OK(import(write("a.csv", Header + Good)));
    QByteArray windows = "\xef\xbb\xbf" + Header + Good;
    windows.replace("\n", "\r\n");
    const auto report = import(write("b.csv", windows));
    VERIFY_OK(report);
    QCOMPARE(report->unchanged, 2);
    QByteArray old = Header + Good;
    old.replace("\n", "\r");
    old.replace("bpm", "\"bpm\"");
    QCOMPARE(import(write("c.csv", old))->unchanged, 2);
}

void VitalsImportTest::recognisesGbk()
{
    QStringEncoder encode("GB18030");
    const QByteArray bytes = encode(QStringLiteral(
        "病历号,设备,项目,数值,单位,时间\n0042-7718,监护仪三床,spo2,97,%,2026-03-14T08:00:00Z\n"));
    const auto report = import(write("a.csv", bytes));
    VERIFY_OK(report);
    QCOMPARE(report->added, 1);
    QCOMPARE(m_fixture.value("SELECT serial_number FROM devices"), QStringLiteral("监护仪三床"));
}

void VitalsImportTest::brokenByteSpoilsOneLine()
{
    const auto report = import(write("a.csv", Header +
                                                  "0042-7718,M\xff"
                                                  "1,spo2,96,%,2026-03-14T08:01:00Z\n" +
                                                  Good));
    VERIFY_OK(report);
    QCOMPARE(report->added, 2);
    QCOMPARE(report->rejected.size(), 1U);
    QVERIFY(report->rejected[0].where.endsWith(QStringLiteral("a.csv:2")));
}

void VitalsImportTest::badLinesAreNamedInOrder()
{
    const auto report =
        import(write("a.csv", Header +
                                  "1,M1,heart_rate,351,/min,2026-03-14T08:00:00Z\n"
                                  "1,M1,heart_rate,x,/min,2026-03-14T08:00:00Z\n"
                                  "1,M1,heart_rate,75,/min,2026-03-15T08:00:00Z\n"
                                  "1,M1,heart_rate,75,stone,2026-03-14T08:00:00Z\n" +
                                  Good));
    VERIFY_OK(report);
    QCOMPARE(report->read, 6);
    QCOMPARE(report->added, 2);
    QCOMPARE(report->rejected.size(), 4U);
    for (int i = 0; i < 4; ++i)
        QVERIFY(report->rejected[std::size_t(i)].where.endsWith(QStringLiteral(":%1").arg(i + 2)));
    QVERIFY(report->rejected[2].reason.contains(QStringLiteral("future")));
    QVERIFY(report->rejected[3].reason.contains(QStringLiteral("stone")));
}

void VitalsImportTest::missingColumnRefusesTheFile()
{
    const auto report = import(write(
        "a.csv", "patient,device,type,value,measured_at\n1,M1,spo2,97,2026-03-14T08:00:00Z\n"));
    VERIFY_OK(report);
    QCOMPARE(report->read, 0);
    QVERIFY(!report->tookAnything());
    QCOMPARE(report->rejected.size(), 1U);
    QVERIFY(report->rejected[0].reason.contains(QStringLiteral("unit")));
    QCOMPARE(count("measurements"), QStringLiteral("0"));
}

void VitalsImportTest::emptyAndMissingFiles()
{
    for (const QString& file : {write("a.csv", ""), write("b.csv", "\n\n"),
                                m_folder->filePath(QStringLiteral("none.csv"))}) {
        const auto report = import(file);
        VERIFY_OK(report);
        QCOMPARE(report->rejected.size(), 1U);
        QVERIFY(!report->tookAnything());
    }
    QVERIFY(!import(write("c.csv", Header))->tookAnything());
}

void VitalsImportTest::newPatientsAreAddedOnce()
{
    const QByteArray lines("NEW-1,M1,spo2,97,%,2026-03-14T08:00:00Z\n"
                           "NEW-1,M1,spo2,96,%,2026-03-14T08:01:00Z\n");
    VERIFY_OK(import(write("a.csv", Header + lines)));
    QCOMPARE(m_fixture.value("SELECT count(*) FROM patients WHERE mrn = 'NEW-1'"),
             QStringLiteral("1"));
    QCOMPARE(m_fixture.value("SELECT count(*) FROM measurements JOIN patients USING (patient_id) "
                             "WHERE mrn = 'NEW-1'"),
             QStringLiteral("2"));
    QCOMPARE(import(write("b.csv", Header + lines))->unchanged, 2);
}

void VitalsImportTest::patientWithOnlyBadLinesIsNotAdded()
{
    VERIFY_OK(import(write("a.csv", Header + "NEW-1,M1,spo2,197,%,2026-03-14T08:00:00Z\n")));
    QCOMPARE(count("patients"), QStringLiteral("1"));
}

void VitalsImportTest::namedPatientTakesWhatNamesNone()
{
    const auto report = import(write("a.csv", Header + ",M1,spo2,97,%,2026-03-14T08:00:00Z\n"
                                                       "NEW-1,M1,spo2,96,%,2026-03-14T08:01:00Z\n"),
                               {.patientMrn = QStringLiteral("0042-7718")});
    VERIFY_OK(report);
    QCOMPARE(m_fixture.query(QStringLiteral("SELECT mrn, value FROM measurements JOIN patients "
                                            "USING (patient_id) ORDER BY value")),
             QList<QStringList>({{QStringLiteral("NEW-1"), QStringLiteral("96")},
                                 {QStringLiteral("0042-7718"), QStringLiteral("97")}}));
}

void VitalsImportTest::unknownNamedPatientIsAnError()
{
    VERIFY_ERROR(import(write("a.csv", Header + Good), {.patientMrn = QStringLiteral("nobody")}),
                 ErrorCode::NotFound);
    QCOMPARE(count("measurements"), QStringLiteral("0"));
}

void VitalsImportTest::patientMayBeNamedById()
{
    QByteArray line = "ID,M1,spo2,97,%,2026-03-14T08:00:00Z\n";
    line.replace("ID", m_fixture.patient().toString().toUpper().toUtf8());
    VERIFY_OK(import(write("a.csv", Header + line)));
    QCOMPARE(m_fixture.value("SELECT patient_id FROM measurements"),
             m_fixture.patient().toString());
    QCOMPARE(count("patients"), QStringLiteral("1"));
}

void VitalsImportTest::ambiguousNumberIsRejected()
{
    m_fixture.query(QStringLiteral(
        "INSERT INTO patients (mrn, mrn_assigner) VALUES ('7', 'North'), ('7', 'South'), "
        "('8', ''), ('8', 'South')"));
    const auto report = import(write("a.csv", Header + "7,M1,spo2,97,%,2026-03-14T08:00:00Z\n"
                                                       "8,M1,spo2,96,%,2026-03-14T08:00:00Z\n"));
    VERIFY_OK(report);
    QCOMPARE(report->added, 1);
    QCOMPARE(report->rejected.size(), 1U);
    QVERIFY(report->rejected[0].where.endsWith(QStringLiteral(":2")));
    QCOMPARE(m_fixture.value("SELECT mrn || mrn_assigner FROM measurements JOIN patients "
                             "USING (patient_id)"),
             QStringLiteral("8"));
}

void VitalsImportTest::linesWithoutPatientAreKept()
{
    const auto report =
        import(write("a.csv", "type,value,unit,measured_at\nspo2,97,%,2026-03-14T08:00:00Z\n"));
    VERIFY_OK(report);
    QCOMPARE(report->added, 1);
    QCOMPARE(m_fixture.query(QStringLiteral("SELECT patient_id, serial_number FROM measurements "
                                            "JOIN devices USING (device_id)")),
             QList<QStringList>({{QString(), QStringLiteral("vitals-csv")}}));
}

void VitalsImportTest::manyLinesGoInBatchesOfOneAuditRowEach()
{
    QByteArray lines = Header;
    const QDateTime start({2026, 3, 1}, {0, 0}, Qt::UTC);
    for (int i = 0; i < 12'000; ++i)
        lines += "0042-7718,M1,heart_rate,75,/min," +
                 start.addSecs(60 * i).toString(Qt::ISODate).toUtf8() + '\n';
    const auto report = import(write("a.csv", lines));
    VERIFY_OK(report);
    QCOMPARE(report->added, 12'000);
    QCOMPARE(m_fixture.value("SELECT count(*) FROM audit_log WHERE action = 'vitals.import'"),
             QStringLiteral("3"));
    QCOMPARE(m_fixture.value("SELECT sum((detail->>'added')::int) FROM audit_log"),
             QStringLiteral("12000"));
}

void VitalsImportTest::cancelledImportCanBeRunAgain()
{
    const QString file = write("a.csv", Header + Good);
    Job job;
    job.cancel();
    const auto cancelled = importVitalsFiles(services(), {file}, {}, job);
    VERIFY_OK(cancelled);
    QVERIFY(cancelled->stopped);
    QCOMPARE(cancelled->stopped->code, ErrorCode::Cancelled);
    QCOMPARE(import(file)->added, 2);
}

void VitalsImportTest::rejectionsAreLimited()
{
    QByteArray lines = Header;
    for (int i = 0; i < 1500; ++i)
        lines += "1,M1,spo2,x,%,2026-03-14T08:00:00Z\n";
    const auto report = import(write("a.csv", lines));
    VERIFY_OK(report);
    QCOMPARE(report->read, 1500);
    QCOMPARE(report->rejected.size(), 1001U);
    QVERIFY(report->rejected.back().reason.contains(QStringLiteral("500")));
}

QTEST_GUILESS_MAIN(VitalsImportTest)
#include "vitals_import_test.moc"
