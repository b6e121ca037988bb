#include "app/services/health.h"

#include "app/services/database_health.h"
#include "app/services/health_check.h"
#include "app/services/services.h"
#include "core/base/platform/durable_file.h"
#include "core/postgres/database.h"
#include "core/profiles/secret_store.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <sys/stat.h>

namespace wardlight::services {

namespace {

using postgres::Database;
using State = HealthCheck::State;
using workspace::Workspace;

constexpr qint64 LittleSpace = qint64(2) * 1024 * 1024 * 1024;
constexpr qint64 TooLittleSpace = qint64(200) * 1024 * 1024;

HealthCheck checkAccess(const Workspace& workspace)
{
    struct stat folder = {};
    struct stat key = {};
    const bool isThere = ::stat(QFile::encodeName(workspace.folder()).constData(), &folder) == 0;
    (void)::stat(QFile::encodeName(workspace.keyFile()).constData(), &key); // or in the keychain
    const bool isPrivate = isThere && (folder.st_mode & (S_IRWXO | S_IRGRP | S_IWGRP)) == 0 &&
                           (key.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    if (isPrivate)
        return healthy("permissions",
                       translatedHealth(QT_TRANSLATE_NOOP("Health", "Only you can read %1."))
                           .arg(workspace.folder()));
    return {QStringLiteral("permissions"), State::Fail,
            translatedHealth(
                QT_TRANSLATE_NOOP("Health", "Other users may be able to read %1 or its key."))
                .arg(workspace.folder()),
            translatedHealth(QT_TRANSLATE_NOOP(
                "Health", "Take their access away: chmod -R go-rwx, for the folder "
                          "and the key."))};
}

HealthCheck checkKey(const Workspace& workspace)
{
    const auto key = workspace.key();
    if (!key)
        return failed("key-storage", key.error());
    if (!workspace.isKeyInFile().value_or(true))
        return healthy("key-storage",
                       translatedHealth(QT_TRANSLATE_NOOP(
                           "Health", "The workspace's key is in the system keychain.")));
    return warned("key-storage",
                  translatedHealth(
                      QT_TRANSLATE_NOOP("Health", "The workspace's key lies in the file %1, which "
                                                  "only you can read. That is weaker than a "
                                                  "keychain."))
                      .arg(workspace.keyFile()),
                  translatedHealth(QT_TRANSLATE_NOOP(
                      "Health", "Unlock or install a keychain (gnome-keyring), or keep this "
                                "user's files on an encrypted disk.")));
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
        translatedHealth(QT_TRANSLATE_NOOP("Health", "%1 are free on the workspace's disk."))
            .arg(QLocale().formattedDataSize(free));
    if (free >= LittleSpace)
        return healthy("disk-space", detail);
    return {QStringLiteral("disk-space"), free < TooLittleSpace ? State::Fail : State::Warn, detail,
            translatedHealth(
                QT_TRANSLATE_NOOP("Health", "Free some space before importing anything."))};
}

HealthCheck checkObjects(const Workspace& workspace)
{
    const QString probe = workspace.objectsFolder() + QStringLiteral("/.wardlight-doctor");
    const auto written = writeFileDurably(probe, {});
    QFile::remove(probe);
    if (!written)
        return failed("objects", written.error());
    return healthy("objects",
                   translatedHealth(QT_TRANSLATE_NOOP("Health", "Objects can be written to %1."))
                       .arg(workspace.objectsFolder()));
}

HealthCheck checkDecoder()
{
    const QString program =
        QCoreApplication::applicationDirPath() + QStringLiteral("/wardlight-decoder");
    if (QFileInfo(program).isExecutable())
        return healthy(
            "decoder",
            translatedHealth(QT_TRANSLATE_NOOP("Health", "The decoder is %1.")).arg(program));
    return {QStringLiteral("decoder"), State::Fail,
            translatedHealth(
                QT_TRANSLATE_NOOP("Health", "The program %1, which reads DICOM, is missing."))
                .arg(program),
            translatedHealth(QT_TRANSLATE_NOOP("Health", "Install Wardlight again."))};
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
    checks.push_back(
        healthy("workspace", translatedHealth(QT_TRANSLATE_NOOP("Health", "The workspace is %1."))
                                 .arg(workspace->folder())));
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
    for (HealthCheck& check : checkDatabase(database)) {
        if (check.name != QLatin1String("disk") || check.state != State::Ok) // see disk-space
            checks.push_back(std::move(check));
    }
    return checks;
}

} // namespace wardlight::services
