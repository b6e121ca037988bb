#include "tests/support/postgres_server.h"

#include "tests/support/corpus.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/run_program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <algorithm>
#include <libpq-fe.h>
#include <memory>
#include <signal.h>
#include <vector>

namespace wardlight::test {

namespace {

constexpr int StopTimeoutMs = 10'000;

tl::unexpected<Error> serverError(const QString& what, const QString& detail)
{
    return fail(ErrorCode::Unavailable, what, detail);
}

struct ProcessState
{
    char state = 'Z'; ///< as in proc(5): Z is a process that is dead, but still listed
    pid_t parent = 0;
};

ProcessState stateOf(const QString& pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return {};
    // "pid (name) state parent …"; the name may hold anything, parentheses too
    const QByteArray text = stat.readAll();
    const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return fields.size() < 2 ? ProcessState{} : ProcessState{fields[0].front(), fields[1].toInt()};
}

/// The server and every process it started, the server first.
std::vector<pid_t> processesOf(pid_t server)
{
    std::vector<pid_t> found = {server};
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        if (name.front().isDigit() && stateOf(name).parent == server)
            found.push_back(name.toInt());
    }
    return found;
}

/// Waits until a process is not even listed any more: while it is, be it as a zombie that init has
/// not collected yet, a new server believes that the old one still runs.
bool waitUntilCollected(pid_t pid)
{
    QElapsedTimer timer;
    timer.start();
    while (::kill(pid, 0) == 0) {
        if (timer.hasExpired(StopTimeoutMs))
            return false;
        QThread::msleep(5); // no event tells of another process's child
    }
    return true;
}

QList<QStringList> rowsOf(const PGresult* result)
{
    QList<QStringList> rows;
    for (int row = 0; row < PQntuples(result); ++row) {
        QStringList values;
        for (int column = 0; column < PQnfields(result); ++column)
            values << QString::fromUtf8(PQgetvalue(result, row, column));
        rows << values;
    }
    return rows;
}

} // namespace

Result<PostgresServer> PostgresServer::start(const Options& options)
{
    auto folder = WatchedFolder::create();
    if (!folder)
        return propagate(folder);
    PostgresServer server(std::move(*folder));
    if (const auto made = copyCluster(server.m_folder.path()); !made)
        return propagate(made);
    if (const auto configured = server.configure(options); !configured)
        return propagate(configured);
    if (const auto started = server.startAgain(); !started)
        return propagate(started);
    return server;
}

Result<> PostgresServer::configure(const Options& options)
{
    QByteArray settings = options.settings;
    m_environment = options.environment;
    if (options.tcpPort != 0) {
        m_port = options.tcpPort;
        settings += "listen_addresses = '127.0.0.1'\nport = " + QByteArray::number(m_port) + '\n';
    }
    for (auto file = options.files.begin(); file != options.files.end(); ++file) {
        if (auto added = addServerFile(m_folder.path(), file.key(), file.value()); !added)
            return added;
    }
    if (!options.accessRules.isEmpty()) {
        if (auto set = setAccessRules(m_folder.path(), options.accessRules); !set)
            return set;
    }
    return addSettings(m_folder.path(), settings);
}

Result<PostgresServer> PostgresServer::startStandby(const PostgresServer& primary)
{
    auto folder = WatchedFolder::create();
    if (!folder)
        return propagate(folder);
    PostgresServer standby(std::move(*folder));
    standby.m_databases = 1000; // names of its own, should it be promoted
    if (const auto copied = copyAsStandby(primary.m_folder.path(), standby.m_folder.path());
        !copied)
        return propagate(copied);
    if (const auto started = standby.startAgain(); !started)
        return propagate(started);
    return standby;
}

quint16 PostgresServer::freePort()
{
    const QString program = sourceFolder() + QStringLiteral("/packaging/free-port");
    return quint16(runProgram(program, {}).standardOutput.trimmed().toUInt());
}

Result<> PostgresServer::promote()
{
    return promoteCluster(m_folder.path());
}

Result<> PostgresServer::startAgain()
{
    return startCluster(m_folder.path(), m_environment);
}

Result<QString> PostgresServer::createDatabase(const QString& likeDatabase)
{
    const QString name = QStringLiteral("test_%1").arg(++m_databases);
    const QString original =
        likeDatabase.isEmpty() ? QString::fromLatin1(ExtensionsDatabase) : likeDatabase;
    const auto made = query(QStringLiteral("postgres"),
                            QStringLiteral("create database \"%1\" owner %2 template \"%3\"")
                                .arg(name, QLatin1String(Owner), original));
    if (!made)
        return propagate(made);
    return name;
}

QString PostgresServer::dsn(const QString& database, const QString& role) const
{
    return QStringLiteral("host=%1 port=%2 dbname=%3 user=%4")
        .arg(socketFolder())
        .arg(m_port)
        .arg(database, role);
}

Result<QList<QStringList>> PostgresServer::query(const QString& database, const QString& sql)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
        PQconnectdb(dsn(database, QString::fromLatin1(Superuser)).toUtf8().constData()), PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), sql.toUtf8().constData()), PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        return serverError(QStringLiteral("The test's own query failed."),
                           QString::fromUtf8(PQerrorMessage(connection.get())));
    }
    return rowsOf(result.get());
}

Result<> PostgresServer::stop()
{
    return stopCluster(m_folder.path());
}

Result<> PostgresServer::kill()
{
    const pid_t server = serverPid();
    if (server <= 0)
        return serverError(QStringLiteral("PostgreSQL is not running."), {});
    const std::vector<pid_t> processes = processesOf(server);
    if (const auto signalled = signalAll(SIGKILL); !signalled)
        return signalled;
    if (!std::all_of(processes.begin(), processes.end(), waitUntilCollected))
        return serverError(QStringLiteral("PostgreSQL outlived kill -9."), {});
    return {};
}

Result<> PostgresServer::freeze()
{
    return signalAll(SIGSTOP);
}

Result<> PostgresServer::thaw()
{
    return signalAll(SIGCONT);
}

bool PostgresServer::isRunning() const
{
    return serverPid() > 0;
}

QString PostgresServer::socketFolder() const
{
    return m_folder.path() + QStringLiteral("/run");
}

QString PostgresServer::logFile() const
{
    return m_folder.path() + QStringLiteral("/log/server.log");
}

QString PostgresServer::dataFolder() const
{
    return m_folder.path() + QStringLiteral("/data");
}

pid_t PostgresServer::serverPid() const
{
    QFile file(dataFolder() + QStringLiteral("/postmaster.pid"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QString pid = QString::fromLatin1(file.readLine().trimmed());
    return stateOf(pid).state == 'Z' ? 0 : pid.toInt();
}

Result<> PostgresServer::signalAll(int signal) const
{
    const pid_t server = serverPid();
    if (server <= 0 || ::kill(server, signal) != 0)
        return serverError(QStringLiteral("PostgreSQL is not running."), {});
    // The server itself went first, so it starts no more; a process that ended meanwhile is fine.
    for (const pid_t process : processesOf(server)) {
        if (process != server)
            ::kill(process, signal);
    }
    return {};
}

} // namespace wardlight::test
