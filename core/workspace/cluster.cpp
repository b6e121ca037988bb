#include "core/workspace/cluster.h"

#include "core/base/platform/command.h"
#include "core/base/platform/durable_file.h"
#include "core/base/platform/processes.h"
#include "core/workspace/cluster_settings.h"
#include "core/workspace/folders.h"
#include "core/workspace/postgres_programs.h"
#include "core/workspace/runtime_folder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <unistd.h>

namespace wardlight::workspace {

namespace {

using namespace std::chrono_literals;

/// Recovery after a kill may read half a gigabyte of log.
constexpr auto StartTimeout = 120s;

QString translated(const char* text)
{
    return QCoreApplication::translate("Workspace", text);
}

/// The command's error as ours: what failed, and the last thing it said.
Error toolError(const SystemCommand& command, const QString& folder,
                const SystemCommandOutcome& outcome)
{
    const QString said = QString::fromUtf8(outcome.output).trimmed();
    if (said.contains(QStringLiteral("No space left on device")))
        return fileError(ENOSPC, folder);
    return {
        ErrorCode::Unavailable,
        translated(QT_TRANSLATE_NOOP("Workspace", "The workspace's database could not be prepared. "
                                                  "PostgreSQL says: %1"))
            .arg(said.right(1000)),
        QStringLiteral("%1 exit %2")
            .arg(QFileInfo(command.program).fileName())
            .arg(outcome.exitCode)};
}

/// @param folder  what the command works on
Result<> expectSuccess(const SystemCommand& command, const QString& folder)
{
    const auto outcome = runSystemCommand(command);
    if (!outcome)
        return propagate(outcome);
    if (!outcome->isSuccess())
        return tl::unexpected(toolError(command, folder, *outcome));
    return {};
}

/// The end of the log that was written since @p since; empty when the server did not get that far.
QString logSince(const QDateTime& since, const QString& logFolder)
{
    const auto files =
        QDir(logFolder).entryInfoList({QStringLiteral("*.log")}, QDir::Files, QDir::Time);
    if (files.isEmpty() || files.first().lastModified() < since)
        return {};
    QFile log(files.first().filePath());
    if (!log.open(QIODevice::ReadOnly))
        return {};
    log.seek(std::max<qint64>(0, log.size() - 2000));
    return QString::fromUtf8(log.readAll());
}

} // namespace

Result<SystemUser> Cluster::serverUser()
{
    const auto caller = currentUser();
    if (caller && !caller->isRoot())
        return *caller;
    if (!caller) {
        return fail(ErrorCode::Unsupported,
                    translated(QT_TRANSLATE_NOOP(
                        "Workspace", "The system has no account for the user this program runs "
                                     "as, and PostgreSQL does not run without one. Run it as "
                                     "an ordinary user.")),
                    QStringLiteral("no passwd entry"));
    }
    if (const auto postgres = findUser(QStringLiteral("postgres")))
        return *postgres;
    return fail(ErrorCode::Unsupported,
                translated(QT_TRANSLATE_NOOP(
                    "Workspace", "PostgreSQL does not run as root, and there is no user "
                                 "\"postgres\" to run it as. Install the package "
                                 "postgresql-15, or run this as an ordinary user.")),
                QStringLiteral("no user postgres"));
}

Cluster::Cluster(ClusterPaths paths, QString socketFolder, SystemUser server)
    : m_paths(std::move(paths)), m_socketFolder(std::move(socketFolder)),
      m_server(std::move(server))
{}

bool Cluster::exists() const
{
    return QFileInfo(m_paths.data()).isDir();
}

std::optional<SystemUser> Cluster::switchedUser() const
{
    return m_server.uid == ::geteuid() ? std::nullopt : std::optional(m_server);
}

Result<> Cluster::makeFolders() const
{
    for (const auto& [folder, access] : {std::pair(m_paths.folder, FolderAccess::ServerMayPass),
                                         std::pair(m_paths.config(), FolderAccess::ServerMayRead),
                                         std::pair(m_paths.log(), FolderAccess::ServerOwns)}) {
        if (const auto made = ensureFolder(folder, m_server, access); !made)
            return made;
    }
    return {};
}

Result<> Cluster::create() const
{
    if (const auto made = makeFolders(); !made)
        return made;
    if (exists())
        return {};
    for (const QFileInfo& left :
         QDir(m_paths.folder).entryInfoList({QStringLiteral("data.making-*")}, QDir::Dirs))
        (void)removeTree(left.filePath()); // of a maker that was killed; not in the way
    const QString making = m_paths.folder + QStringLiteral("/data.making-") +
                           QUuid::createUuid().toString(QUuid::Id128);
    const Result<> made = initialise(making);
    if (!made) {
        (void)removeTree(making); // the first error is the one to tell
        return made;
    }
    if (::rename(QFile::encodeName(making).constData(),
                 QFile::encodeName(m_paths.data()).constData()) != 0)
        return tl::unexpected(fileError(errno, m_paths.data()));
    return syncFolder(m_paths.folder);
}

Result<> Cluster::initialise(const QString& data) const
{
    const auto programs = newestPostgres();
    if (!programs)
        return propagate(programs);
    if (const auto made = ensureFolder(data, m_server, FolderAccess::ServerOwns); !made)
        return made;
    SystemCommand command{programs->initdb(),
                          {QStringLiteral("--pgdata"), data, QStringLiteral("--username"),
                           QLatin1String(AdminRole), QStringLiteral("--encoding=UTF8"),
                           QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--auth=reject"),
                           QStringLiteral("--data-checksums"),
                           QStringLiteral("--no-instructions")}};
    command.user = switchedUser();
    command.timeout = StartTimeout;
    if (const auto done = expectSuccess(command, m_paths.folder); !done)
        return done;
    return createRoleAndDatabase(data);
}

Result<> Cluster::createRoleAndDatabase(const QString& data) const
{
    const auto programs = postgresFor(data);
    if (!programs)
        return propagate(programs);
    // before the first start, in single-user mode: CREATE DATABASE knows no transactions
    SystemCommand command{programs->postgres(),
                          {QStringLiteral("--single"), QStringLiteral("-c"),
                           QStringLiteral("exit_on_error=on"), QStringLiteral("-D"), data,
                           QStringLiteral("postgres")}};
    command.standardInput = QByteArray("CREATE ROLE ") + OwnerRole +
                            " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;\n" + "CREATE DATABASE " +
                            DatabaseName + " OWNER " + OwnerRole + ";\n" +
                            "REVOKE ALL ON DATABASE " + DatabaseName + " FROM PUBLIC;\n";
    command.user = switchedUser();
    command.timeout = StartTimeout;
    return expectSuccess(command, m_paths.folder);
}

Result<> Cluster::writeSettings() const
{
    const auto owner = currentUser();
    if (!owner)
        return propagate(serverUser());
    const std::array files = {
        std::pair("/postgresql.conf", serverSettings(m_paths, m_socketFolder)),
        std::pair("/pg_hba.conf", accessRules()),
        std::pair("/pg_ident.conf", userMap(owner->name)),
    };
    for (const auto& [name, text] : files) {
        const QString path = m_paths.config() + QLatin1String(name);
        if (const auto written = writeFileFor(m_server, path, text); !written)
            return written;
    }
    return {};
}

Result<> Cluster::start() const
{
    if (const auto running = state(); running && running->isReady)
        return {};
    if (!exists()) {
        return fail(
            ErrorCode::Invalid,
            translated(QT_TRANSLATE_NOOP(
                           "Workspace", "The workspace's database is missing: there is no %1. "
                                        "Nothing was changed; bring the folder back from a backup, "
                                        "or destroy the workspace and create it again."))
                .arg(m_paths.data()),
            QStringLiteral("no data folder"));
    }
    if (const auto settled = waitForStarting(); !settled)
        return settled;
    if (state())
        return {};
    if (const auto cleared = clearKilledServer(m_paths.data(), m_socketFolder); !cleared)
        return cleared;
    if (const auto made = makeFolders(); !made)
        return made;
    if (const auto made = makeRuntimeFolder(m_socketFolder, m_server); !made)
        return made;
    if (const auto written = writeSettings(); !written)
        return written;
    return launch();
}

/// A program that was killed leaves the pg_ctl it started: that and the server to come work in the
/// settings' folder until the server has moved into its data.
bool Cluster::isBeingStarted() const
{
    const QByteArray mark = "PGDATA=" + QFile::encodeName(m_paths.config());
    const auto processes = processesIn(m_paths.config());
    return std::any_of(processes.begin(), processes.end(), [&mark](pid_t process) {
        return processHasEnvironment(process, mark); // not somebody's shell
    });
}

Result<> Cluster::waitForStarting() const
{
    const QDateTime began = QDateTime::currentDateTime();
    const QDeadlineTimer deadline(StartTimeout);
    while (isBeingStarted() || (state() && !state()->isReady)) {
        if (deadline.hasExpired())
            return tl::unexpected(startFailure({}, began));
        QThread::msleep(10);
    }
    return {};
}

Result<> Cluster::launch() const
{
    const auto programs = postgresFor(m_paths.data());
    if (!programs)
        return propagate(programs);
    // PGDATA and no -D: pg_ctl hands words on the command line to a shell
    SystemCommand command{programs->pgCtl(),
                          {QStringLiteral("start"), QStringLiteral("--wait"), QStringLiteral("-t"),
                           QString::number(StartTimeout.count()), QStringLiteral("--silent")}};
    command.environment = {{QStringLiteral("PGDATA"), m_paths.config()}};
    command.workingFolder = m_paths.config();
    command.user = switchedUser();
    command.lifetime = SystemCommand::Lifetime::Independent;
    command.timeout = StartTimeout + 10s;
    const QDateTime began = QDateTime::currentDateTime();
    const auto outcome = runSystemCommand(command);
    if (!outcome)
        return propagate(outcome);
    const auto running = state();
    if (running && running->isReady)
        return {};
    return tl::unexpected(startFailure(outcome->output, began));
}

Error Cluster::startFailure(const QByteArray& output, const QDateTime& began) const
{
    const QString said = (logSince(began, m_paths.log()) + QString::fromUtf8(output)).trimmed();
    if (said.contains(QStringLiteral("No space left on device")))
        return fileError(ENOSPC, m_paths.folder);
    return {ErrorCode::Unavailable,
            translated(QT_TRANSLATE_NOOP(
                           "Workspace",
                           "The workspace's database server does not start. Its log is in %1; "
                           "the last it said is: %2"))
                .arg(m_paths.log(), said.right(1000)),
            QStringLiteral("server did not start")};
}

Result<> Cluster::stop() const
{
    if (const auto settled = waitForStarting(); !settled)
        return settled;
    const auto running = state();
    const QString socketFolder = running ? running->socketFolder : m_socketFolder;
    if (const auto ended = endServer(m_paths.data()); !ended)
        return ended;
    if (const auto cleared = clearKilledServer(m_paths.data(), socketFolder); !cleared)
        return cleared;
    ::rmdir(QFile::encodeName(socketFolder).constData());
    return {};
}

QString Cluster::dsn(const char* role) const
{
    const auto running = state();
    QString host =
        running && !running->socketFolder.isEmpty() ? running->socketFolder : m_socketFolder;
    host.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return QStringLiteral("host='%1' port=5432 dbname=%2 user=%3")
        .arg(host, QLatin1String(DatabaseName), QLatin1String(role));
}

} // namespace wardlight::workspace
