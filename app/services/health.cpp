#include "app/services/health.h"

#include "app/services/services.h"
#include "core/base/clock.h"
#include "core/base/platform/durable_file.h"
#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "core/profiles/secret_store.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <sys/stat.h>

namespace wardlight::services {

namespace {

using postgres::Database;
using postgres::Rows;
using postgres::Transaction;
using State = HealthCheck::State;
using workspace::Workspace;

constexpr qint64 LittleSpace = qint64(2) * 1024 * 1024 * 1024;
constexpr qint64 TooLittleSpace = qint64(200) * 1024 * 1024;
constexpr double AcceptedClockDifference = 2; // seconds

QString translated(const char* text)
{
    return QCoreApplication::translate("Health", text);
}

HealthCheck ok(const char* name, const QString& detail)
{
    return {QString::fromLatin1(name), State::Ok, detail, {}};
}

HealthCheck failed(const char* name, const Error& error)
{
    return {QString::fromLatin1(name), State::Fail, error.message,
            translated(QT_TRANSLATE_NOOP("Health", "Do what the message says, then check again."))};
}

HealthCheck checkAccess(const Workspace& workspace)
{
    struct stat folder = {};
    struct stat key = {};
    const bool isThere = ::stat(QFile::encodeName(workspace.folder()).constData(), &folder) == 0;
    (void)::stat(QFile::encodeName(workspace.keyFile()).constData(), &key); // or in the keychain
    const bool isPrivate = isThere && (folder.st_mode & (S_IRWXO | S_IRGRP | S_IWGRP)) == 0 &&
                           (key.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    if (isPrivate)
        return ok("permissions", translated(QT_TRANSLATE_NOOP("Health", "Only you can read %1."))
                                     .arg(workspace.folder()));
    return {
        QStringLiteral("permissions"), State::Fail,
        translated(QT_TRANSLATE_NOOP("Health", "Other users may be able to read %1 or its key."))
            .arg(workspace.folder()),
        translated(QT_TRANSLATE_NOOP("Health",
                                     "Take their access away: chmod -R go-rwx, for the folder "
                                     "and the key."))};
}

HealthCheck checkKey(const Workspace& workspace)
{
    const auto key = workspace.key();
    if (!key)
        return failed("key-storage", key.error());
    if (!workspace.isKeyInFile().value_or(true))
        return ok("key-storage", translated(QT_TRANSLATE_NOOP(
                                     "Health", "The workspace's key is in the system keychain.")));
    return {QStringLiteral("key-storage"), State::Warn,
            translated(QT_TRANSLATE_NOOP("Health",
                                         "The workspace's key lies in the file %1, which only you "
                                         "can read. That is weaker than a keychain."))
                .arg(workspace.keyFile()),
            translated(QT_TRANSLATE_NOOP("Health",
                                         "Unlock or install a keychain (gnome-keyring), or keep "
                                         "this user's files on an encrypted disk."))};
}

HealthCheck checkServer(Database& database)
{
    const auto version = database.read([](Transaction& tx) -> Result<QString> {
        return tx.exec("SELECT current_setting('server_version')").first()[0].text();
    });
    if (!version)
        return failed("server", version.error());
    return ok("server",
              translated(QT_TRANSLATE_NOOP("Health", "PostgreSQL %1 answers.")).arg(*version));
}

HealthCheck checkSchema(Database& database)
{
    if (const auto current = postgres::requireCurrentSchema(database); !current)
        return failed("schema", current.error());
    return ok("schema",
              translated(QT_TRANSLATE_NOOP("Health", "The schema is at version %1, as it must be."))
                  .arg(postgres::latestSchemaVersion()));
}

HealthCheck checkExtensions(Database& database)
{
    const auto missing = database.read([](Transaction& tx) -> Result<QStringList> {
        QStringList names = {QStringLiteral("postgis"), QStringLiteral("pg_trgm"),
                             QStringLiteral("btree_gist")};
        const Rows rows = tx.exec("SELECT extname FROM pg_extension ORDER BY extname");
        for (const auto row : rows)
            names.removeAll(row[0].text());
        return names;
    });
    if (!missing)
        return failed("extensions", missing.error());
    if (missing->isEmpty())
        return ok("extensions", translated(QT_TRANSLATE_NOOP(
                                    "Health", "PostGIS, pg_trgm and btree_gist are there.")));
    return {QStringLiteral("extensions"), State::Fail,
            translated(QT_TRANSLATE_NOOP("Health", "The database lacks the extensions %1."))
                .arg(missing->join(QStringLiteral(", "))),
            translated(QT_TRANSLATE_NOOP("Health",
                                         "Install the package postgresql-15-postgis-3, then have "
                                         "an administrator create them in the database."))};
}

HealthCheck checkClocks(Database& database)
{
    const SystemClock clock;
    const auto server = database.read([](Transaction& tx) -> Result<QDateTime> {
        return tx.exec("SELECT clock_timestamp()").first()[0].instant();
    });
    if (!server)
        return failed("clock", server.error());
    const double seconds = double(clock.now().msecsTo(*server)) / 1000;
    const QString detail =
        translated(
            QT_TRANSLATE_NOOP("Health", "The server's clock and this program's differ by %1 s."))
            .arg(std::abs(seconds), 0, 'f', 1);
    if (std::abs(seconds) <= AcceptedClockDifference)
        return ok("clock", detail);
    return {QStringLiteral("clock"), State::Warn, detail,
            translated(
                QT_TRANSLATE_NOOP("Health", "Set both machines' clocks by the same time server."))};
}

/// Bytes that this user may still write to the disk of @p folder.
Result<qint64> freeBytes(const QString& folder)
{
    // QStorageInfo looks into the table of mounts, which a container may not have.
    std::error_code failure;
    const auto space = std::filesystem::space(QFile::encodeName(folder).toStdString(), failure);
    if (failure)
        return tl::unexpected(fileError(failure.value(), folder));
    return static_cast<qint64>(space.available);
}

HealthCheck checkSpace(const Workspace& workspace)
{
    qint64 free = std::numeric_limits<qint64>::max();
    for (const QString& folder : {workspace.folder(), workspace.clusterFolder()}) {
        const auto bytes = freeBytes(folder);
        if (!bytes)
            return failed("disk-space", bytes.error());
        free = std::min(free, *bytes);
    }
    const QString detail =
        translated(QT_TRANSLATE_NOOP("Health", "%1 are free on the workspace's disk."))
            .arg(QLocale().formattedDataSize(free));
    if (free >= LittleSpace)
        return ok("disk-space", detail);
    return {QStringLiteral("disk-space"), free < TooLittleSpace ? State::Fail : State::Warn, detail,
            translated(QT_TRANSLATE_NOOP("Health", "Free some space before importing anything."))};
}

HealthCheck checkObjects(const Workspace& workspace)
{
    const QString probe = workspace.objectsFolder() + QStringLiteral("/.wardlight-doctor");
    const auto written = writeFileDurably(probe, {});
    QFile::remove(probe);
    if (!written)
        return failed("objects", written.error());
    return ok("objects", translated(QT_TRANSLATE_NOOP("Health", "Objects can be written to %1."))
                             .arg(workspace.objectsFolder()));
}

HealthCheck checkDecoder()
{
    const QString program =
        QCoreApplication::applicationDirPath() + QStringLiteral("/wardlight-decoder");
    if (QFileInfo(program).isExecutable())
        return ok("decoder",
                  translated(QT_TRANSLATE_NOOP("Health", "The decoder is %1.")).arg(program));
    return {
        QStringLiteral("decoder"), State::Fail,
        translated(QT_TRANSLATE_NOOP("Health", "The program %1, which reads DICOM, is missing."))
            .arg(program),
        translated(QT_TRANSLATE_NOOP("Health", "Install Wardlight again."))};
}

} // namespace

std::vector<HealthCheck> checkHealth(const QString& workspaceFolder)
{
    std::vector<HealthCheck> checks = {checkDecoder()};
    const auto workspace = Workspace::open(workspaceFolder, systemSecrets()->keychain());
    if (!workspace) {
        checks.push_back(failed("workspace", workspace.error()));
        return checks;
    }
    checks.push_back(ok(
        "workspace",
        translated(QT_TRANSLATE_NOOP("Health", "The workspace is %1.")).arg(workspace->folder())));
    checks.push_back(checkAccess(*workspace));
    checks.push_back(checkKey(*workspace));
    checks.push_back(checkSpace(*workspace));
    checks.push_back(checkObjects(*workspace));
    const auto started = workspace->start();
    const auto dsn = workspace->dsn();
    if (!dsn || (!started && started.error().code != ErrorCode::Schema)) {
        checks.push_back(failed("server", dsn ? started.error() : dsn.error()));
        return checks;
    }
    Database database({.dsn = *dsn, .maxConnections = 1});
    for (const auto check : {checkServer, checkSchema, checkExtensions, checkClocks})
        checks.push_back(check(database));
    return checks;
}

} // namespace wardlight::services
