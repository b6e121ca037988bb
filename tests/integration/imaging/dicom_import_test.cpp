#include "tests/integration/imaging/imaging_room.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QTest>

#include <atomic>
#include <sys/stat.h>
#include <thread>

using namespace wardlight;
using ingest::ImportReport;
using test::ImagingRoom;
using test::Slice;

namespace {

/// A store that does as it is told until it is to fail; what it fails with is up to the test.
class FailingStore final : public objects::ObjectStore
{
public:
    explicit FailingStore(std::shared_ptr<objects::ObjectStore> inner) : m_inner(std::move(inner))
    {}

    /// Called before every put; an error is the put's.
    std::function<Result<>()> beforePut = [] { return Result<>(); };
    bool changesBytes = false; ///< get gives back something else

    [[nodiscard]] QString description() const override { return m_inner->description(); }
    [[nodiscard]] Result<objects::ObjectInfo> put(const objects::PutRequest& request,
                                                  objects::ByteSource& source) override
    {
        if (const Result<> allowed = beforePut(); !allowed)
            return propagate(allowed);
        return m_inner->put(request, source);
    }
    [[nodiscard]] Result<objects::ObjectInfo> get(const QString& key,
                                                  std::optional<objects::ByteRange> range,
                                                  const objects::ByteSink& sink) override
    {
        return m_inner->get(key, range, [&](std::span<const std::byte> bytes) -> Result<> {
            std::vector<std::byte> copy(bytes.begin(), bytes.end());
            if (changesBytes)
                copy.back() ^= std::byte(1);
            return sink(copy);
        });
    }
    [[nodiscard]] Result<objects::ObjectInfo> head(const QString& key) override
    {
        return m_inner->head(key);
    }
    [[nodiscard]] Result<objects::ListPage> list(const objects::ListRequest& request) override
    {
        return m_inner->list(request);
    }
    [[nodiscard]] Result<> remove(const QString& key) override { return m_inner->remove(key); }
    [[nodiscard]] Result<QUrl> presign(const QString& key, objects::PresignMethod method,
                                       std::chrono::seconds validFor) override
    {
        return m_inner->presign(key, method, validFor);
    }

private:
    std::shared_ptr<objects::ObjectStore> m_inner;
};

const QString ImportRows =
    QStringLiteral("SELECT count(*)::text FROM audit_log WHERE action = 'imaging.import'");
const QString Instances = QStringLiteral("SELECT count(*)::text FROM imaging_instances");
const QString KnownKeys = QStringLiteral("SELECT key FROM objects ORDER BY key");
const QString Patients = QStringLiteral("SELECT mrn || ' ' || coalesce(last_name, '') FROM "
                                        "patients ORDER BY mrn");

Slice slice(const QByteArray& patientId)
{
    Slice slice;
    slice.patientId = patientId;
    return slice;
}

/// A DICOMDIR with a record for each file; the names as they stand in ReferencedFileID.
QByteArray table(const std::vector<QByteArray>& files)
{
    QByteArray records;
    for (const QByteArray& file : files)
        records +=
            test::dicomItem(test::dicomElement(0x0004, 0x1410, "US", test::dicomShort(0xffff)) +
                            test::dicomElement(0x0004, 0x1430, "CS", "IMAGE") +
                            test::dicomElement(0x0004, 0x1500, "CS", file));
    // one that was deleted, one of no file
    records += test::dicomItem(test::dicomElement(0x0004, 0x1410, "US", test::dicomShort(0)) +
                               test::dicomElement(0x0004, 0x1500, "CS", "DELETED"));
    records += test::dicomItem(test::dicomElement(0x0004, 0x1430, "CS", "PATIENT"));
    return test::dicomFile(test::dicomElement(0x0004, 0x1220, "SQ", records));
}

} // namespace

class DicomImportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void takesAFolder();
    void addsNothingTheSecondTime();
    void rejectsOtherBytesUnderAKnownUid();
    void oneBadFileStopsNothing();
    void followsATableOfContents();
    void namesWhatATableListsAndIsMissing();
    void staysBelowTheFolderOfATable();
    void rejectsATableThatIsDamaged();
    void filesUnderThePatientNamed();
    void refusesAnUnknownPatient();
    void overwritesNoPatient();
    void takesOverWhatAKilledImportLeft();
    void keepsWhatFittedIntoAFullStore();
    void rejectsWhatTheStoreGivesBackChanged();
    void takesNothingWhenCancelled();
    void twoImportsAtOnceAddEachFileOnce();

private:
    std::optional<test::PostgresServer> m_server;
    std::unique_ptr<ImagingRoom> m_room;
};

void DicomImportTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void DicomImportTest::init()
{
    m_room.reset();
    auto room = ImagingRoom::open(*m_server);
    VERIFY_OK(room);
    m_room = std::move(*room);
}

void DicomImportTest::takesAFolder()
{
    m_room->addSeries(slice("0042"), 5);
    const auto report = m_room->import();
    VERIFY_OK(report);
    QCOMPARE(report->read, 5);
    QCOMPARE(report->added, 5);
    QCOMPARE(report->ids.size(), 5);
    QVERIFY(!report->stopped);
    QCOMPARE(m_room->query(QStringLiteral("SELECT DISTINCT state FROM objects")),
             QStringList{QStringLiteral("verified")});
    QCOMPARE(m_room->query(ImportRows), QStringList{QStringLiteral("1")});
    QCOMPARE(m_room->query(Patients), QStringList{QStringLiteral("0042 Doe")});
    const QString patient = m_room->query(QStringLiteral("SELECT patient_id FROM patients"))[0];
    const QString key =
        QStringLiteral("dicom/%1/1.2.826.1/1.2.826.1.1/1.2.826.1.1.3.dcm").arg(patient);
    const auto info = m_room->store->head(key);
    VERIFY_OK(info);
    QCOMPARE(info->contentType, QStringLiteral("application/dicom"));
    const QString hash = Sha256::of(QByteArrayView(sliceFile(sliceOf(slice("0042"), 3)))).toHex();
    QCOMPARE(info->metadata.value(objects::FileHashKey), hash);
    QCOMPARE(info->metadata.value(QStringLiteral("patient-id")), patient);
}

void DicomImportTest::addsNothingTheSecondTime()
{
    m_room->addSeries(slice("0042"), 3);
    VERIFY_OK(m_room->import());
    const QStringList keys = m_room->storedKeys();
    const auto again = m_room->import();
    VERIFY_OK(again);
    QCOMPARE(again->added, 0);
    QCOMPARE(again->unchanged, 3);
    QVERIFY(again->rejected.empty());
    QCOMPARE(m_room->storedKeys(), keys);
    QCOMPARE(m_room->query(Instances), QStringList{QStringLiteral("3")});
}

void DicomImportTest::rejectsOtherBytesUnderAKnownUid()
{
    const Slice first = sliceOf(slice("0042"), 1);
    m_room->addFile(QStringLiteral("a"), sliceFile(first));
    VERIFY_OK(m_room->import());
    Slice changed = first;
    changed.value = 4000;
    m_room->addFile(QStringLiteral("a"), sliceFile(changed));
    const auto report = m_room->import();
    VERIFY_OK(report);
    QCOMPARE(report->added, 0);
    QCOMPARE(report->rejected.size(), std::size_t(1));
    for (const Slice& one : {first, changed})
        QVERIFY(report->rejected[0].reason.contains(
            Sha256::of(QByteArrayView(sliceFile(one))).toHex()));
    QVERIFY(!report->tookAnything());
}

void DicomImportTest::oneBadFileStopsNothing()
{
    m_room->addSeries(slice("0042"), 3);
    m_room->addFile(QStringLiteral("0-empty"), {});
    m_room->addFile(QStringLiteral("1-text"), "Dear colleague, thank you for referring");
    m_room->addFile(QStringLiteral("2-cut"), sliceFile(sliceOf(slice("0042"), 9)).chopped(20));
    Slice nameless = sliceOf(slice("0042"), 8);
    nameless.series = {};
    m_room->addFile(QStringLiteral("3-nameless"), sliceFile(nameless));
    QCOMPARE(::mkfifo(qPrintable(m_room->filesFolder() + QStringLiteral("/4-pipe")), 0600), 0);
    const auto report = m_room->import();
    VERIFY_OK(report);
    QCOMPARE(report->added, 3);
    QCOMPARE(report->read, 8);
    QCOMPARE(report->rejected.size(), std::size_t(5));
    for (const ingest::Rejection& rejection : report->rejected)
        QVERIFY(!rejection.reason.isEmpty());
}

void DicomImportTest::followsATableOfContents()
{
    QVERIFY(QDir(m_room->filesFolder()).mkpath(QStringLiteral("images/st1")));
    m_room->addFile(QStringLiteral("images/st1/im1"), sliceFile(sliceOf(slice("0042"), 1)));
    m_room->addFile(QStringLiteral("images/st1/im2.;1"), sliceFile(sliceOf(slice("0042"), 2)));
    m_room->addFile(QStringLiteral("images/st1/im3"), sliceFile(sliceOf(slice("0042"), 3)));
    m_room->addFile(QStringLiteral("DICOMDIR"),
                    table({"IMAGES\\ST1\\IM1", "IMAGES\\ST1\\IM2", "IMAGES\\ST1\\IM1"}));
    // by itself: what it lists, and nothing else
    Job job;
    const auto listed = ingest::importDicom(
        {m_room->database, m_room->store, m_room->decoder, m_room->clock, m_room->audit},
        {m_room->filesFolder() + QStringLiteral("/DICOMDIR")}, {}, job);
    VERIFY_OK(listed);
    QCOMPARE(listed->added, 2);
    QCOMPARE(listed->read, 2);
    // with its folder: everything there, once
    const auto report = m_room->import();
    VERIFY_OK(report);
    QCOMPARE(report->read, 3);
    QCOMPARE(report->added, 1);
    QCOMPARE(report->unchanged, 2);
    QVERIFY(report->rejected.empty());
}

void DicomImportTest::namesWhatATableListsAndIsMissing()
{
    m_room->addFile(QStringLiteral("IM1"), sliceFile(sliceOf(slice("0042"), 1)));
    m_room->addFile(QStringLiteral("dicomdir"), table({"IM1", "IM2", "IMAGES\\IM3", "IM2"}));
    const auto report = m_room->import();
    VERIFY_OK(report);
    QCOMPARE(report->added, 1);
    QCOMPARE(report->read, 3);
    QStringList missing;
    for (const ingest::Rejection& rejection : report->rejected) {
        QVERIFY(rejection.reason.contains(QStringLiteral("DICOMDIR")));
        missing.append(rejection.where);
    }
    QCOMPARE(missing, (QStringList{m_room->filesFolder() + QStringLiteral("/IM2"),
                                   m_room->filesFolder() + QStringLiteral("/IMAGES/IM3")}));
}

void DicomImportTest::staysBelowTheFolderOfATable()
{
    QVERIFY(QDir(m_room->filesFolder()).mkpath(QStringLiteral("cd")));
    m_room->addFile(QStringLiteral("outside"), sliceFile(sliceOf(slice("0042"), 1)));
    m_room->addFile(QStringLiteral("cd/DICOMDIR"),
                    table({"..\\outside", "../outside", "/etc/passwd", ".", "cd", "DICOMDIR", "..",
                           "\\outside"}));
    Job job;
    const auto report = ingest::importDicom(
        {m_room->database, m_room->store, m_room->decoder, m_room->clock, m_room->audit},
        {m_room->filesFolder() + QStringLiteral("/cd/DICOMDIR")}, {}, job);
    VERIFY_OK(report);
    QCOMPARE(report->added, 0);
    QCOMPARE(report->rejected.size(), std::size_t(6)); // two are one path, one is the table
    QVERIFY(!report->tookAnything());
}

void DicomImportTest::rejectsATableThatIsDamaged()
{
    m_room->addFile(QStringLiteral("1"), sliceFile(sliceOf(slice("0042"), 1)));
    m_room->addFile(QStringLiteral("DICOMDIR"), table({"IM1", "IM2"}).chopped(10));
    const auto report = m_room->import();
    VERIFY_OK(report);
    QCOMPARE(report->added, 1);
    QCOMPARE(report->rejected.size(), std::size_t(1));
    QVERIFY(report->rejected[0].where.endsWith(QStringLiteral("DICOMDIR")));
}

void DicomImportTest::filesUnderThePatientNamed()
{
    m_room->addSeries(slice("0042"), 1);
    VERIFY_OK(m_room->import());
    Slice other = slice("in another house");
    other.study = "1.2.826.2";
    other.series = "1.2.826.2.1";
    m_room->addSeries(other, 1);
    const auto report = m_room->import({.patientMrn = QStringLiteral("0042")});
    VERIFY_OK(report);
    QCOMPARE(report->added, 1);
    QCOMPARE(m_room->query(Patients), QStringList{QStringLiteral("0042 Doe")});
    QCOMPARE(m_room->query(QStringLiteral(
                 "SELECT file_patient_id FROM imaging_studies JOIN patients USING (patient_id) "
                 "WHERE mrn = '0042' ORDER BY study_uid")),
             (QStringList{QStringLiteral("0042"), QStringLiteral("in another house")}));
}

void DicomImportTest::refusesAnUnknownPatient()
{
    m_room->addSeries(slice("0042"), 1);
    VERIFY_ERROR(m_room->import({.patientMrn = QStringLiteral("nobody")}), ErrorCode::NotFound);
    QVERIFY(m_room->storedKeys().isEmpty());
}

void DicomImportTest::overwritesNoPatient()
{
    m_room->addSeries(slice("0042"), 1);
    VERIFY_OK(m_room->import());
    Slice renamed = slice("0042");
    renamed.study = "1.2.826.2";
    renamed.series = "1.2.826.2.1";
    renamed.patientName = "Somebody^Else";
    m_room->addSeries(renamed, 1);
    VERIFY_OK(m_room->import());
    QCOMPARE(m_room->query(Patients), QStringList{QStringLiteral("0042 Doe")});
}

void DicomImportTest::takesOverWhatAKilledImportLeft()
{
    m_room->addSeries(slice("0042"), 5);
    // The server goes after the objects, before the rows: what kill -9 leaves behind.
    const auto store = std::make_shared<FailingStore>(m_room->store);
    int puts = 0;
    store->beforePut = [&puts, this]() -> Result<> {
        return ++puts == 5 ? m_server->stop() : Result<>();
    };
    const auto killed = m_room->importInto(store);
    VERIFY_OK(m_server->startAgain());
    VERIFY_OK(killed);
    QVERIFY(killed->stopped);
    QCOMPARE(killed->added, 0);
    QCOMPARE(killed->rejected.size(), std::size_t(5));
    QCOMPARE(m_room->storedKeys().size(), 5);
    QCOMPARE(m_room->query(Instances), QStringList{QStringLiteral("0")});

    const auto again = m_room->import();
    VERIFY_OK(again);
    QCOMPARE(again->added, 5);
    QCOMPARE(m_room->storedKeys(), m_room->query(KnownKeys)); // nothing is left behind
}

void DicomImportTest::keepsWhatFittedIntoAFullStore()
{
    m_room->addSeries(slice("0042"), 40);
    const auto store = std::make_shared<FailingStore>(m_room->store);
    std::atomic<int> puts = 0;
    store->beforePut = [&puts]() -> Result<> {
        if (++puts > 10)
            return fail(ErrorCode::NoSpace, QStringLiteral("The disk is full."));
        return {};
    };
    const auto report = m_room->importInto(store);
    VERIFY_OK(report);
    QVERIFY(report->stopped);
    QCOMPARE(report->stopped->code, ErrorCode::NoSpace);
    QCOMPARE(report->added, 10);
    QCOMPARE(report->rejected.size(), std::size_t(30));
    QCOMPARE(m_room->query(Instances), QStringList{QStringLiteral("10")});
    QCOMPARE(m_room->storedKeys(), m_room->query(KnownKeys));
}

void DicomImportTest::rejectsWhatTheStoreGivesBackChanged()
{
    m_room->addSeries(slice("0042"), 2);
    const auto store = std::make_shared<FailingStore>(m_room->store);
    store->changesBytes = true;
    const auto report = m_room->importInto(store);
    VERIFY_OK(report);
    QCOMPARE(report->added, 0);
    QCOMPARE(report->rejected.size(), std::size_t(2));
    QCOMPARE(m_room->query(Instances), QStringList{QStringLiteral("0")});
    QCOMPARE(m_room->query(Patients), QStringList()); // nobody is made for nothing
}

void DicomImportTest::takesNothingWhenCancelled()
{
    m_room->addSeries(slice("0042"), 3);
    Job job;
    job.cancel();
    const auto report = ingest::importDicom(
        {m_room->database, m_room->store, m_room->decoder, m_room->clock, m_room->audit},
        {m_room->filesFolder() + QStringLiteral("/1.2.826.1.1.1")}, {}, job);
    VERIFY_OK(report);
    QVERIFY(report->stopped);
    QCOMPARE(report->stopped->code, ErrorCode::Cancelled);
    QCOMPARE(report->added, 0);
    QVERIFY(m_room->storedKeys().isEmpty());
}

void DicomImportTest::twoImportsAtOnceAddEachFileOnce()
{
    m_room->addSeries(slice("0042"), 20);
    std::optional<Result<ImportReport>> other;
    std::thread thread([&] { other = m_room->import(); });
    const auto report = m_room->import();
    thread.join();
    VERIFY_OK(report);
    VERIFY_OK(*other);
    QCOMPARE(report->added + (*other)->added, 20);
    QCOMPARE(report->unchanged + (*other)->unchanged, 20);
    QVERIFY(report->rejected.empty() && (*other)->rejected.empty());
    QCOMPARE(m_room->query(Patients).size(), 1);
    const QStringList keys = m_room->query(KnownKeys);
    QCOMPARE(keys.size(), 20);
    for (const QString& key : keys)
        VERIFY_OK(m_room->fetch->fetch(key));
}

QTEST_GUILESS_MAIN(DicomImportTest)
#include "dicom_import_test.moc"
