#include "core/objects/directory_store.h"
#include "tests/support/verify_result.h"
#include "tests/unit/objects/store_contract.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace wardlight;
using namespace wardlight::objects;
using test::listAll;
using test::putObject;
using test::readObject;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList filesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(QDir(folder).relativeFilePath(it.next()));
    files.sort();
    return files;
}

mode_t modeOf(const QString& path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
}

// Hundreds of puts, each synced four times: in memory where possible. The tests of faults and of
// killed writers work on a disk.
QString quickFolder()
{
    const QFileInfo memory(text("/dev/shm"));
    return memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class DirectoryStoreTest final : public test::StoreContract
{
    Q_OBJECT

protected:
    std::shared_ptr<ObjectStore> makeStore() override
    {
        m_folder = std::make_unique<QTemporaryDir>(quickFolder() + text("/directory_store-XXXXXX"));
        m_root = m_folder->filePath(text("objects"));
        auto store = DirectoryStore::open(m_root);
        m_directory = store ? *store : nullptr;
        return m_directory;
    }

private slots:
    void laysObjectsOutAtTheirKeys();
    void keepsFilesAndFoldersPrivate();
    void staysInsideItsFolder();
    void takesForeignFilesAsObjects();
    void passesOverWhatIsNoObject();
    void keepsMetadataOfAChangedFile();
    void keepsMetadataOfACopiedStore();
    void refusesDamagedMetadataUntilReplaced();
    void readsTheOldObjectAfterACrashBetweenTheSteps();
    void findsNothingAfterACrashInTheFirstPut();
    void removesEmptyFolders();
    void removesLeftoversOfKilledWriters();
    void leavesOtherWritersAtWorkAlone();
    void cannotPresign();
    void refusesARootThatIsAFile();
    void pagesThroughLargeFolders();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_root;
    std::shared_ptr<DirectoryStore> m_directory;
};

void DirectoryStoreTest::laysObjectsOutAtTheirKeys()
{
    VERIFY_OK(putObject(*m_directory, text("dicom/p/s/1.dcm"), "pixels"));
    VERIFY_OK(putObject(*m_directory, text("a//.b"), "x"));
    VERIFY_OK(putObject(*m_directory, text("50% \n"), "y"));
    const QStringList files = filesBelow(m_root).filter(QRegularExpression(text("^(?!\\.locks)")));
    QCOMPARE(files, (QStringList{text(".50%25 %0A.meta"), text("50%25 %0A"), text("a/%_/%2Eb"),
                                 text("a/%_/.%2Eb.meta"), text("dicom/p/s/.1.dcm.meta"),
                                 text("dicom/p/s/1.dcm")}));
    QFile file(m_root + text("/dicom/p/s/1.dcm"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("pixels"));
    QCOMPARE(m_directory->description(), text("directory ") + m_root);
}

void DirectoryStoreTest::keepsFilesAndFoldersPrivate()
{
    const mode_t before = ::umask(0);
    const auto put = putObject(*m_directory, text("p/s/1"), "x");
    ::umask(before);
    VERIFY_OK(put);
    QCOMPARE(modeOf(m_root), mode_t(0700));
    QCOMPARE(modeOf(m_root + text("/p")), mode_t(0700));
    QCOMPARE(modeOf(m_root + text("/p/s")), mode_t(0700));
    for (const QString& file : filesBelow(m_root))
        QCOMPARE(modeOf(m_root + u'/' + file), mode_t(0600));
}

void DirectoryStoreTest::staysInsideItsFolder()
{
    for (const char* key : {"../outside", "/outside", "a/../../outside", "..", "./../outside"})
        VERIFY_OK(putObject(*m_directory, text(key), "x"));
    QCOMPARE(
        QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{text("objects")});
}

void DirectoryStoreTest::takesForeignFilesAsObjects()
{
    QVERIFY(QDir(m_root).mkpath(text("other")));
    writeFile(m_root + text("/other/file.bin"), "foreign");
    const auto head = m_directory->head(text("other/file.bin"));
    VERIFY_OK(head);
    QCOMPARE(head->bytes, qint64(7));
    QVERIFY(head->metadata.isEmpty());
    QCOMPARE(head->contentType, text("application/octet-stream"));
    VERIFY_OK(putObject(*m_directory, text("other/file.bin"), "ours", {{text("a"), text("b")}}));
    QCOMPARE(m_directory->head(text("other/file.bin"))->metadata.value(text("a")), text("b"));
}

void DirectoryStoreTest::passesOverWhatIsNoObject()
{
    VERIFY_OK(putObject(*m_directory, text("k"), "x"));
    QVERIFY(QFile::link(text("/etc/passwd"), m_root + text("/link")));
    QVERIFY(QFile::link(text("/etc"), m_root + text("/folder")));
    writeFile(m_root + text("/100%"), "no key has this name");
    writeFile(m_root + text("/.DS_Store"), "junk");
    QCOMPARE(::mkfifo(QFile::encodeName(m_root + text("/pipe")).constData(), 0600), 0);
    QVERIFY(QDir(m_root).mkpath(text("empty/er")));
    const auto keys = listAll(*m_directory, {});
    VERIFY_OK(keys);
    QCOMPARE(*keys, QStringList{text("k")});
    VERIFY_ERROR(readObject(*m_directory, text("link")), ErrorCode::NotFound);
    VERIFY_ERROR(readObject(*m_directory, text("pipe")), ErrorCode::NotFound);
    const auto page = m_directory->list({.delimiter = text("/")});
    VERIFY_OK(page);
    QVERIFY(page->prefixes.empty());
}

void DirectoryStoreTest::keepsMetadataOfAChangedFile()
{
    VERIFY_OK(putObject(*m_directory, text("k"), "first", {{text("n"), text("1")}}));
    VERIFY_OK(putObject(*m_directory, text("k"), "second", {{text("n"), text("2")}}));
    QFile file(m_root + text("/k"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.putChar('S'));
    file.close();
    QCOMPARE(m_directory->head(text("k"))->metadata.value(text("n")), text("2"));
    QCOMPARE(*readObject(*m_directory, text("k")), QByteArray("Second"));
}

void DirectoryStoreTest::keepsMetadataOfACopiedStore()
{
    VERIFY_OK(putObject(*m_directory, text("d/k"), "first", {{text("n"), text("1")}}));
    VERIFY_OK(putObject(*m_directory, text("d/k"), "two", {{text("n"), text("2")}}));
    const QString copy = m_folder->filePath(text("copy"));
    QVERIFY(QDir().mkpath(copy + text("/d")));
    QVERIFY(QFile::copy(m_root + text("/d/k"), copy + text("/d/k")));
    QVERIFY(QFile::copy(m_root + text("/d/.k.meta"), copy + text("/d/.k.meta")));
    const auto store = DirectoryStore::open(copy);
    VERIFY_OK(store);
    QCOMPARE((*store)->head(text("d/k"))->metadata.value(text("n")), text("2"));
}

void DirectoryStoreTest::refusesDamagedMetadataUntilReplaced()
{
    VERIFY_OK(putObject(*m_directory, text("k"), "x", {{text("n"), text("1")}}));
    writeFile(m_root + text("/.k.meta"), "{\"format\":1,\"current\":{\"inode\":\"x");
    VERIFY_ERROR(m_directory->head(text("k")), ErrorCode::Integrity);
    VERIFY_ERROR(readObject(*m_directory, text("k")), ErrorCode::Integrity);
    VERIFY_OK(putObject(*m_directory, text("k"), "y", {{text("n"), text("2")}}));
    QCOMPARE(m_directory->head(text("k"))->metadata.value(text("n")), text("2"));
    writeFile(m_root + text("/.k.meta"), QByteArray());
    VERIFY_OK(m_directory->remove(text("k")));
    VERIFY_ERROR(m_directory->head(text("k")), ErrorCode::NotFound);
}

// The record is on the disk, the bytes are not yet: what a crash between the two renames leaves.
void DirectoryStoreTest::readsTheOldObjectAfterACrashBetweenTheSteps()
{
    const QByteArray file = QFile::encodeName(m_root + text("/k"));
    const QByteArray saved = QFile::encodeName(m_root + text("/.saved"));
    VERIFY_OK(putObject(*m_directory, text("k"), "old", {{text("n"), text("1")}}));
    QCOMPARE(::link(file.constData(), saved.constData()), 0);
    VERIFY_OK(putObject(*m_directory, text("k"), "new", {{text("n"), text("2")}}));
    QCOMPARE(::rename(saved.constData(), file.constData()), 0);
    QCOMPARE(*readObject(*m_directory, text("k")), QByteArray("old"));
    QCOMPARE(m_directory->head(text("k"))->metadata.value(text("n")), text("1"));
    QCOMPARE(::link(file.constData(), saved.constData()), 0);
    VERIFY_OK(putObject(*m_directory, text("k"), "third", {{text("n"), text("3")}}));
    QCOMPARE(m_directory->head(text("k"))->metadata.value(text("n")), text("3"));
    QCOMPARE(::rename(saved.constData(), file.constData()), 0);
    QCOMPARE(m_directory->head(text("k"))->metadata.value(text("n")), text("1"));
}

void DirectoryStoreTest::findsNothingAfterACrashInTheFirstPut()
{
    VERIFY_OK(putObject(*m_directory, text("d/k"), "x", {{text("n"), text("1")}}));
    QVERIFY(QFile::remove(m_root + text("/d/k")));
    VERIFY_ERROR(m_directory->head(text("d/k")), ErrorCode::NotFound);
    const auto page = m_directory->list({.delimiter = text("/")});
    VERIFY_OK(page);
    QVERIFY(page->prefixes.empty());
    VERIFY_OK(putObject(*m_directory, text("d/k"), "y", {{text("n"), text("2")}}));
    QCOMPARE(m_directory->head(text("d/k"))->metadata.value(text("n")), text("2"));
}

void DirectoryStoreTest::removesEmptyFolders()
{
    VERIFY_OK(putObject(*m_directory, text("a/b/c/1"), "x"));
    VERIFY_OK(putObject(*m_directory, text("a/2"), "x"));
    VERIFY_OK(m_directory->remove(text("a/b/c/1")));
    QCOMPARE(QDir(m_root + text("/a")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{text("2")});
    VERIFY_OK(m_directory->remove(text("a/2")));
    QVERIFY(!QFileInfo::exists(m_root + text("/a")));
    QVERIFY(QFileInfo::exists(m_root));
}

void DirectoryStoreTest::removesLeftoversOfKilledWriters()
{
    VERIFY_OK(putObject(*m_directory, text("k"), "x"));
    writeFile(m_root + text("/.staging/put-dead01"), "half an obj");
    VERIFY_OK(DirectoryStore::open(m_root));
    QVERIFY(QDir(m_root + text("/.staging")).isEmpty());
    QCOMPARE(*readObject(*m_directory, text("k")), QByteArray("x"));
}

void DirectoryStoreTest::leavesOtherWritersAtWorkAlone()
{
    /// Opens the store a second time in the middle of a put.
    class OpeningSource final : public ByteSource
    {
    public:
        explicit OpeningSource(QString root) : m_root(std::move(root)) {}
        [[nodiscard]] qint64 size() const override { return 600'000; }
        [[nodiscard]] Result<std::size_t> read(qint64 offset, std::span<std::byte> out) override
        {
            if (offset > 0 && !DirectoryStore::open(m_root))
                return fail(ErrorCode::Internal, text("cannot open"));
            std::fill(out.begin(), out.end(), std::byte{1});
            return out.size();
        }

    private:
        QString m_root;
    };
    OpeningSource source(m_root);
    VERIFY_OK(m_directory->put({.key = text("k")}, source));
    QCOMPARE(readObject(*m_directory, text("k"))->size(), qsizetype(600'000));
}

void DirectoryStoreTest::cannotPresign()
{
    const auto url = m_directory->presign(text("k"), PresignMethod::Get, std::chrono::hours(1));
    VERIFY_ERROR(url, ErrorCode::Unsupported);
    QVERIFY(url.error().message.contains(m_root));
}

void DirectoryStoreTest::refusesARootThatIsAFile()
{
    writeFile(m_folder->filePath(text("file")), "x");
    QVERIFY(!DirectoryStore::open(m_folder->filePath(text("file"))));
    QVERIFY(!DirectoryStore::open(m_folder->filePath(text("file/below"))));
}

// 100,000 files in one folder, in pages of 1,000: were the folder read and sorted for every page,
// this would take a hundred times as long as reading it once.
void DirectoryStoreTest::pagesThroughLargeFolders()
{
    constexpr int Count = 100'000;
    const QByteArray folder = QFile::encodeName(m_root) + "/flat";
    QCOMPARE(::mkdir(folder.constData(), 0700), 0);
    const QByteArray original = folder + "/000000";
    writeFile(QFile::decodeName(original), "x");
    for (int i = 1; i < Count; ++i) {
        const QByteArray name = folder + '/' + QByteArray::number(i).rightJustified(6, '0');
        const bool linked = ::link(original.constData(), name.constData()) == 0;
        if (!linked) // a file system that takes few links
            writeFile(QFile::decodeName(name), "x");
    }
    const struct timespec past[2] = {{1'700'000'000, 0}, {1'700'000'000, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, folder.constData(), past, 0), 0);
    QElapsedTimer timer;
    timer.start();
    const auto first = m_directory->list({.prefix = text("flat/")});
    VERIFY_OK(first);
    const qint64 firstNs = timer.nsecsElapsed();
    timer.restart();
    const auto keys = listAll(*m_directory, {.prefix = text("flat/")});
    VERIFY_OK(keys);
    const qint64 allNs = timer.nsecsElapsed();
    QCOMPARE(keys->size(), qsizetype(Count));
    QCOMPARE(keys->first(), text("flat/000000"));
    QCOMPARE(keys->last(), text("flat/099999"));
    QVERIFY2(allNs < 30 * firstNs + 2'000'000'000, "each page reads the whole folder");
}

QTEST_GUILESS_MAIN(DirectoryStoreTest)
#include "directory_store_test.moc"
