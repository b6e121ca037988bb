#include "core/ingest/file_walk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace wardlight;
using namespace wardlight::ingest;

class FileWalkTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findsFilesInOrder();
    void takesFilesAsTheyAreNamed();
    void followsLinksButNotInCircles();
    void skipsWhatIsNoFile();
    void saysWhatDoesNotExist();
    void takesManyLevels();
    void endsWhenCancelled();

private:
    void touch(const QString& name) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList relative(const QStringList& files) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    Job m_job;
};

void FileWalkTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void FileWalkTest::touch(const QString& name) const
{
    QVERIFY(QDir(m_folder->path()).mkpath(QFileInfo(name).path()));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
}

QStringList FileWalkTest::relative(const QStringList& files) const
{
    QStringList names;
    for (const QString& file : files)
        names.append(QDir(m_folder->path()).relativeFilePath(file));
    return names;
}

void FileWalkTest::findsFilesInOrder()
{
    for (const char* name : {"b", "a/2", "a/1", "c/d/3", ".hidden"})
        touch(QString::fromLatin1(name));
    const WalkedFiles found = walkFiles({m_folder->path()}, m_job);
    QCOMPARE(relative(found.files),
             (QStringList{QStringLiteral(".hidden"), QStringLiteral("b"), QStringLiteral("a/1"),
                          QStringLiteral("a/2"), QStringLiteral("c/d/3")}));
    QVERIFY(found.skipped.empty());
}

void FileWalkTest::takesFilesAsTheyAreNamed()
{
    touch(QStringLiteral("影像 1.dcm"));
    touch(QStringLiteral("b"));
    const WalkedFiles found =
        walkFiles({path(QStringLiteral("影像 1.dcm")), path(QStringLiteral("b"))}, m_job);
    QCOMPARE(relative(found.files),
             (QStringList{QStringLiteral("影像 1.dcm"), QStringLiteral("b")}));
}

void FileWalkTest::followsLinksButNotInCircles()
{
    touch(QStringLiteral("real/file"));
    touch(QStringLiteral("elsewhere/other"));
    QVERIFY(QFile::link(path(QStringLiteral("real")), path(QStringLiteral("real/loop"))));
    QVERIFY(QFile::link(path(QStringLiteral("elsewhere")), path(QStringLiteral("real/away"))));
    const WalkedFiles found = walkFiles({path(QStringLiteral("real"))}, m_job);
    QCOMPARE(relative(found.files),
             (QStringList{QStringLiteral("real/file"), QStringLiteral("real/away/other")}));
    QCOMPARE(found.skipped.size(), std::size_t(1));
    QCOMPARE(found.skipped[0].where, path(QStringLiteral("real/loop")));
}

void FileWalkTest::skipsWhatIsNoFile()
{
    touch(QStringLiteral("file"));
    QCOMPARE(::mkfifo(qPrintable(path(QStringLiteral("pipe"))), 0600), 0);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = path(QStringLiteral("socket")).toUtf8();
    QVERIFY(name.size() < qsizetype(sizeof(address.sun_path)));
    std::copy(name.begin(), name.end(), address.sun_path);
    QCOMPARE(::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    ::close(fd);
    const WalkedFiles found = walkFiles({m_folder->path()}, m_job);
    QCOMPARE(relative(found.files), QStringList{QStringLiteral("file")});
    QCOMPARE(found.skipped.size(), std::size_t(2));
}

void FileWalkTest::saysWhatDoesNotExist()
{
    QVERIFY(QFile::link(path(QStringLiteral("gone")), path(QStringLiteral("dangling"))));
    const WalkedFiles found = walkFiles({path(QStringLiteral("nowhere")), m_folder->path()}, m_job);
    QVERIFY(found.files.isEmpty());
    QCOMPARE(found.skipped.size(), std::size_t(2));
    QCOMPARE(found.skipped[0].where, path(QStringLiteral("nowhere")));
    QCOMPARE(found.skipped[0].reason, QStringLiteral("There is no such file or folder."));
}

void FileWalkTest::takesManyLevels()
{
    QString deep = QStringLiteral("d");
    for (int level = 0; level < 300; ++level)
        deep += QStringLiteral("/d");
    touch(deep + QStringLiteral("/file"));
    QCOMPARE(walkFiles({m_folder->path()}, m_job).files.size(), 1);
}

void FileWalkTest::endsWhenCancelled()
{
    touch(QStringLiteral("a/file"));
    Job cancelled;
    cancelled.cancel();
    QVERIFY(walkFiles({m_folder->path()}, cancelled).files.isEmpty());
}

QTEST_APPLESS_MAIN(FileWalkTest)
#include "file_walk_test.moc"
