#include "app/services/import_files.h"
#include "app/services/import_recordings.h"
#include "core/imaging/decoder.h"
#include "core/patients/patient_store.h"
#include "core/trace/trace_store.h"
#include "core/waveforms/segment_store.h"
#include "tests/support/corpus.h"
#include "tests/support/dicom_waveform.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_exit.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace wardlight;

namespace {

const QByteArray Items = "化药,阿莫西林,1001,JK0,2019-01-01,2025-01-01,化药6,仿制,浙江公司,完毕\n";
const QByteArray Events = "化药,阿莫西林,1001,2019-01-01,31.65,103.84,生产,正常\n"
                          "化药,阿莫西林,1001,2019-01-02,31.66:103.85,运输,正常\n";

} // namespace

/// What is dropped on the window: anything, each taken as what it is.
class ImportFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void takesAFolderOfEverything();
    void filesRecordingsUnderTheirPatient();

private:
    [[nodiscard]] QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_workspace->parentFolder() + QStringLiteral("/in/") + name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
                   ? file.fileName()
                   : QString();
    }

    std::optional<test::TemporaryWorkspace> m_workspace;
    services::Services m_services;
};

void ImportFilesTest::initTestCase()
{
    auto workspace = test::TemporaryWorkspace::create();
    VERIFY_OK(workspace);
    m_workspace.emplace(std::move(*workspace));
    VERIFY_EXIT(test::runProgram(QStringLiteral("wardlightctl"),
                                 {QStringLiteral("workspace"), QStringLiteral("create"),
                                  QStringLiteral("--dir"), m_workspace->folder()}),
                0);
    services::ServicesOptions options;
    options.workspaceFolder = m_workspace->folder();
    options.program = QStringLiteral("import_files_test");
    auto opened = services::openServices(options);
    VERIFY_OK(opened);
    m_services = std::move(*opened);
    m_services.decoder = std::make_shared<imaging::Decoder>(
        imaging::Decoder::Options{test::programFolder() + QStringLiteral("/wardlight-decoder")});
}

void ImportFilesTest::takesAFolderOfEverything()
{
    const QString folder = m_workspace->parentFolder() + QStringLiteral("/in");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(!write(QStringLiteral("items.csv"), Items).isEmpty());
    QVERIFY(!write(QStringLiteral("events.csv"), Events).isEmpty());
    QVERIFY(!write(QStringLiteral("ecg.dcm"), test::dicomEcgFile({})).isEmpty());
    QVERIFY(
        !write(QStringLiteral("holter.hea"), "holter 1 250 3\nholter.dat 16 200 16 0 1 6 0 II\n")
             .isEmpty());
    QVERIFY(!write(QStringLiteral("holter.dat"), QByteArray::fromHex("010002000300")).isEmpty());
    Job job;
    const auto report = services::importFiles(m_services, {folder}, job);
    VERIFY_OK(report);
    QCOMPARE(report->added, 4); // an item, an event, an object, a recording
    QCOMPARE(report->rejected.size(), std::size_t(1));
    QVERIFY(report->rejected[0].where.endsWith(QLatin1String("events.csv:1")));
    QVERIFY(report->rejected[0].reason.contains(QLatin1String("31.65:103.84")));
    const auto path = m_services.trace->path(QStringLiteral("1001"));
    VERIFY_OK(path);
    QCOMPARE(path->events.size(), std::size_t(1)); // the bad line left nothing behind
    const auto again = services::importFiles(m_services, {folder}, job);
    VERIFY_OK(again);
    QCOMPARE(again->added, 0);
    QCOMPARE(again->unchanged, 4);
}

void ImportFilesTest::filesRecordingsUnderTheirPatient()
{
    patients::NewPatient person;
    person.patient.id = PatientId::generate();
    person.patient.mrn = QStringLiteral("4711");
    VERIFY_OK(m_services.patients->add(OperationId::generate(), {person}));
    const QString header =
        write(QStringLiteral("bed4.hea"), "bed4 1 100 2\nbed4.dat 16 200 16 0 7 15 0 V1\n");
    const QString samples = write(QStringLiteral("bed4.dat"), QByteArray::fromHex("07000800"));
    Job job;
    const auto report =
        services::importRecordings(m_services, {header, samples}, person.patient.id, job);
    QCOMPARE(report.added, 1);
    QCOMPARE(report.rejected.size(), std::size_t(0));
    const auto records = m_services.segments->records(person.patient.id);
    VERIFY_OK(records);
    QCOMPARE(records->size(), std::size_t(1));
    QCOMPARE(records->front().name, QStringLiteral("bed4"));
}

QTEST_GUILESS_MAIN(ImportFilesTest)
#include "import_files_test.moc"
