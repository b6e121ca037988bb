#include "tests/support/postgres_cluster.h"

#include "core/base/sha256.h"
#include "tests/support/postgres_server.h"
#include "tests/support/run_program.h"
#include "tests/support/watched_folder.h"

#include <QDir>

#include <unistd.h>

namespace wardlight::test {

namespace {

constexpr auto ServerBinaries = "/usr/lib/postgresql/15/bin/";
constexpr auto ServerUser = "postgres";

constexpr auto Settings = R"(
listen_addresses = ''
max_connections = 60
shared_buffers = 32MB
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
log_min_messages = warning
log_line_prefix = '%m [%p] %d '
)";

constexpr auto SetUp = R"(
create role wardlight login createdb;
create database with_extensions owner wardlight;
\connect with_extensions
create extension postgis;
create extension pg_trgm;
create extension btree_gist;
)";

bool asRoot()
{
    return ::geteuid() == 0;
}

tl::unexpected<Error> clusterError(const QString& step, const ProgramOutcome& outcome)
{
    return fail(ErrorCode::Unavailable,
                QStringLiteral("The test's PostgreSQL cluster failed at: %1.").arg(step),
                QString::fromUtf8(outcome.describe()));
}

Result<> run(const QString& step, const QString& program, const QStringList& arguments)
{
    const ProgramOutcome outcome = runProgram(program, arguments);
    if (!outcome.exitedWith(0))
        return clusterError(step, outcome);
    return {};
}

/// Runs a program of PostgreSQL's own folder; as root, as the user the server runs as.
ProgramOutcome runPostgresTool(const QString& tool, const QStringList& arguments,
                               const QMap<QString, QString>& environment = {})
{
    // The caller's folder may be closed to the server's user.
    const ProgramOptions options{.environment = environment, .workingFolder = QStringLiteral("/")};
    const QString program = QString::fromLatin1(ServerBinaries) + tool;
    if (!asRoot())
        return runProgram(program, arguments, options);
    const QStringList asServerUser = {QStringLiteral("-u"), QString::fromLatin1(ServerUser),
                                      QStringLiteral("--"), program};
    return runProgram(QStringLiteral("runuser"), asServerUser + arguments, options);
}

Result<> giveToServerUser(const QStringList& paths)
{
    if (!asRoot())
        return {};
    return run(QStringLiteral("chown"), QStringLiteral("chown"),
               QStringList{QStringLiteral("-R"), QString::fromLatin1(ServerUser)} + paths);
}

Result<> appendToFile(const QString& path, const char* text)
{
    QFile file(path);
    if (!file.open(QIODevice::Append) || file.write(text) < 0)
        return fail(ErrorCode::Unavailable, file.errorString(), path);
    return {};
}

/// Starts a server on the new cluster, runs the SQL that makes its databases, ends it.
Result<> setUpDatabases(const QString& folder)
{
    if (auto started = startCluster(folder); !started)
        return started;
    const ProgramOutcome filled =
        runProgram(QString::fromLatin1(ServerBinaries) + QStringLiteral("psql"),
                   {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-v"),
                    QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-h"),
                    folder + QStringLiteral("/run"), QStringLiteral("-U"),
                    QString::fromLatin1(PostgresServer::Superuser), QStringLiteral("postgres")},
                   {.standardInput = SetUp});
    auto stopped = stopCluster(folder);
    if (!filled.exitedWith(0))
        return clusterError(QStringLiteral("SQL"), filled);
    return stopped;
}

Result<> makeFolders(const QString& folder)
{
    const QStringList paths = {folder + QStringLiteral("/data"), folder + QStringLiteral("/run"),
                               folder + QStringLiteral("/log")};
    for (const QString& path : paths) {
        if (!QDir().mkpath(path))
            return fail(ErrorCode::Unavailable, QStringLiteral("A folder could not be made."),
                        path);
    }
    return giveToServerUser(paths);
}

Result<> makeCluster(const QString& folder)
{
    if (auto made = makeFolders(folder); !made)
        return made;
    const QString data = folder + QStringLiteral("/data");
    const ProgramOutcome made = runPostgresTool(
        QStringLiteral("initdb"),
        {QStringLiteral("--no-sync"), QStringLiteral("--encoding=UTF8"),
         QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--auth=trust"),
         QStringLiteral("--wal-segsize=4"), QStringLiteral("-U"),
         QString::fromLatin1(PostgresServer::Superuser), QStringLiteral("-D"), data});
    if (!made.exitedWith(0))
        return clusterError(QStringLiteral("initdb"), made);
    auto configured = appendToFile(data + QStringLiteral("/postgresql.conf"), Settings);
    return configured ? setUpDatabases(folder) : configured;
}

/// Where the cluster that is copied lies; named after how it is made, so that a change makes a new
/// one.
QString cachedCluster()
{
    const QString made = Sha256::of(QByteArray(Settings) + SetUp).toHex().left(12);
    return QStringLiteral(WARDLIGHT_TEST_CACHE_DIR "/postgres-15-") + made;
}

/// Makes the cached cluster. Test programs run side by side: the first to finish wins, by the
/// rename, and the others use its cluster.
Result<> fillCache(const QString& cached)
{
    const auto workshop = WatchedFolder::create();
    if (!workshop)
        return propagate(workshop);
    if (auto made = makeCluster(workshop->path()); !made)
        return made;
    const QString mine = cached + QStringLiteral(".%1").arg(::getpid());
    QDir().mkpath(QStringLiteral(WARDLIGHT_TEST_CACHE_DIR));
    auto copied = run(QStringLiteral("copy"), QStringLiteral("cp"),
                      {QStringLiteral("-R"), workshop->path() + QStringLiteral("/data"), mine});
    if (!copied)
        return copied;
    if (!QDir().rename(mine, cached))
        QDir(mine).removeRecursively();
    return {};
}

} // namespace

Result<> copyAsStandby(const QString& primaryFolder, const QString& folder)
{
    if (auto made = makeFolders(folder); !made)
        return made;
    const ProgramOutcome copied = runPostgresTool(
        QStringLiteral("pg_basebackup"),
        {QStringLiteral("-h"), primaryFolder + QStringLiteral("/run"), QStringLiteral("-U"),
         QString::fromLatin1(PostgresServer::Superuser), QStringLiteral("-D"),
         folder + QStringLiteral("/data"), QStringLiteral("-R"), QStringLiteral("-c"),
         QStringLiteral("fast"), QStringLiteral("--no-sync")});
    if (!copied.exitedWith(0))
        return clusterError(QStringLiteral("base backup"), copied);
    QFile::setPermissions(folder + QStringLiteral("/data"),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

Result<> addSettings(const QString& folder, const QByteArray& lines)
{
    return appendToFile(folder + QStringLiteral("/data/postgresql.conf"), lines.constData());
}

Result<> setAccessRules(const QString& folder, const QByteArray& lines)
{
    return addServerFile(folder, QStringLiteral("pg_hba.conf"), lines);
}

Result<> addServerFile(const QString& folder, const QString& name, const QByteArray& content)
{
    const QString path = folder + QStringLiteral("/data/") + name;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return fail(ErrorCode::Unavailable, file.errorString(), path);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return giveToServerUser({path});
}

Result<> promoteCluster(const QString& folder)
{
    const ProgramOutcome promoted = runPostgresTool(
        QStringLiteral("pg_ctl"),
        {QStringLiteral("promote"), QStringLiteral("--wait"), QStringLiteral("--silent"),
         QStringLiteral("-D"), folder + QStringLiteral("/data")});
    if (!promoted.exitedWith(0))
        return clusterError(QStringLiteral("promote"), promoted);
    return {};
}

Result<> startCluster(const QString& folder, const QMap<QString, QString>& environment)
{
    const QString log = folder + QStringLiteral("/log/server.log");
    const ProgramOutcome started = runPostgresTool(
        QStringLiteral("pg_ctl"),
        {QStringLiteral("start"), QStringLiteral("--wait"), QStringLiteral("--silent"),
         QStringLiteral("-D"), folder + QStringLiteral("/data"), QStringLiteral("-l"), log,
         QStringLiteral("-o"), QStringLiteral("-c unix_socket_directories=%1/run").arg(folder)},
        environment);
    if (started.exitedWith(0))
        return {};
    auto failed = clusterError(QStringLiteral("start"), started);
    if (QFile file(log); file.open(QIODevice::ReadOnly))
        failed.value().detail += QString::fromUtf8(file.readAll());
    return failed;
}

Result<> stopCluster(const QString& folder)
{
    const ProgramOutcome stopped = runPostgresTool(
        QStringLiteral("pg_ctl"),
        {QStringLiteral("stop"), QStringLiteral("--wait"), QStringLiteral("--silent"),
         QStringLiteral("--mode=fast"), QStringLiteral("-D"), folder + QStringLiteral("/data")});
    if (!stopped.exitedWith(0))
        return clusterError(QStringLiteral("stop"), stopped);
    return {};
}

Result<> copyCluster(const QString& folder)
{
    const QString cached = cachedCluster();
    if (!QDir(cached).exists()) {
        if (auto filled = fillCache(cached); !filled)
            return filled;
    }
    if (auto made = makeFolders(folder); !made)
        return made;
    const QString data = folder + QStringLiteral("/data");
    auto copied = run(QStringLiteral("copy"), QStringLiteral("cp"),
                      {QStringLiteral("-R"), cached + QStringLiteral("/."), data});
    if (!copied)
        return copied;
    QFile::setPermissions(data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return giveToServerUser({data});
}

} // namespace wardlight::test
