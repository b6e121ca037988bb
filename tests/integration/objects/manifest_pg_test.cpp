#include "core/objects/byte_sources.h"
#include "core/objects/directory_store.h"
#include "core/objects/manifest_pg.h"
#include "core/objects/recorded_put.h"
#include "core/objects/verified_fetch.h"
#include "core/objects/verifier.h"
#include "core/postgres/migrations.h"
#include "core/security/audit_log.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

Sha256Digest hashOf(const QByteArray& bytes)
{
    return *Sha256Digest::fromBytes(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
}

ManifestEntry entryFor(const QString& key, const QByteArray& bytes)
{
    ManifestEntry entry;
    entry.key = key;
    entry.sha256 = hashOf(bytes);
    entry.bytes = bytes.size();
    entry.blockHashes = {hashOf(bytes), hashOf("second block")};
    entry.contentType = text("application/dicom");
    return entry;
}

Result<IngestedFile> ingested(const QByteArray& bytes)
{
    auto writer = SealedMemoryWriter::create();
    if (!writer)
        return propagate(writer);
    const std::span span(bytes.constData(), std::size_t(bytes.size()));
    if (const auto appended = writer->append(std::as_bytes(span)); !appended)
        return propagate(appended);
    auto sealed = std::move(*writer).seal();
    if (!sealed)
        return propagate(sealed);
    return IngestedFile::of(std::move(*sealed));
}

} // namespace

class ManifestPgTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void givesBackWhatWasRecorded();
    void keepsHostileKeysApart();
    void recordsInTheCallersTransaction();
    void listsByKeyInPages();
    void quarantinesWithOneAlertAndOneAuditRow();
    void quarantinesOnceAmongThreads();
    void quarantinesWhatNobodyRecorded();
    void releasesAndAudits();
    void marksManyVerified();
    void newBytesEndAQuarantine();
    void refusesTamperedObjectsEndToEnd();
    void takesBackAnObjectThatCannotBeRecorded();
    void verifiesADirectoryAgainstTheDatabase();
    void refusesWhileTheDatabaseIsDown();

private:
    Result<QString> scalar(const char* sql)
    {
        const auto rows = m_server->query(m_name, text(sql));
        if (!rows)
            return propagate(rows);
        return rows->isEmpty() ? QString() : rows->first().first();
    }
    /// The manifest's entry, which must exist.
    ManifestEntry entry(const QString& key) { return m_manifest->find(key)->value(); }

    std::optional<test::PostgresServer> m_server;
    QString m_name;
    std::shared_ptr<postgres::Database> m_database;
    std::shared_ptr<test::FixedClock> m_clock;
    std::shared_ptr<PostgresManifest> m_manifest;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<DirectoryStore> m_store;
};

void ManifestPgTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void ManifestPgTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
    m_database = std::make_shared<postgres::Database>(
        postgres::DatabaseConfig{.dsn = m_server->dsn(m_name)});
    VERIFY_OK(postgres::migrate(*m_database));
    m_clock = std::make_shared<test::FixedClock>();
    m_manifest = std::make_shared<PostgresManifest>(
        m_database, security::AuditContext{text("王医生"), text("ward-3"), text("test 1")},
        m_clock);
    m_folder = std::make_unique<QTemporaryDir>();
    const auto store = DirectoryStore::open(m_folder->filePath(text("objects")));
    VERIFY_OK(store);
    m_store = *store;
}

void ManifestPgTest::givesBackWhatWasRecorded()
{
    const ManifestEntry recorded = entryFor(text("dicom/王/1.dcm"), "abc");
    VERIFY_OK(m_manifest->record(recorded));
    const auto found = m_manifest->find(recorded.key);
    VERIFY_OK(found);
    QVERIFY(found->has_value());
    QCOMPARE((*found)->key, recorded.key);
    QCOMPARE((*found)->sha256, recorded.sha256);
    QCOMPARE((*found)->bytes, recorded.bytes);
    QCOMPARE((*found)->blockHashes, recorded.blockHashes);
    QCOMPARE((*found)->contentType, recorded.contentType);
    QCOMPARE((*found)->state, ObjectState::Stored);
    QVERIFY(!(*found)->verifiedAt.isValid());
    const auto missing = m_manifest->find(text("dicom/nobody"));
    VERIFY_OK(missing);
    QVERIFY(!missing->has_value());
    QCOMPARE(*scalar("SELECT action FROM audit_log"), text("object.put"));
    QCOMPARE(*scalar("SELECT person FROM audit_log"), text("王医生"));
}

void ManifestPgTest::keepsHostileKeysApart()
{
    const QStringList keys{text("a'; DROP TABLE objects; --"),
                           text("%"),
                           text("_"),
                           text("\\"),
                           text("a\nb"),
                           text("\xF0\x9F\xA9\xBA"),
                           text(" "),
                           text("../x"),
                           QString(1024, u'k'),
                           QString(QChar(0xFFFD))};
    for (const QString& key : keys)
        VERIFY_OK(m_manifest->record(entryFor(key, key.toUtf8())));
    for (const QString& key : keys)
        QCOMPARE(entry(key).sha256, hashOf(key.toUtf8()));
    QCOMPARE(m_manifest->list({.prefix = text("%")})->size(), std::size_t(1));
    QCOMPARE(m_manifest->list({.prefix = text("_")})->size(), std::size_t(1));
    const QString nul(QChar(u'\0')); // must not be taken for U+FFFD
    const auto found = m_manifest->find(nul);
    VERIFY_OK(found);
    QVERIFY(!found->has_value());
    VERIFY_ERROR(m_manifest->record(entryFor(nul, "x")), ErrorCode::Invalid);
    VERIFY_ERROR(m_manifest->quarantine(nul, text("x")), ErrorCode::Invalid);
    QCOMPARE(entry(QString(QChar(0xFFFD))).state, ObjectState::Stored);
}

void ManifestPgTest::recordsInTheCallersTransaction()
{
    const auto failed =
        m_database->write(OperationId::generate(), [](postgres::Transaction& tx) -> Result<> {
            recordObject(tx, entryFor(text("k"), "abc"));
            return fail(ErrorCode::Invalid, text("the import changed its mind"));
        });
    VERIFY_ERROR(failed, ErrorCode::Invalid);
    QVERIFY(!m_manifest->find(text("k"))->has_value());
    VERIFY_OK(m_database->write(OperationId::generate(), [](postgres::Transaction& tx) -> Result<> {
        recordObject(tx, entryFor(text("k"), "abc"));
        return {};
    }));
    QVERIFY(m_manifest->find(text("k"))->has_value());
    QCOMPARE(*scalar("SELECT count(*) FROM audit_log"), text("0"));
}

void ManifestPgTest::listsByKeyInPages()
{
    // In UTF-8 byte order; a locale, or UTF-16, would order these otherwise.
    const QStringList keys{text("p/A"), text("p/a"), text("p/b"), text("p/\xEF\xBD\x9E"),
                           text("p/\xF0\x9F\x98\x80")};
    for (auto key = keys.rbegin(); key != keys.rend(); ++key)
        VERIFY_OK(m_manifest->record(entryFor(*key, "x")));
    VERIFY_OK(m_manifest->record(entryFor(text("q"), "x")));
    QStringList seen;
    ManifestQuery query{.prefix = text("p/"), .limit = 2};
    for (;;) {
        const auto page = m_manifest->list(query);
        VERIFY_OK(page);
        if (page->empty())
            break;
        QVERIFY(page->size() <= 2);
        for (const ManifestEntry& entry : *page)
            seen.append(entry.key);
        query.after = seen.last();
    }
    QCOMPARE(seen, keys);
}

void ManifestPgTest::quarantinesWithOneAlertAndOneAuditRow()
{
    VERIFY_OK(m_manifest->record(entryFor(text("dicom/1"), "abc")));
    VERIFY_OK(m_manifest->quarantine(text("dicom/1"), text("It has 2 bytes.")));
    VERIFY_OK(m_manifest->quarantine(text("dicom/1"), text("Again.")));
    const ManifestEntry after = entry(text("dicom/1"));
    QCOMPARE(after.state, ObjectState::Quarantined);
    QCOMPARE(after.quarantineReason, text("It has 2 bytes."));
    QCOMPARE(after.quarantinedAt, m_clock->now());
    QCOMPARE(after.sha256, hashOf("abc"));
    const auto alerts = m_server->query(
        m_name, text("SELECT alert_type, severity, message, acknowledged FROM alerts"));
    VERIFY_OK(alerts);
    QCOMPARE(alerts->size(), 1);
    QCOMPARE(alerts->first().at(0), text("object_integrity"));
    QCOMPARE(alerts->first().at(1), text("high"));
    QVERIFY(alerts->first().at(2).contains(text("dicom/1")));
    QCOMPARE(alerts->first().at(3), text("f"));
    QCOMPARE(*scalar("SELECT count(*) FROM audit_log WHERE action = 'object.quarantine' AND "
                     "target = 'dicom/1'"),
             text("1"));
    const auto listed = m_manifest->list({.state = ObjectState::Quarantined});
    VERIFY_OK(listed);
    QCOMPARE(listed->size(), std::size_t(1));
}

void ManifestPgTest::quarantinesOnceAmongThreads()
{
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    std::vector<std::thread> threads;
    std::atomic<int> failures = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(
            [&] { failures += m_manifest->quarantine(text("k"), text("Broken.")) ? 0 : 1; });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(*scalar("SELECT count(*) FROM alerts"), text("1"));
    QCOMPARE(*scalar("SELECT count(*) FROM audit_log WHERE action = 'object.quarantine'"),
             text("1"));
}

void ManifestPgTest::quarantinesWhatNobodyRecorded()
{
    VERIFY_OK(m_manifest->quarantine(text("foreign"), text("Other bytes than its file-hash.")));
    QCOMPARE(entry(text("foreign")).state, ObjectState::Quarantined);
    QVERIFY(!entry(text("foreign")).hasRecordedHash());
    VERIFY_OK(m_manifest->release(text("foreign"), m_clock->now()));
    QVERIFY(!m_manifest->find(text("foreign"))->has_value());
}

void ManifestPgTest::releasesAndAudits()
{
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    VERIFY_ERROR(m_manifest->release(text("k"), m_clock->now()), ErrorCode::NotFound);
    VERIFY_OK(m_manifest->quarantine(text("k"), text("Broken.")));
    VERIFY_OK(m_manifest->release(text("k"), m_clock->now()));
    const ManifestEntry after = entry(text("k"));
    QCOMPARE(after.state, ObjectState::Verified);
    QCOMPARE(after.verifiedAt, m_clock->now());
    QVERIFY(after.quarantineReason.isEmpty());
    QVERIFY(!after.quarantinedAt.isValid());
    QCOMPARE(*scalar("SELECT count(*) FROM audit_log WHERE action = 'object.release'"), text("1"));
    VERIFY_ERROR(m_manifest->release(text("never"), m_clock->now()), ErrorCode::NotFound);
    const auto checked = security::verifyAuditLog(*m_database, nullptr);
    VERIFY_OK(checked);
    QVERIFY(checked->isIntact());
}

void ManifestPgTest::marksManyVerified()
{
    std::vector<QString> keys;
    for (int i = 0; i < 300; ++i) {
        keys.push_back(text("k/%1").arg(i));
        VERIFY_OK(
            m_database->write(OperationId::generate(), [&](postgres::Transaction& tx) -> Result<> {
                recordObject(tx, entryFor(keys.back(), "abc"));
                return {};
            }));
    }
    VERIFY_OK(m_manifest->quarantine(text("k/7"), text("Broken.")));
    VERIFY_OK(m_manifest->markAllVerified(keys, m_clock->now()));
    QCOMPARE(*scalar("SELECT count(*) FROM objects WHERE state = 'verified' AND verified_at IS NOT "
                     "NULL"),
             text("299"));
    QCOMPARE(entry(text("k/7")).state, ObjectState::Quarantined);
    QCOMPARE(*scalar("SELECT count(*) FROM audit_log WHERE action = 'object.verify'"), text("1"));
    VERIFY_OK(m_manifest->markAllVerified({}, m_clock->now()));
}

void ManifestPgTest::newBytesEndAQuarantine()
{
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abc")));
    VERIFY_OK(m_manifest->quarantine(text("k"), text("Broken.")));
    VERIFY_OK(m_manifest->record(entryFor(text("k"), "abd")));
    QCOMPARE(entry(text("k")).state, ObjectState::Stored);
    QCOMPARE(entry(text("k")).sha256, hashOf("abd"));
    QVERIFY(entry(text("k")).quarantineReason.isEmpty());
    VERIFY_OK(m_manifest->forget(text("k")));
    VERIFY_OK(m_manifest->forget(text("k")));
    QVERIFY(!m_manifest->find(text("k"))->has_value());
}

void ManifestPgTest::refusesTamperedObjectsEndToEnd()
{
    const auto content = ingested("pixels of one slice");
    VERIFY_OK(content);
    for (const char* key : {"dicom/1.dcm", "dicom/2.dcm"})
        VERIFY_OK(putRecorded(*m_store, *m_manifest, {.key = text(key)}, *content));
    QFile file(m_folder->filePath(text("objects/dicom/1.dcm")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(3));
    QVERIFY(file.putChar('E'));
    file.close();
    const VerifiedFetch fetch(m_store, m_manifest, m_clock);
    VERIFY_ERROR(fetch.fetch(text("dicom/1.dcm")), ErrorCode::Integrity);
    VERIFY_OK(fetch.fetch(text("dicom/2.dcm")));
    QCOMPARE(entry(text("dicom/1.dcm")).state, ObjectState::Quarantined);
    QCOMPARE(*scalar("SELECT count(*) FROM alerts WHERE message LIKE '%dicom/1.dcm%'"), text("1"));
}

void ManifestPgTest::takesBackAnObjectThatCannotBeRecorded()
{
    const auto content = ingested("x");
    VERIFY_OK(content);
    const QString key = text("a") + QChar(u'\0'); // which PostgreSQL cannot hold
    VERIFY_ERROR(putRecorded(*m_store, *m_manifest, {.key = key}, *content), ErrorCode::Invalid);
    VERIFY_ERROR(m_store->head(key), ErrorCode::NotFound);
    VERIFY_ERROR(putRecorded(*m_store, *m_manifest,
                             {.key = text("k"), .metadata = {{FileHashKey, text("00")}}}, *content),
                 ErrorCode::Invalid);
    VERIFY_ERROR(m_store->head(text("k")), ErrorCode::NotFound);
    VERIFY_OK(putRecorded(*m_store, *m_manifest, {.key = text("k")}, *content));
    QCOMPARE(m_store->head(text("k"))->metadata.value(FileHashKey),
             QString::fromLatin1(hashOf("x").toBytes().toHex()));
    VERIFY_OK(removeRecorded(*m_store, *m_manifest, text("k")));
    VERIFY_ERROR(m_store->head(text("k")), ErrorCode::NotFound);
    QVERIFY(!m_manifest->find(text("k"))->has_value());
}

void ManifestPgTest::verifiesADirectoryAgainstTheDatabase()
{
    const auto content = ingested("x");
    VERIFY_OK(content);
    for (const char* key : {"a", "b", "c", "d"})
        VERIFY_OK(putRecorded(*m_store, *m_manifest, {.key = text(key)}, *content));
    VERIFY_OK(m_store->remove(text("b")));
    QVERIFY(QFile::resize(m_folder->filePath(text("objects/c")), 0));
    Job job;
    const auto report = verifyObjects(*m_store, *m_manifest, *m_clock, {}, job);
    VERIFY_OK(report);
    QCOMPARE(report->checked, qint64(4));
    QCOMPARE(report->ok, qint64(2));
    QCOMPARE(report->failed.size(), std::size_t(2));
    QCOMPARE(report->failed.front().key, text("b"));
    QCOMPARE(report->failed.back().key, text("c"));
    QCOMPARE(entry(text("a")).state, ObjectState::Verified);
    QCOMPARE(*scalar("SELECT count(*) FROM alerts"), text("2"));
    VERIFY_OK(putRecorded(*m_store, *m_manifest, {.key = text("b")}, *content));
    const auto again = verifyObjects(*m_store, *m_manifest, *m_clock, {}, job);
    VERIFY_OK(again);
    QCOMPARE(again->ok, qint64(3));
    QCOMPARE(*scalar("SELECT count(*) FROM alerts"), text("2"));
}

void ManifestPgTest::refusesWhileTheDatabaseIsDown()
{
    const auto content = ingested("x");
    VERIFY_OK(content);
    VERIFY_OK(putRecorded(*m_store, *m_manifest, {.key = text("k")}, *content));
    VERIFY_OK(m_server->kill());
    const VerifiedFetch fetch(m_store, m_manifest, m_clock);
    VERIFY_ERROR(fetch.fetch(text("k"), UnverifiedPolicy::Accept), ErrorCode::Unavailable);
    VERIFY_ERROR(putRecorded(*m_store, *m_manifest, {.key = text("new")}, *content),
                 ErrorCode::Unavailable);
    VERIFY_ERROR(m_store->head(text("new")), ErrorCode::NotFound);
    VERIFY_OK(m_server->startAgain());
    VERIFY_OK(fetch.fetch(text("k")));
}

QTEST_GUILESS_MAIN(ManifestPgTest)
#include "manifest_pg_test.moc"
