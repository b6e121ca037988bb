#include "core/ingest/dicom/bucket_index.h"
#include "core/objects/byte_sources.h"
#include "tests/integration/imaging/imaging_room.h"
#include "tests/support/dicom_builder.h"
#include "tests/support/verify_result.h"

#include <QTest>

using namespace wardlight;
using ingest::BucketIndexReport;
using objects::UnverifiedPolicy;
using test::ImagingRoom;
using test::Slice;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

Slice slice(int number, const QByteArray& patientId = "P12345")
{
    Slice first;
    first.patientId = patientId;
    return sliceOf(first, number);
}

/// The key that other tools give the file of a slice.
QString keyOf(int number)
{
    return QStringLiteral("dicom/P12345/S001/SE001/image-%1.dcm").arg(number);
}

objects::Metadata metadataOf(const QByteArray& file)
{
    return {{text("patient-id"), text("P12345")},
            {text("study-id"), text("S001")},
            {text("series-id"), text("SE001")},
            {text("file-hash"), Sha256::of(QByteArrayView(file)).toHex()},
            {text("content-type"), text("application/dicom")}};
}

} // namespace

/// Indexing a bucket that other tools filled.
class BucketIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void indexesWhatOthersPutThere();
    void addsNothingTheSecondTime();
    void staysBelowThePrefix();
    void namesWhatHasNoHash();
    void keepsAcceptedObjectsUnverified();
    void quarantinesWhatDiffersFromItsHash();
    void noticesAnObjectThatWasReplaced();
    void rejectsWhatIsNoImage();
    void survivesHostileObjects();
    void rejectsOtherBytesUnderAKnownUid();
    void filesUnderTheIdInTheMetadata();
    void filesUnderTheMrnInTheMetadataOfAFileThatNamesNobody();
    void believesTheFileMoreThanTheMrnInItsMetadata();
    void takesNothingWhenCancelled();
    void takesMoreThanOnePage();

private:
    void put(const QString& key, const QByteArray& bytes, const objects::Metadata& metadata) const
    {
        objects::ByteArraySource source(bytes);
        const auto stored = m_room->store->put({.key = key, .metadata = metadata}, source);
        if (!stored)
            qFatal("%s", qPrintable(stored.error().message));
    }
    /// As the reference's upload_dicom_image does it.
    void upload(int number, const QByteArray& patientId = "P12345") const
    {
        const QByteArray file = sliceFile(slice(number, patientId));
        put(keyOf(number), file, metadataOf(file));
    }
    Result<BucketIndexReport> index(const ingest::BucketIndexOptions& options = {}) const
    {
        Job job;
        return ingest::indexBucket(
            {{m_room->database, m_room->store, m_room->decoder, m_room->clock, m_room->audit},
             m_room->fetch},
            options, job);
    }
    /// With P12345 for record number.
    void addPatient() const
    {
        const QStringList added = m_room->query(
            text("INSERT INTO patients (patient_id, mrn, mrn_assigner) VALUES "
                 "('0190a0a0-0000-7000-8000-000000000001', 'P12345', '') RETURNING mrn"));
        QCOMPARE(added.size(), 1);
    }
    QString count(const QString& sql) const
    {
        return m_room->query(text("SELECT count(*)::text FROM ") + sql).value(0);
    }

    std::optional<test::PostgresServer> m_server;
    std::unique_ptr<ImagingRoom> m_room;
};

void BucketIndexTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void BucketIndexTest::init()
{
    m_room.reset();
    auto room = ImagingRoom::open(*m_server);
    VERIFY_OK(room);
    m_room = std::move(*room);
}

void BucketIndexTest::indexesWhatOthersPutThere()
{
    for (int number = 1; number <= 3; ++number)
        upload(number);
    put(text("dicom/P12345/"), {}, {}); // what consoles make of a folder
    const auto report = index();
    VERIFY_OK(report);
    QCOMPARE(report->import.read, 3);
    QCOMPARE(report->import.added, 3);
    QVERIFY(report->unverified.isEmpty());
    QVERIFY(report->failed.empty());
    const auto page = m_room->imaging->outlines({});
    VERIFY_OK(page);
    QCOMPARE(page->outlines.size(), std::size_t(1));
    QCOMPARE(page->outlines[0].study.studyUid, text("1.2.826.1"));
    QCOMPARE(page->outlines[0].study.patientMrn, text("P12345"));
    QCOMPARE(page->outlines[0].study.counts.verified, 3);
    // the objects stay where they are, and are read from there
    QCOMPARE(m_room->storedKeys().size(), 4);
    const auto instance = m_room->imaging->instance(text("1.2.826.1.1.2"));
    VERIFY_OK(instance);
    QCOMPARE(instance->objectKey, keyOf(2));
    QCOMPARE(instance->sha256, Sha256::of(QByteArrayView(sliceFile(slice(2)))));
    QCOMPARE(count(text("audit_log WHERE action = 'imaging.index'")), text("1"));
}

void BucketIndexTest::addsNothingTheSecondTime()
{
    upload(1);
    VERIFY_OK(index());
    upload(2);
    const auto report = index();
    VERIFY_OK(report);
    QCOMPARE(report->import.added, 1);
    QCOMPARE(report->import.unchanged, 1);
    QCOMPARE(count(text("patients")), text("1"));
    QCOMPARE(count(text("imaging_instances")), text("2"));
}

void BucketIndexTest::staysBelowThePrefix()
{
    upload(1);
    const QByteArray file = sliceFile(slice(2));
    put(text("dicom/P9/S/SE/2.dcm"), file, metadataOf(file));
    const auto report = index({.prefix = text("dicom/P9/")});
    VERIFY_OK(report);
    QCOMPARE(report->import.ids, QStringList{text("1.2.826.1.1.2")});
    QCOMPARE(index({.prefix = text("nothing/")})->import.read, 0);
}

void BucketIndexTest::namesWhatHasNoHash()
{
    upload(1);
    put(keyOf(2), sliceFile(slice(2)), {{text("patient-id"), text("P12345")}});
    const auto report = index();
    VERIFY_OK(report);
    QCOMPARE(report->import.added, 1);
    QCOMPARE(report->import.read, 2);
    QCOMPARE(report->unverified, QStringList{keyOf(2)});
    QCOMPARE(count(text("imaging_instances")), text("1"));
}

void BucketIndexTest::keepsAcceptedObjectsUnverified()
{
    put(keyOf(2), sliceFile(slice(2)), {});
    const auto report = index({.unverified = UnverifiedPolicy::Accept});
    VERIFY_OK(report);
    QCOMPARE(report->import.added, 1);
    QCOMPARE(report->unverified, QStringList{keyOf(2)});
    // no hash of ours may pass for one that somebody recorded
    QCOMPARE(count(text("objects")), text("0"));
    const auto instance = m_room->imaging->instance(text("1.2.826.1.1.2"));
    VERIFY_OK(instance);
    QVERIFY(!instance->state);
    const auto fetched = m_room->fetch->fetch(instance->objectKey);
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().code, ErrorCode::Unverified);
    QCOMPARE(index()->import.unchanged, 1);
}

void BucketIndexTest::quarantinesWhatDiffersFromItsHash()
{
    upload(1);
    QByteArray file = sliceFile(slice(2));
    const objects::Metadata metadata = metadataOf(file);
    file.back() = char(file.back() ^ 1);
    put(keyOf(2), file, metadata);
    for (int run = 0; run < 2; ++run) {
        const auto report = index();
        VERIFY_OK(report);
        QCOMPARE(report->failed.size(), std::size_t(1));
        QCOMPARE(report->failed[0].where, keyOf(2));
        QVERIFY(report->import.tookAnything());
    }
    QCOMPARE(count(text("imaging_instances")), text("1"));
    QCOMPARE(m_room->query(text("SELECT key FROM objects WHERE state = 'quarantined'")),
             QStringList{keyOf(2)});
    QCOMPARE(count(text("alerts")), text("1"));
}

void BucketIndexTest::noticesAnObjectThatWasReplaced()
{
    upload(1);
    VERIFY_OK(index());
    const QByteArray other = sliceFile(slice(1)) + QByteArray(2, '\0');
    put(keyOf(1), other, metadataOf(other));
    const auto report = index();
    VERIFY_OK(report);
    QCOMPARE(report->failed.size(), std::size_t(1));
    QCOMPARE(report->failed[0].where, keyOf(1));
}

void BucketIndexTest::rejectsWhatIsNoImage()
{
    const QByteArray letter("Dear colleague");
    put(text("dicom/P12345/letter.txt"), letter, metadataOf(letter));
    put(text("dicom/P12345/empty.dcm"), {}, metadataOf({}));
    const auto report = index();
    VERIFY_OK(report);
    QCOMPARE(report->import.rejected.size(), std::size_t(2));
    QVERIFY(!report->import.stopped);
    for (const ingest::Rejection& rejection : report->import.rejected)
        QVERIFY(!rejection.reason.isEmpty());
    QCOMPARE(count(text("imaging_instances")), text("0"));
}

void BucketIndexTest::survivesHostileObjects()
{
    qsizetype hostile = 0;
    for (const test::HostileFile& file : test::hostileDicomFiles()) {
        put(text("dicom/hostile/") + QString::number(++hostile), file.bytes,
            metadataOf(file.bytes));
    }
    upload(1);
    const auto report = index();
    VERIFY_OK(report);
    QVERIFY(!report->import.stopped);
    QVERIFY(report->import.ids.contains(text("1.2.826.1.1.1")));
    QCOMPARE(report->import.read, int(hostile) + 1);
}

void BucketIndexTest::rejectsOtherBytesUnderAKnownUid()
{
    upload(1);
    VERIFY_OK(index());
    Slice changed = slice(1);
    changed.value = 77;
    const QByteArray file = sliceFile(changed);
    put(text("dicom/copy"), file, metadataOf(file));
    const auto report = index();
    VERIFY_OK(report);
    QCOMPARE(report->import.rejected.size(), std::size_t(1));
    const QString reason = report->import.rejected[0].reason;
    QVERIFY(reason.contains(Sha256::of(QByteArrayView(file)).toHex()));
    QVERIFY(reason.contains(Sha256::of(QByteArrayView(sliceFile(slice(1)))).toHex()));
}

void BucketIndexTest::filesUnderTheIdInTheMetadata()
{
    m_room->addSeries(slice(1, "0042"), 1);
    VERIFY_OK(m_room->import());
    const QString patient = m_room->query(text("SELECT patient_id::text FROM patients")).value(0);
    Slice other = slice(1, "elsewhere");
    other.study = "1.2.826.2";
    other.series = "1.2.826.2.1";
    other.sop = "1.2.826.2.1.1";
    const QByteArray file = sliceFile(other);
    objects::Metadata metadata = metadataOf(file);
    metadata[text("patient-id")] = patient;
    put(text("dicom/x/y/z/1.dcm"), file, metadata);
    const auto report = index();
    VERIFY_OK(report);
    QCOMPARE(report->import.added, 1);
    QCOMPARE(m_room->query(text("SELECT patient_id::text FROM imaging_studies WHERE study_uid = "
                                "'1.2.826.2'")),
             QStringList{patient});
    QCOMPARE(count(text("patients")), text("1"));
}

void BucketIndexTest::filesUnderTheMrnInTheMetadataOfAFileThatNamesNobody()
{
    addPatient();
    upload(1, {});
    VERIFY_OK(index());
    QCOMPARE(m_room->query(text("SELECT patient_id::text FROM imaging_studies")),
             QStringList{text("0190a0a0-0000-7000-8000-000000000001")});
}

void BucketIndexTest::believesTheFileMoreThanTheMrnInItsMetadata()
{
    addPatient();
    upload(1, "0042");
    VERIFY_OK(index());
    QCOMPARE(m_room->query(text("SELECT p.mrn FROM imaging_studies s JOIN patients p USING "
                                "(patient_id)")),
             QStringList{text("0042")});
}

void BucketIndexTest::takesNothingWhenCancelled()
{
    upload(1);
    Job job;
    job.cancel();
    const auto report = ingest::indexBucket(
        {{m_room->database, m_room->store, m_room->decoder, m_room->clock, m_room->audit},
         m_room->fetch},
        {}, job);
    VERIFY_OK(report);
    QVERIFY(report->import.stopped);
    QCOMPARE(report->import.stopped->code, ErrorCode::Cancelled);
    QCOMPARE(count(text("imaging_instances")), text("0"));
}

void BucketIndexTest::takesMoreThanOnePage()
{
    // a page of a store is 1,000 keys
    constexpr int Copies = 1005;
    const QByteArray file = sliceFile(slice(1));
    for (int copy = 0; copy < Copies; ++copy)
        put(QStringLiteral("dicom/copies/%1").arg(copy, 5, 10, QChar(u'0')), file,
            {{text("patient-id"), text("x")}});
    const auto report = index();
    VERIFY_OK(report);
    QCOMPARE(report->import.read, Copies);
    QCOMPARE(report->unverified.size(), qsizetype(Copies));
    QCOMPARE(QSet<QString>(report->unverified.begin(), report->unverified.end()).size(),
             qsizetype(Copies));
}

QTEST_GUILESS_MAIN(BucketIndexTest)
#include "bucket_index_test.moc"
