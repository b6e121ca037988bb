#include "core/base/platform/processes.h"
#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "core/workspace/workspace.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_workspace.h"
#include "tests/support/verify_result.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace wardlight;
using workspace::Workspace;

namespace {

QStringList treeOf(const QString& folder)
{
    QStringList entries;
    QDirIterator walk(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                      QDirIterator::Subdirectories);
    while (walk.hasNext())
        entries.append(walk.next());
    entries.sort();
    return entries;
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(path));
    file.write(text);
}

QString dataFolder(const Workspace& workspace)
{
    return workspace.clusterFolder() + QStringLiteral("/data");
}

pid_t serverOf(const Workspace& workspace)
{
    QFile note(dataFolder(workspace) + QStringLiteral("/postmaster.pid"));
    return note.open(QIODevice::ReadOnly) ? note.readLine().trimmed().toInt() : 0;
}

/// Opens a connection of its own each time, as another program would.
Result<> execute(const Workspace& workspace, const std::string& sql)
{
    const auto dsn = workspace.dsn();
    if (!dsn)
        return propagate(dsn);
    postgres::Database database({.dsn = *dsn, .maxConnections = 1});
    return database.writeUnregistered([&sql](postgres::Transaction& tx) -> Result<> {
        tx.execScript(sql);
        return {};
    });
}

Result<int> countThings(const Workspace& workspace)
{
    const auto dsn = workspace.dsn();
    if (!dsn)
        return propagate(dsn);
    postgres::Database database({.dsn = *dsn, .maxConnections = 1});
    return database.read([](postgres::Transaction& tx) -> Result<int> {
        return tx.exec("SELECT count(*) FROM things").first()[0].integer();
    });
}

} // namespace

class WorkspaceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void createdWorkspaceWorks();
    void createOfAnExistingOneChangesNothing();
    void startAndStopMayBeRepeated();
    void nobodyElseCanReadIt();
    void serverIsOnItsOwn();
    void killedServerLosesNothing();
    void killedProcessesLoseNothing();
    void strangersNumberInTheNoteDoesNotMatter();
    void foreignFolderIsRefusedUntouched();
    void emptyFolderIsTaken();
    void missingWorkspaceIsNotFound();
    void otherUsersFolderIsRefused();
    void interruptedCreationIsFinished();
    void interruptedDestructionIsFinished();
    void lostDatabaseIsReported();
    void folderThatCannotBeMadeIsReported();
    void oddFolderNames_data();
    void oddFolderNames();
    void newerSchemaIsRefused();
    void olderSchemaIsBroughtUpToDate();
    void otherMajorVersionIsRefused();
    void serverThatDoesNotStartShowsItsLog();
    void movedWorkspaceGoesOn();
    void closedParentFolderDoesNotMatter();
    void copyCannotTouchTheOriginal();
    void destroyRemovesOnlyWhatIsOurs();

private:
    [[nodiscard]] QString folder() const { return m_place->folder(); }
    [[nodiscard]] Result<Workspace> startCopy() const;

    std::optional<test::TemporaryWorkspace> m_model; ///< holds a stopped workspace to copy
    std::optional<test::TemporaryWorkspace> m_place;
};

void WorkspaceTest::initTestCase()
{
    auto place = test::TemporaryWorkspace::create();
    VERIFY_OK(place);
    m_model.emplace(std::move(*place));
    const auto workspace = Workspace::create(m_model->folder());
    VERIFY_OK(workspace);
    VERIFY_OK(workspace->stop());
}

/// A running workspace at folder(); a copy, because making one takes a second.
Result<Workspace> WorkspaceTest::startCopy() const
{
    const auto copied =
        test::runProgram(QStringLiteral("cp"), {QStringLiteral("-a"), m_model->folder(), folder()});
    if (!copied.exitedWith(0))
        return fail(ErrorCode::Internal, QString::fromUtf8(copied.describe()));
    auto workspace = Workspace::open(folder());
    if (!workspace)
        return workspace;
    if (const auto started = workspace->start(); !started)
        return propagate(started);
    return workspace;
}

void WorkspaceTest::init()
{
    m_place.reset();
    auto place = test::TemporaryWorkspace::create();
    VERIFY_OK(place);
    m_place.emplace(std::move(*place));
}

void WorkspaceTest::createdWorkspaceWorks()
{
    const auto created = Workspace::create(folder());
    VERIFY_OK(created);
    const auto isRunning = created->isRunning();
    VERIFY_OK(isRunning);
    QVERIFY(*isRunning);
    postgres::Database database({.dsn = *created->dsn()});
    const auto version = postgres::schemaVersion(database);
    VERIFY_OK(version);
    QCOMPARE(*version, postgres::latestSchemaVersion());
    const auto extensions = database.read([](postgres::Transaction& tx) -> Result<QString> {
        return tx
            .exec("SELECT string_agg(extname, ' ' ORDER BY extname) FROM pg_extension "
                  "WHERE extname IN ('postgis', 'pg_trgm', 'btree_gist')")
            .first()[0]
            .text();
    });
    VERIFY_OK(extensions);
    QCOMPARE(*extensions, QStringLiteral("btree_gist pg_trgm postgis"));
    const auto key = created->key();
    VERIFY_OK(key);
    QCOMPARE(key->size(), 32);
}

void WorkspaceTest::createOfAnExistingOneChangesNothing()
{
    const auto first = startCopy();
    VERIFY_OK(first);
    VERIFY_OK(execute(*first, "CREATE TABLE things (id int); INSERT INTO things VALUES (1)"));
    const auto second = Workspace::create(folder());
    VERIFY_OK(second);
    QCOMPARE(second->id(), first->id());
    QCOMPARE(*second->key(), *first->key());
    QCOMPARE(serverOf(*second), serverOf(*first));
    const auto count = countThings(*second);
    VERIFY_OK(count);
    QCOMPARE(*count, 1);
}

void WorkspaceTest::startAndStopMayBeRepeated()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    VERIFY_OK(workspace->start());
    VERIFY_OK(workspace->stop());
    QVERIFY(!*workspace->isRunning());
    QVERIFY(processesIn(dataFolder(*workspace)).empty());
    VERIFY_OK(workspace->stop());
    VERIFY_OK(workspace->start());
    QVERIFY(*workspace->isRunning());
}

void WorkspaceTest::nobodyElseCanReadIt()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    for (const QString& path : treeOf(folder())) {
        struct stat entry = {};
        QCOMPARE(::lstat(QFile::encodeName(path).constData(), &entry), 0);
        QVERIFY2((entry.st_mode & S_IRWXO) == 0, qPrintable(path));
    }
    struct stat key = {};
    QCOMPARE(::stat(QFile::encodeName(workspace->keyFile()).constData(), &key), 0);
    QCOMPARE(key.st_mode & 0777, 0600U);
    // the socket: one folder that nobody else may enter
    const QString dsn = *workspace->dsn();
    const QString socket = dsn.section(u'\'', 1, 1);
    struct stat socketFolder = {};
    QCOMPARE(::stat(QFile::encodeName(socket).constData(), &socketFolder), 0);
    QCOMPARE(socketFolder.st_mode & 0777, 0700U);
    QVERIFY(socket.size() + qstrlen("/.s.PGSQL.5432") <= 107);
}

void WorkspaceTest::serverIsOnItsOwn()
{
    // an open file that a careless program would hand down
    QFile held(m_place->parentFolder() + QStringLiteral("/held"));
    QVERIFY(held.open(QIODevice::WriteOnly));
    const int inherited = ::dup(held.handle()); // without close-on-exec
    const auto workspace = Workspace::create(folder());
    ::close(inherited);
    VERIFY_OK(workspace);
    const pid_t server = serverOf(*workspace);
    QVERIFY(server > 0);
    QVERIFY(::getsid(server) != ::getsid(0));
    for (const QFileInfo& open :
         QDir(QStringLiteral("/proc/%1/fd").arg(server))
             .entryInfoList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System))
        QVERIFY2(open.symLinkTarget() != held.fileName(), qPrintable(open.filePath()));
}

void WorkspaceTest::killedServerLosesNothing()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    VERIFY_OK(execute(*workspace, "CREATE TABLE things (id int); INSERT INTO things VALUES (1)"));
    ::kill(serverOf(*workspace), SIGKILL);
    VERIFY_OK(workspace->start());
    const auto count = countThings(*workspace);
    VERIFY_OK(count);
    QCOMPARE(*count, 1);
}

void WorkspaceTest::killedProcessesLoseNothing()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    VERIFY_OK(execute(*workspace, "CREATE TABLE things (id int); INSERT INTO things VALUES (1)"));
    for (const pid_t process : processesIn(dataFolder(*workspace)))
        ::kill(process, SIGKILL);
    VERIFY_OK(workspace->start());
    const auto count = countThings(*workspace);
    VERIFY_OK(count);
    QCOMPARE(*count, 1);
}

void WorkspaceTest::strangersNumberInTheNoteDoesNotMatter()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    VERIFY_OK(workspace->stop());
    // this test's own number: alive, and no server
    write(dataFolder(*workspace) + QStringLiteral("/postmaster.pid"),
          QByteArray::number(::getpid()) + "\n" + QFile::encodeName(dataFolder(*workspace)) +
              "\n1700000000\n5432\n/tmp\n\n0 0\nready   \n");
    QVERIFY(!*workspace->isRunning());
    VERIFY_OK(workspace->stop()); // must not signal the stranger
    VERIFY_OK(workspace->start());
    QVERIFY(*workspace->isRunning());
}

void WorkspaceTest::foreignFolderIsRefusedUntouched()
{
    QVERIFY(QDir().mkpath(folder()));
    write(folder() + QStringLiteral("/thesis.txt"), "precious");
    const QStringList before = treeOf(m_place->parentFolder());
    VERIFY_ERROR(Workspace::create(folder()), ErrorCode::Invalid);
    VERIFY_ERROR(Workspace::open(folder()), ErrorCode::NotFound);
    VERIFY_ERROR(Workspace::destroy(folder()), ErrorCode::NotFound);
    QCOMPARE(treeOf(m_place->parentFolder()), before);

    write(folder() + QStringLiteral("/workspace.json"), R"({"folders": []})"); // an editor's
    VERIFY_ERROR(Workspace::create(folder()), ErrorCode::Invalid);
    VERIFY_ERROR(Workspace::destroy(folder()), ErrorCode::Invalid);
    QVERIFY(QFile::exists(folder() + QStringLiteral("/thesis.txt")));
}

void WorkspaceTest::emptyFolderIsTaken()
{
    QVERIFY(QDir().mkpath(folder()));
    VERIFY_OK(Workspace::create(folder()));
}

void WorkspaceTest::missingWorkspaceIsNotFound()
{
    VERIFY_ERROR(Workspace::open(folder()), ErrorCode::NotFound);
    VERIFY_ERROR(Workspace::destroy(folder()), ErrorCode::NotFound);
    QVERIFY(!QFile::exists(folder()));
}

void WorkspaceTest::otherUsersFolderIsRefused()
{
    constexpr uid_t Nobody = 65534;
    QString others = QStringLiteral("/etc"); // root's
    if (::geteuid() == 0) {
        others = folder();
        QVERIFY(QDir().mkpath(others));
        QCOMPARE(::chown(QFile::encodeName(others).constData(), Nobody, Nobody), 0);
    }
    VERIFY_ERROR(Workspace::create(others), ErrorCode::Permission);
    VERIFY_ERROR(Workspace::open(others), ErrorCode::Permission);
}

void WorkspaceTest::interruptedCreationIsFinished()
{
    QVERIFY(QDir().mkpath(folder()));
    write(folder() + QStringLiteral("/workspace.lock"), {});
    write(folder() + QStringLiteral("/workspace.json.a1B2c3"), "{");
    write(folder() + QStringLiteral("/workspace.json"),
          R"({"format":"wardlight-workspace","version":1,"state":"creating",)"
          R"("id":"0190a5f0-0000-7000-8000-000000000000","created":"2026-03-14T09:26:53.000Z"})");
    VERIFY_ERROR(Workspace::open(folder()), ErrorCode::Invalid);
    const auto finished = Workspace::create(folder());
    VERIFY_OK(finished);
    QCOMPARE(finished->id(), QUuid(QStringLiteral("0190a5f0-0000-7000-8000-000000000000")));
    QVERIFY(*finished->isRunning());
}

void WorkspaceTest::interruptedDestructionIsFinished()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    const QString marker = folder() + QStringLiteral("/workspace.json");
    QFile file(marker);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll().replace("\"ready\"", "\"destroying\"");
    file.close();
    write(marker, text);
    VERIFY_ERROR(Workspace::open(folder()), ErrorCode::Invalid);
    VERIFY_ERROR(Workspace::create(folder()), ErrorCode::Invalid);
    VERIFY_OK(Workspace::destroy(folder()));
    QVERIFY(!QFile::exists(folder()));
}

void WorkspaceTest::lostDatabaseIsReported()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    VERIFY_OK(workspace->stop());
    QVERIFY(QDir(dataFolder(*workspace)).removeRecursively());
    VERIFY_ERROR(workspace->start(), ErrorCode::Invalid);
    VERIFY_ERROR(Workspace::create(folder()), ErrorCode::Invalid);
    QVERIFY(!QFile::exists(dataFolder(*workspace)));
}

void WorkspaceTest::folderThatCannotBeMadeIsReported()
{
    VERIFY_ERROR(Workspace::create(QStringLiteral("/sys/wardlight")), ErrorCode::Permission);
    VERIFY_ERROR(Workspace::create(QString()), ErrorCode::Invalid);
    VERIFY_ERROR(Workspace::create(m_place->parentFolder() + QStringLiteral("/a\nb")),
                 ErrorCode::Invalid);
    write(m_place->parentFolder() + QStringLiteral("/file"), {});
    VERIFY_ERROR(Workspace::create(m_place->parentFolder() + QStringLiteral("/file")),
                 ErrorCode::Invalid);
}

void WorkspaceTest::oddFolderNames_data()
{
    QTest::addColumn<QString>("name");

    QTest::newRow("Chinese and space") << QStringLiteral("我的 病房");
    QTest::newRow("shell and quotes") << QStringLiteral("o'n \"$(touch made)\" `touch made` \\ %d");
    QTest::newRow("very long") << QString(200, u'x');
}

void WorkspaceTest::oddFolderNames()
{
    QFETCH(QString, name);

    const QString odd = m_place->parentFolder() + u'/' + name;
    const auto workspace = Workspace::create(odd);
    VERIFY_OK(workspace);
    VERIFY_OK(workspace->stop());
    VERIFY_OK(workspace->start());
    VERIFY_OK(Workspace::destroy(odd));
    QVERIFY(treeOf(m_place->parentFolder()).isEmpty());
    QVERIFY(!QFile::exists(QStringLiteral("/made")));
}

void WorkspaceTest::newerSchemaIsRefused()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    VERIFY_OK(execute(
        *workspace, "INSERT INTO schema_migrations SELECT (r).* FROM (SELECT "
                    "jsonb_populate_record(m, '{\"version\": 9999}') AS r FROM schema_migrations m "
                    "ORDER BY version DESC LIMIT 1) newest"));
    VERIFY_ERROR(workspace->start(), ErrorCode::Schema);
}

void WorkspaceTest::olderSchemaIsBroughtUpToDate()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    VERIFY_OK(execute(*workspace, "DROP OWNED BY wardlight")); // as before the first version
    VERIFY_OK(workspace->start());
    postgres::Database database({.dsn = *workspace->dsn()});
    VERIFY_OK(postgres::requireCurrentSchema(database));
}

void WorkspaceTest::otherMajorVersionIsRefused()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    VERIFY_OK(workspace->stop());
    write(dataFolder(*workspace) + QStringLiteral("/PG_VERSION"), "9\n");
    const auto started = workspace->start();
    VERIFY_ERROR(started, ErrorCode::Unsupported);
    QVERIFY(started.error().message.contains(u'9'));
}

void WorkspaceTest::serverThatDoesNotStartShowsItsLog()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    VERIFY_OK(workspace->stop());
    write(dataFolder(*workspace) + QStringLiteral("/global/pg_control"), "damaged");
    const auto started = workspace->start();
    VERIFY_ERROR(started, ErrorCode::Unavailable);
    QVERIFY2(started.error().message.contains(QStringLiteral("control")),
             qPrintable(started.error().message));
}

void WorkspaceTest::movedWorkspaceGoesOn()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    VERIFY_OK(workspace->stop());
    const QString moved = m_place->parentFolder() + QStringLiteral("/moved");
    QVERIFY(QDir().rename(folder(), moved));
    const auto found = Workspace::open(moved);
    VERIFY_OK(found);
    VERIFY_OK(found->start());
    QCOMPARE(found->id(), workspace->id());
    VERIFY_OK(Workspace::destroy(moved));
}

void WorkspaceTest::closedParentFolderDoesNotMatter()
{
    QCOMPARE(::chmod(QFile::encodeName(m_place->parentFolder()).constData(), 0700), 0);
    const auto workspace = Workspace::create(folder());
    VERIFY_OK(workspace);
    QVERIFY(*workspace->isRunning());
    const bool isInside = workspace->clusterFolder().startsWith(folder());
    QCOMPARE(isInside, ::geteuid() != 0); // root's server user cannot get in
    VERIFY_OK(Workspace::destroy(folder()));
    QVERIFY(!QFile::exists(workspace->clusterFolder()));
    QVERIFY(!QFile::exists(folder()));
}

void WorkspaceTest::copyCannotTouchTheOriginal()
{
    QCOMPARE(::chmod(QFile::encodeName(m_place->parentFolder()).constData(), 0700), 0);
    const auto original = Workspace::create(folder());
    VERIFY_OK(original);
    VERIFY_OK(execute(*original, "CREATE TABLE things (id int); INSERT INTO things VALUES (1)"));
    VERIFY_OK(original->stop());
    const QString copy = m_place->parentFolder() + QStringLiteral("/copy");
    std::filesystem::copy(folder().toStdString(), copy.toStdString(),
                          std::filesystem::copy_options::recursive);
    // with its own cluster it is a workspace of its own; else it must leave the original's alone
    (void)Workspace::destroy(copy);
    VERIFY_OK(original->start());
    const auto count = countThings(*original);
    VERIFY_OK(count);
    QCOMPARE(*count, 1);
    VERIFY_OK(Workspace::destroy(folder()));
}

void WorkspaceTest::destroyRemovesOnlyWhatIsOurs()
{
    const auto workspace = startCopy();
    VERIFY_OK(workspace);
    const QString data = dataFolder(*workspace);
    write(folder() + QStringLiteral("/notes.txt"), "mine");
    VERIFY_OK(Workspace::destroy(folder()));
    QCOMPARE(treeOf(folder()), QStringList{folder() + QStringLiteral("/notes.txt")});
    QVERIFY(processesIn(data).empty());
}

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
