#include "core/objects/directory_store.h"
#include "tests/support/verify_result.h"
#include "tests/unit/objects/child_process.h"
#include "tests/unit/objects/store_contract.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <random>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace wardlight;
using namespace wardlight::objects;
using test::ChildProcess;
using test::listAll;
using test::putObject;
using test::readObject;

namespace {

constexpr uid_t Nobody = 65534;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// Bytes that say which put they are from, of a length that differs from put to put.
QByteArray versionBytes(int version)
{
    return QByteArray::number(version) + QByteArray(20'000 + version % 7 * 60'000, 'v');
}

int versionOf(const QByteArray& bytes)
{
    return bytes.left(bytes.indexOf('v')).toInt();
}

Metadata versionMetadata(int version)
{
    return {{text("version"), QString::number(version)}};
}

/// The version that the store holds under @p key: bytes and metadata of one and the same put, -1
/// when there is no object, -2 when they do not fit.
int readVersion(ObjectStore& store, const QString& key)
{
    QByteArray bytes;
    const auto info = store.get(key, {}, [&](std::span<const std::byte> part) -> Result<> {
        bytes.append(reinterpret_cast<const char*>(part.data()), qsizetype(part.size()));
        return {};
    });
    if (!info)
        return info.error().code == ErrorCode::NotFound ? -1 : -2;
    const int version = versionOf(bytes);
    const bool whole = bytes == versionBytes(version);
    return whole && info->metadata == versionMetadata(version) ? version : -2;
}

QByteArray describe(const char* what, const Error& error)
{
    return QByteArray(what) + ": " + errorCodeName(error.code).toUtf8() + ", " +
           error.message.toUtf8();
}

/// Puts objects of falling size onto a disk that is too small until one fits. Each failure must be
/// NoSpace and leave the old object; so the disk runs out in the bytes, and in the record as well.
QByteArray fillDisk(const QString& root)
{
    const auto store = DirectoryStore::open(root);
    if (!store)
        return describe("open", store.error());
    if (const auto put = putObject(**store, text("d/k"), "old", {{text("v"), text("old")}}); !put)
        return describe("first put", put.error());
    int refused = 0;
    for (int kilobytes = 400; kilobytes >= 4; kilobytes -= 4) {
        const QByteArray bytes(kilobytes * 1024, 'n');
        const auto put = putObject(**store, text("d/k"), bytes, {{text("v"), text("new")}});
        const auto head = (*store)->head(text("d/k"));
        const auto read = readObject(**store, text("d/k"));
        if (!head || !read)
            return "the object is gone";
        if (put)
            return *read == bytes && head->metadata.value(text("v")) == text("new") && refused > 10
                       ? QByteArray()
                       : "stored something else";
        if (put.error().code != ErrorCode::NoSpace)
            return describe("put", put.error());
        if (*read != "old" || head->metadata.value(text("v")) != text("old"))
            return "the old object is damaged";
        if (!QDir(root + text("/.staging")).isEmpty())
            return "left half-written files";
        ++refused;
    }
    return "nothing ever fitted";
}

/// As a full disk, where no disk may be mounted: no file may grow beyond a limit.
QByteArray hitFileSizeLimit(const QString& root)
{
    ::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit limit = {300'000, 300'000};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return "no limit";
    return fillDisk(root);
}

bool mountReadOnly(const QByteArray& folder)
{
    return test::enterOwnMounts() &&
           ::mount(folder.constData(), folder.constData(), nullptr, MS_BIND, nullptr) == 0 &&
           ::mount(nullptr, folder.constData(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY,
                   nullptr) == 0;
}

/// As a read-only disk, where nobody may mount one: the system refuses what would write.
bool refuseWriting()
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    const auto refuse = SCMP_ACT_ERRNO(EROFS);
    return filter && seccomp_rule_add(filter, refuse, SCMP_SYS(mkdir), 0) == 0 &&
           seccomp_rule_add(filter, refuse, SCMP_SYS(rename), 0) == 0 &&
           seccomp_rule_add(filter, refuse, SCMP_SYS(unlink), 0) == 0 &&
           seccomp_rule_add(filter, refuse, SCMP_SYS(openat), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, O_CREAT, O_CREAT)) == 0 &&
           seccomp_load(filter) == 0;
}

QByteArray refusesToWrite(const QString& root)
{
    const auto store = DirectoryStore::open(root);
    if (!store)
        return describe("open", store.error());
    for (const char* key : {"d/k", "d/other", "new/folder/k", "d/k/below"}) {
        const auto put = putObject(**store, text(key), "new", {{text("v"), text("new")}});
        if (put || put.error().code != ErrorCode::Permission)
            return put ? QByteArray("a put succeeded") : describe("put", put.error());
        if (!put.error().message.contains(root))
            return "the message names no folder";
    }
    if ((*store)->remove(text("d/k")))
        return "a remove succeeded";
    const auto read = readObject(**store, text("d/k"));
    const auto keys = listAll(**store, {});
    if (!read || *read != "old" || !keys || *keys != QStringList{text("d/k")})
        return "the store can no longer be read";
    return {};
}

} // namespace

class DirectoryStoreFaultsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void survivesBeingKilled();
    void servesSeveralProcesses();
    void keepsTheOldObjectOnAFullDisk();
    void keepsTheOldObjectWhenSyncingFails();
    void readsAFolderThatItMayNotWrite();
    void readsADiskMountedReadOnly();
    void refusesAFolderOfSomebodyElse();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_root;
};

void DirectoryStoreFaultsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = m_folder->filePath(text("objects"));
}

// A child puts one version after the other and says which are done; it is killed at a random
// moment. Then the store must hold the last one that was done, or the one that was under way.
void DirectoryStoreFaultsTest::survivesBeingKilled()
{
    constexpr int Rounds = 10;
    const auto seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    void* shared = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    QVERIFY(shared != MAP_FAILED);
    auto* done = new (shared) std::atomic<int>(-1);
    const QString key = text("dicom/p/s/e/1.dcm");
    for (int round = 0; round < Rounds; ++round) {
        const int start = *done + 1;
        ChildProcess writer([&]() -> QByteArray {
            const auto store = DirectoryStore::open(m_root);
            for (int version = start; store; ++version) {
                if (!putObject(**store, key, versionBytes(version), versionMetadata(version)))
                    break;
                *done = version;
            }
            return "ended by itself";
        });
        const int target = start + int(random() % 5);
        while (*done < target)
            std::this_thread::yield();
        const auto moment = std::chrono::microseconds(random() % 5'000);
        const auto until = std::chrono::steady_clock::now() + moment;
        while (std::chrono::steady_clock::now() < until)
            std::this_thread::yield();
        writer.kill();
        const auto store = DirectoryStore::open(m_root);
        VERIFY_OK(store);
        const int version = readVersion(**store, key);
        const QByteArray context = QByteArray("done ") + QByteArray::number(done->load()) +
                                   ", found " + QByteArray::number(version);
        QVERIFY2(version == *done || version == *done + 1, context.constData());
        *done = version;
        QVERIFY(QDir(m_root + text("/.staging")).isEmpty());
        const auto keys = listAll(**store, {});
        VERIFY_OK(keys);
        QCOMPARE(*keys, QStringList{key});
    }
    ::munmap(shared, 4096);
}

void DirectoryStoreFaultsTest::servesSeveralProcesses()
{
    const auto store = DirectoryStore::open(m_root);
    VERIFY_OK(store);
    VERIFY_OK(putObject(**store, text("a"), versionBytes(0), versionMetadata(0)));
    std::vector<std::unique_ptr<ChildProcess>> writers;
    for (int writer = 1; writer <= 3; ++writer) {
        writers.push_back(std::make_unique<ChildProcess>([this, writer]() -> QByteArray {
            const auto mine = DirectoryStore::open(m_root);
            if (!mine)
                return describe("open", mine.error());
            const QString below = text("a/b/%1").arg(writer);
            for (int round = 0; round < 15; ++round) {
                const int version = writer * 100 + round;
                const auto put =
                    putObject(**mine, text("a"), versionBytes(version), versionMetadata(version));
                if (!put)
                    return describe("put", put.error());
                const auto other = putObject(**mine, below, versionBytes(1), versionMetadata(1));
                if (!other)
                    return describe("put below", other.error());
                if (readVersion(**mine, text("a")) < 0)
                    return "a mix, or nothing, was read";
                if (const auto removed = (*mine)->remove(below); !removed)
                    return describe("remove", removed.error());
            }
            return {};
        }));
    }
    for (const auto& writer : writers)
        QCOMPARE(writer->finish(), QByteArray());
    const auto keys = listAll(**store, {});
    VERIFY_OK(keys);
    QCOMPARE(*keys, QStringList{text("a")});
    QVERIFY(readVersion(**store, text("a")) > 0);
    QVERIFY(QDir(m_root + text("/.staging")).isEmpty());
}

void DirectoryStoreFaultsTest::keepsTheOldObjectOnAFullDisk()
{
    QVERIFY(QDir().mkpath(m_root));
    const QByteArray root = QFile::encodeName(m_root);
    ChildProcess child([&]() -> QByteArray {
        if (test::enterOwnMounts() && test::mountSmallDisk(root, 320 * 1024))
            return fillDisk(m_root);
        return hitFileSizeLimit(m_root);
    });
    QCOMPARE(child.finish(), QByteArray());
}

// A disk that fails when bytes are to reach it: the system call filter answers EIO to every fsync.
void DirectoryStoreFaultsTest::keepsTheOldObjectWhenSyncingFails()
{
    const auto store = DirectoryStore::open(m_root);
    VERIFY_OK(store);
    VERIFY_OK(putObject(**store, text("k"), versionBytes(1), versionMetadata(1)));
    ChildProcess child([&]() -> QByteArray {
        scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
        if (!filter || seccomp_rule_add(filter, SCMP_ACT_ERRNO(EIO), SCMP_SYS(fsync), 0) != 0 ||
            seccomp_load(filter) != 0)
            return "no filter";
        const auto put = putObject(**store, text("k"), versionBytes(2), versionMetadata(2));
        if (put || put.error().code != ErrorCode::Unavailable)
            return put ? QByteArray("succeeded") : describe("put", put.error());
        return {};
    });
    QCOMPARE(child.finish(), QByteArray());
    QCOMPARE(readVersion(**store, text("k")), 1);
    QVERIFY(QDir(m_root + text("/.staging")).isEmpty());
}

void DirectoryStoreFaultsTest::readsAFolderThatItMayNotWrite()
{
    {
        const auto store = DirectoryStore::open(m_root);
        VERIFY_OK(store);
        VERIFY_OK(putObject(**store, text("d/k"), "old", {{text("v"), text("old")}}));
    }
    const bool isRoot = ::geteuid() == 0; // whom no mode stops
    QDirIterator files(m_folder->path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    QStringList paths{m_folder->path()};
    while (files.hasNext())
        paths.append(files.next());
    for (const QString& path : paths) {
        const QByteArray name = QFile::encodeName(path);
        if (isRoot)
            QCOMPARE(::chown(name.constData(), Nobody, Nobody), 0);
        QCOMPARE(::chmod(name.constData(), QFileInfo(path).isDir() ? 0500 : 0400), 0);
    }
    ChildProcess child([&]() -> QByteArray {
        if (isRoot && ::setresuid(Nobody, Nobody, Nobody) != 0)
            return "cannot become another user";
        return refusesToWrite(m_root);
    });
    const QByteArray answer = child.finish();
    for (const QString& path : paths)
        ::chmod(QFile::encodeName(path).constData(), 0700);
    QCOMPARE(answer, QByteArray());
}

void DirectoryStoreFaultsTest::readsADiskMountedReadOnly()
{
    QVERIFY(QDir().mkpath(m_root));
    const QByteArray root = QFile::encodeName(m_root);
    {
        const auto store = DirectoryStore::open(m_root);
        VERIFY_OK(store);
        VERIFY_OK(putObject(**store, text("d/k"), "old"));
    }
    ChildProcess child([&]() -> QByteArray {
        if (!mountReadOnly(root) && !refuseWriting())
            return "cannot make the disk read-only";
        return refusesToWrite(m_root);
    });
    QCOMPARE(child.finish(), QByteArray());
}

void DirectoryStoreFaultsTest::refusesAFolderOfSomebodyElse()
{
    QVERIFY(QDir().mkpath(m_root));
    QCOMPARE(::chmod(QFile::encodeName(m_root).constData(), 0), 0);
    const QString below = m_root + text("/objects");
    ChildProcess child([&]() -> QByteArray {
        if (::geteuid() == 0 && ::setresuid(Nobody, Nobody, Nobody) != 0)
            return "cannot become another user";
        const auto store = DirectoryStore::open(below);
        if (store || store.error().code != ErrorCode::Permission)
            return store ? QByteArray("opened") : describe("open", store.error());
        return {};
    });
    const QByteArray answer = child.finish();
    ::chmod(QFile::encodeName(m_root).constData(), 0700);
    QCOMPARE(answer, QByteArray());
}

QTEST_GUILESS_MAIN(DirectoryStoreFaultsTest)
#include "directory_store_faults_test.moc"
