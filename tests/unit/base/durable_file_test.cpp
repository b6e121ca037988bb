#include "core/base/platform/durable_file.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace wardlight;

namespace {

std::span<const std::byte> bytesOf(const QByteArray& text)
{
    return std::as_bytes(std::span(text.data(), static_cast<std::size_t>(text.size())));
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be opened)");
}

mode_t modeOf(const QString& path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? (info.st_mode & 0777U) : 0;
}

/// While it lives, no file of this process may grow past a size: writing fails as on a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limited = {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        ::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before = {};
    sighandler_t m_handler = SIG_DFL;
};

} // namespace

class DurableFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void appearsOnlyWhenCommitted();
    void isForItsOwnerAlone();
    void replacesAnOlderFile();
    void leavesTheOlderFileWhenDropped();
    void leavesTheOlderFileWhenWritingFails();
    void leavesNothingWhenItsPlaceIsAFolder();
    void movedFileIsCommittedOnce();
    void keepsNamesInAnyScript();
    void saysThatTheFolderIsMissing();
    void folderIsMadeWithItsParents();
    void folderThatExistsIsLeftAsItIs();
    void folderIsRefusedWhereAFileLies_data();
    void folderIsRefusedWhereAFileLies();
    void syncOfAMissingFolderFails();
    void errorsNameWhatHappened_data();
    void errorsNameWhatHappened();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DurableFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void DurableFileTest::appearsOnlyWhenCommitted()
{
    auto file = DurableFile::create(path(QStringLiteral("a")));
    VERIFY_OK(file);
    VERIFY_OK(file->write(bytesOf("one ")));
    VERIFY_OK(file->write({}));
    VERIFY_OK(file->write(bytesOf("two")));
    QVERIFY(!QFile::exists(path(QStringLiteral("a"))));
    VERIFY_OK(file->commit());
    QCOMPARE(entries(), QStringList{QStringLiteral("a")});
    QCOMPARE(contentOf(path(QStringLiteral("a"))), QByteArray("one two"));
}

void DurableFileTest::isForItsOwnerAlone()
{
    VERIFY_OK(writeFileDurably(path(QStringLiteral("a")), bytesOf("secret")));
    QCOMPARE(modeOf(path(QStringLiteral("a"))), mode_t(0600));
}

void DurableFileTest::replacesAnOlderFile()
{
    VERIFY_OK(writeFileDurably(path(QStringLiteral("a")), bytesOf("an older, longer text")));
    VERIFY_OK(writeFileDurably(path(QStringLiteral("a")), bytesOf("new")));
    QCOMPARE(contentOf(path(QStringLiteral("a"))), QByteArray("new"));
    QCOMPARE(entries().size(), 1);
}

void DurableFileTest::leavesTheOlderFileWhenDropped()
{
    VERIFY_OK(writeFileDurably(path(QStringLiteral("a")), bytesOf("old")));
    {
        auto file = DurableFile::create(path(QStringLiteral("a")));
        VERIFY_OK(file);
        VERIFY_OK(file->write(bytesOf("half of the new")));
        // nothing that a killed program would leave behind
        QCOMPARE(entries(), QStringList{QStringLiteral("a")});
    }
    QCOMPARE(entries(), QStringList{QStringLiteral("a")});
    QCOMPARE(contentOf(path(QStringLiteral("a"))), QByteArray("old"));
}

void DurableFileTest::leavesTheOlderFileWhenWritingFails()
{
    VERIFY_OK(writeFileDurably(path(QStringLiteral("a")), bytesOf("old")));
    {
        const FileSizeLimit limit(4096);
        const auto failed =
            writeFileDurably(path(QStringLiteral("a")), bytesOf(QByteArray(10'000, 'n')));
        VERIFY_ERROR(failed, ErrorCode::NoSpace);
    }
    QCOMPARE(entries(), QStringList{QStringLiteral("a")});
    QCOMPARE(contentOf(path(QStringLiteral("a"))), QByteArray("old"));
}

void DurableFileTest::leavesNothingWhenItsPlaceIsAFolder()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("a")));
    const auto failed = writeFileDurably(path(QStringLiteral("a")), bytesOf("new"));
    QVERIFY(!failed);
    QCOMPARE(entries(), QStringList{QStringLiteral("a")});
    QVERIFY(QFileInfo(path(QStringLiteral("a"))).isDir());
}

void DurableFileTest::movedFileIsCommittedOnce()
{
    auto created = DurableFile::create(path(QStringLiteral("a")));
    VERIFY_OK(created);
    {
        DurableFile moved = std::move(*created);
        VERIFY_OK(moved.write(bytesOf("moved")));
        VERIFY_OK(moved.commit());
    }
    QCOMPARE(contentOf(path(QStringLiteral("a"))), QByteArray("moved"));
}

void DurableFileTest::keepsNamesInAnyScript()
{
    const QString name = QString::fromUtf8("张伟 é 100% XXXXXX");
    VERIFY_OK(writeFileDurably(path(name), bytesOf("named")));
    QCOMPARE(entries(), QStringList{name});
}

void DurableFileTest::saysThatTheFolderIsMissing()
{
    const auto failed = DurableFile::create(path(QStringLiteral("none/a")));
    VERIFY_ERROR(failed, ErrorCode::NotFound);
    QVERIFY(failed.error().message.contains(path(QStringLiteral("none"))));
    QVERIFY(!failed.error().message.contains(path(QStringLiteral("none/a"))));
}

void DurableFileTest::folderIsMadeWithItsParents()
{
    VERIFY_OK(makePrivateFolder(path(QStringLiteral("a/b/c"))));
    for (const char* name : {"a", "a/b", "a/b/c"})
        QCOMPARE(modeOf(path(QString::fromLatin1(name))), mode_t(0700));
    VERIFY_OK(makePrivateFolder(path(QStringLiteral("a/d/"))));
    QVERIFY(QFileInfo(path(QStringLiteral("a/d"))).isDir());
}

void DurableFileTest::folderThatExistsIsLeftAsItIs()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("a")));
    QVERIFY(::chmod(QFile::encodeName(path(QStringLiteral("a"))).constData(), 0755) == 0);
    VERIFY_OK(makePrivateFolder(path(QStringLiteral("a"))));
    QCOMPARE(modeOf(path(QStringLiteral("a"))), mode_t(0755));
}

void DurableFileTest::folderIsRefusedWhereAFileLies_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("in its place") << QStringLiteral("file");
    QTest::newRow("on the way") << QStringLiteral("file/a");
    QTest::newRow("far up the way") << QStringLiteral("file/a/b");
}

void DurableFileTest::folderIsRefusedWhereAFileLies()
{
    QFETCH(const QString, name);
    VERIFY_OK(writeFileDurably(path(QStringLiteral("file")), bytesOf("mine")));
    const auto failed = makePrivateFolder(path(name));
    VERIFY_ERROR(failed, ErrorCode::Conflict);
    QVERIFY(failed.error().message.contains(path(QStringLiteral("file"))));
    QCOMPARE(contentOf(path(QStringLiteral("file"))), QByteArray("mine"));
}

void DurableFileTest::syncOfAMissingFolderFails()
{
    VERIFY_ERROR(syncFolder(path(QStringLiteral("none"))), ErrorCode::NotFound);
    VERIFY_OK(syncFolder(m_folder->path()));
}

void DurableFileTest::errorsNameWhatHappened_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("retryable");
    QTest::newRow("full disk") << ENOSPC << ErrorCode::NoSpace << true;
    QTest::newRow("quota") << EDQUOT << ErrorCode::NoSpace << true;
    QTest::newRow("too large") << EFBIG << ErrorCode::NoSpace << false;
    QTest::newRow("closed") << EACCES << ErrorCode::Permission << false;
    QTest::newRow("read-only") << EROFS << ErrorCode::Permission << false;
    QTest::newRow("missing") << ENOENT << ErrorCode::NotFound << false;
    QTest::newRow("device error") << EIO << ErrorCode::Unavailable << true;
}

void DurableFileTest::errorsNameWhatHappened()
{
    QFETCH(const int, number);
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, retryable);
    const Error error = fileError(number, QStringLiteral("/some/file"));
    QCOMPARE(error.code, code);
    QCOMPARE(error.retryable, retryable);
    QVERIFY(error.message.contains(u"/some/file"));
    QVERIFY(!error.message.contains(u"%1"));
    QVERIFY(error.detail.contains(QString::number(number)));
}

QTEST_GUILESS_MAIN(DurableFileTest)
#include "durable_file_test.moc"
