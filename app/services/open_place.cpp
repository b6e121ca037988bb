#include "app/services/open_place.h"

#include "app/services/object_backing.h"
#include "app/services/open_profile.h"
#include "core/objects/s3/s3_store.h"
#include "core/objects/sealed_cache.h"
#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "core/profiles/secret_store.h"
#include "core/security/audit_heads.h"
#include "core/security/system_keychain.h"
#include "core/workspace/workspace.h"

#include <QDir>
#include <QLoggingCategory>
#include <QSysInfo>

namespace wardlight::services {

namespace {

Q_LOGGING_CATEGORY(log, "wardlight.services")

Result<workspace::Workspace> startWorkspace(const ServicesOptions& options)
{
    const auto secrets = options.secrets ? options.secrets : systemSecrets();
    auto workspace = workspace::Workspace::open(
        options.workspaceFolder.isEmpty() ? defaultWorkspaceFolder() : options.workspaceFolder,
        secrets->keychain());
    if (!workspace)
        return workspace;
    if (const auto started = workspace->start(); !started)
        return propagate(started);
    if (const auto secured = workspace->secureKey(); !secured) // the file still serves
        qCWarning(log).noquote() << "the key stays in its file:" << secured.error().detail;
    return workspace;
}

Result<OpenPlace> openWorkspace(const ServicesOptions& options)
{
    const auto workspace = startWorkspace(options);
    if (!workspace)
        return propagate(workspace);
    OpenPlace place;
    place.place = {Place::Kind::Workspace, QDir(workspace->folder()).dirName(),
                   workspace->folder()};
    const auto isKeyInFile = workspace->isKeyInFile();
    if (!isKeyInFile)
        return propagate(isKeyInFile);
    place.place.isKeyInFile = *isKeyInFile;
    auto key = workspace->key();
    if (!key)
        return propagate(key);
    place.key = std::move(*key);
    place.auditFolder = workspace->auditFolder();
    auto dsn = workspace->dsn();
    if (!dsn)
        return propagate(dsn);
    place.dsn = std::move(*dsn);
    auto opened = openObjects(*workspace, std::make_shared<SystemClock>());
    if (!opened)
        return propagate(opened);
    place.objects = std::move(opened->store);
    place.bucket = std::move(opened->bucket);
    place.cacheFolder = workspace->objectsFolder() + QStringLiteral("/.cache");
    return place;
}

/// Verified objects of a bucket that stay on this computer's disk: a few thousand images.
constexpr qint64 DiskCacheBytes = qint64(4) * 1024 * 1024 * 1024;

} // namespace

Result<security::AuditContext> auditContext(const OpenPlace& place, const ServicesOptions& options)
{
    auto heads = security::AuditHeads::open(place.auditFolder, place.key);
    if (!heads)
        return propagate(heads);
    return security::AuditContext{
        options.person.isEmpty() ? defaultPerson() : options.person, QSysInfo::machineHostName(),
        options.program + QStringLiteral(" " WARDLIGHT_VERSION), std::move(*heads)};
}

Result<std::shared_ptr<objects::SealedCache>> openCache(const OpenPlace& place)
{
    if (!place.bucket)
        return nullptr;
    return objects::SealedCache::open(place.cacheFolder, place.key, DiskCacheBytes);
}

std::shared_ptr<profiles::SecretStore> systemSecrets()
{
    return std::make_shared<profiles::SecretStore>(std::make_shared<security::SystemKeychain>());
}

Result<OpenPlace> openPlace(const ServicesOptions& options)
{
    return options.profile.isEmpty() ? openWorkspace(options) : openProfile(options);
}

Result<postgres::MigrationReport> migratePlace(const ServicesOptions& options)
{
    if (!options.profile.isEmpty())
        return migrateProfile(options);
    const auto workspace = startWorkspace(options); // starting it brings its schema up to date
    if (!workspace)
        return propagate(workspace);
    const auto dsn = workspace->dsn();
    if (!dsn)
        return propagate(dsn);
    postgres::Database database({.dsn = *dsn, .maxConnections = 1});
    return postgres::migrate(database);
}

} // namespace wardlight::services
