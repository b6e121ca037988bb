#include "core/objects/directory_store.h"
#include "core/objects/memory_manifest.h"
#include "core/objects/recorded_copy.h"
#include "core/objects/verified_fetch.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/read_only_manifest.h"
#include "tests/support/verify_result.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace wardlight;
using namespace wardlight::objects;

namespace {

constexpr qint64 MiB = qint64(1024) * 1024;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// A sparse file with a few bytes at each end.
void makeFile(const QString& path, qint64 size)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("beginning") > 0);
    QVERIFY(file.resize(size) && file.seek(size - 3) && file.write("end") == 3);
}

Sha256Digest hashOf(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return *Sha256Digest::fromBytes(hash.result());
}

Result<> anyTime()
{
    return {};
}

/// Changes the file after it was hashed, before it is sent.
class MeddlingStore final : public ObjectStore
{
public:
    MeddlingStore(std::shared_ptr<ObjectStore> store, QString path)
        : m_store(std::move(store)), m_path(std::move(path))
    {}

    QString description() const override { return m_store->description(); }
    Result<ObjectInfo> put(const PutRequest& request, ByteSource& source) override
    {
        QFile file(m_path);
        if (file.open(QIODevice::ReadWrite) && file.seek(50 * MiB))
            file.write("changed");
        file.close();
        return m_store->put(request, source);
    }
    Result<ObjectInfo> get(const QString& key, std::optional<ByteRange> range,
                           const ByteSink& sink) override
    {
        return m_store->get(key, range, sink);
    }
    Result<ObjectInfo> head(const QString& key) override { return m_store->head(key); }
    Result<ListPage> list(const ListRequest& request) override { return m_store->list(request); }
    Result<> remove(const QString& key) override { return m_store->remove(key); }
    Result<QUrl> presign(const QString& key, PresignMethod method,
                         std::chrono::seconds validFor) override
    {
        return m_store->presign(key, method, validFor);
    }

private:
    std::shared_ptr<ObjectStore> m_store;
    QString m_path;
};

} // namespace

/// Files on their way into a store and out of it, small ones and those no memory holds.
class FileTransferTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QVERIFY(m_folder.emplace().isValid());
        const auto store = DirectoryStore::open(path("objects"));
        VERIFY_OK(store);
        m_store = *store;
        m_manifest = std::make_shared<MemoryManifest>(m_clock);
        m_fetch.emplace(m_store, m_manifest, m_clock);
    }

    void carriesFilesThereAndBack_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("small") << qint64(12);
        QTest::newRow("in memory") << 64 * MiB;
        QTest::newRow("streamed") << 64 * MiB + 1;
    }
    void carriesFilesThereAndBack()
    {
        QFETCH(qint64, size);
        makeFile(path("in"), size);
        const auto entry = putRecordedFile(*m_store, *m_manifest, {.key = text("k")}, path("in"));
        VERIFY_OK(entry);
        QCOMPARE(entry->bytes, size);
        QCOMPARE(qint64(entry->blockHashes.size()), (size + HashBlockBytes - 1) / HashBlockBytes);
        const Sha256Digest hash = hashOf(path("in"));
        QCOMPARE(entry->sha256, hash);
        QVERIFY(QFile::remove(path("in")));
        bool wasAsked = false;
        const auto out =
            m_fetch->fetchToFile(text("k"), path("out"), UnverifiedPolicy::Refuse, [&] {
                wasAsked = true;
                return QFile::exists(path("out")) ? fail(ErrorCode::Internal, text("too early"))
                                                  : Result<>();
            });
        VERIFY_OK(out);
        QVERIFY(wasAsked);
        QCOMPARE(out->state, Provenance::State::Verified);
        QCOMPARE(hashOf(path("out")), hash);
    }

    void leavesNothingOfAnObjectThatFails_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("in memory") << MiB;
        QTest::newRow("streamed") << 70 * MiB;
    }
    void leavesNothingOfAnObjectThatFails()
    {
        QFETCH(qint64, size);
        makeFile(path("in"), size);
        VERIFY_OK(putRecordedFile(*m_store, *m_manifest, {.key = text("k")}, path("in")));
        QFile object(path("objects/k"));
        QVERIFY(object.open(QIODevice::ReadWrite) && object.seek(size / 2) &&
                object.write("x") == 1);
        object.close();
        VERIFY_ERROR(
            m_fetch->fetchToFile(text("k"), path("out"), UnverifiedPolicy::Accept, anyTime),
            ErrorCode::Integrity);
        QVERIFY(!QFile::exists(path("out")));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{text("in")});
        QCOMPARE((*m_manifest->find(text("k")))->state, ObjectState::Quarantined);
    }

    void leavesNothingThatMayNotAppear()
    {
        for (const qint64 size : {MiB, 70 * MiB}) {
            makeFile(path("in"), size);
            VERIFY_OK(putRecordedFile(*m_store, *m_manifest, {.key = text("k")}, path("in")));
            const auto out =
                m_fetch->fetchToFile(text("k"), path("out"), UnverifiedPolicy::Refuse,
                                     [] { return fail(ErrorCode::Unavailable, text("no audit")); });
            VERIFY_ERROR(out, ErrorCode::Unavailable);
            QVERIFY(!QFile::exists(path("out")));
        }
    }

    void storesNothingOfAFileThatChanges()
    {
        makeFile(path("in"), 70 * MiB);
        MeddlingStore store(m_store, path("in"));
        VERIFY_ERROR(putRecordedFile(store, *m_manifest, {.key = text("k")}, path("in")),
                     ErrorCode::Invalid);
        VERIFY_ERROR(m_store->head(text("k")), ErrorCode::NotFound);
        QVERIFY(!*m_manifest->find(text("k")));
    }

    void copiesObjects_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("in memory") << MiB;
        QTest::newRow("streamed") << 70 * MiB;
    }
    void copiesObjects()
    {
        QFETCH(qint64, size);
        makeFile(path("in"), size);
        VERIFY_OK(putRecordedFile(*m_store, *m_manifest,
                                  {.key = text("k"),
                                   .contentType = text("application/dicom"),
                                   .metadata = {{text("name"), text("王")}}},
                                  path("in")));
        const auto copied =
            copyRecorded(*m_store, *m_manifest, *m_fetch, text("k"), {.key = text("copy")});
        VERIFY_OK(copied);
        QCOMPARE(copied->sha256, hashOf(path("in")));
        const auto info = m_store->head(text("copy"));
        VERIFY_OK(info);
        QCOMPARE(info->contentType, text("application/dicom"));
        QCOMPARE(info->metadata.value(text("name")), text("王"));
        VERIFY_OK(
            m_fetch->fetchToFile(text("copy"), path("out"), UnverifiedPolicy::Refuse, anyTime));
        QCOMPARE(hashOf(path("out")), hashOf(path("in")));
    }

    void copiesNothingThatDoesNotMatch()
    {
        makeFile(path("in"), 70 * MiB);
        VERIFY_OK(putRecordedFile(*m_store, *m_manifest, {.key = text("k")}, path("in")));
        QFile object(path("objects/k"));
        QVERIFY(object.open(QIODevice::ReadWrite) && object.seek(MiB) && object.write("x") == 1);
        object.close();
        VERIFY_ERROR(
            copyRecorded(*m_store, *m_manifest, *m_fetch, text("k"), {.key = text("copy")}),
            ErrorCode::Integrity);
        VERIFY_ERROR(m_store->head(text("copy")), ErrorCode::NotFound);
        QCOMPARE((*m_manifest->find(text("k")))->state, ObjectState::Quarantined);
    }

    void leavesNothingThatCouldNotBeRecorded()
    {
        makeFile(path("in"), 12);
        test::ReadOnlyManifest manifest;
        VERIFY_ERROR(putRecordedFile(*m_store, manifest, {.key = text("k")}, path("in")),
                     ErrorCode::Unavailable);
        VERIFY_ERROR(m_store->head(text("k")), ErrorCode::NotFound);
        manifest.entry = ManifestEntry(); // one that is recorded stays, to be put again
        VERIFY_ERROR(putRecordedFile(*m_store, manifest, {.key = text("k")}, path("in")),
                     ErrorCode::Unavailable);
        VERIFY_OK(m_store->head(text("k")));
    }

    // No file may grow beyond a limit: what a full disk does, without a disk of one's own.
    void leavesNothingOnAFullDisk()
    {
        makeFile(path("in"), 70 * MiB);
        VERIFY_OK(putRecordedFile(*m_store, *m_manifest, {.key = text("k")}, path("in")));
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{rlim_t(30 * MiB), before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto out =
            m_fetch->fetchToFile(text("k"), path("out"), UnverifiedPolicy::Refuse, anyTime);
        const auto copied =
            copyRecorded(*m_store, *m_manifest, *m_fetch, text("k"), {.key = text("copy")});
        ::setrlimit(RLIMIT_FSIZE, &before);
        VERIFY_ERROR(out, ErrorCode::NoSpace);
        VERIFY_ERROR(copied, ErrorCode::NoSpace);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{text("in")});
        VERIFY_ERROR(m_store->head(text("copy")), ErrorCode::NotFound);
        QCOMPARE((*m_manifest->find(text("k")))->state, ObjectState::Stored);
    }

    void asksBeforeItTakesUnverifiedBytes()
    {
        makeFile(path("in"), 70 * MiB);
        QVERIFY(QFile::copy(path("in"), path("objects/foreign")));
        VERIFY_ERROR(
            m_fetch->fetchToFile(text("foreign"), path("out"), UnverifiedPolicy::Refuse, anyTime),
            ErrorCode::Unverified);
        const auto out =
            m_fetch->fetchToFile(text("foreign"), path("out"), UnverifiedPolicy::Accept, anyTime);
        VERIFY_OK(out);
        QCOMPARE(out->state, Provenance::State::Unverified);
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(text(name)); }

    std::optional<QTemporaryDir> m_folder;
    std::shared_ptr<const Clock> m_clock = std::make_shared<test::FixedClock>();
    std::shared_ptr<ObjectStore> m_store;
    std::shared_ptr<MemoryManifest> m_manifest;
    std::optional<VerifiedFetch> m_fetch;
};

QTEST_GUILESS_MAIN(FileTransferTest)
#include "file_transfer_test.moc"
