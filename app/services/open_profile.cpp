#include "app/services/open_profile.h"

#include "app/services/absent_store.h"
#include "app/services/bucket.h"
#include "core/base/platform/durable_file.h"
#include "core/objects/directory_store.h"
#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "core/postgres/partitions.h"
#include "core/profiles/profile_file.h"
#include "core/profiles/secret_store.h"
#include "core/workspace/workspace_key.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QStandardPaths>

namespace wardlight::services {

namespace {

Q_LOGGING_CATEGORY(log, "wardlight.services.profile")

using profiles::Profile;
using profiles::ProfileSecrets;
using profiles::SecretStore;

QString translated(const char* text)
{
    return QCoreApplication::translate("OpenProfile", text);
}

/// A profile with what opens it.
struct Unlocked
{
    Profile profile;
    ProfileSecrets secrets;

    [[nodiscard]] QString dsn() const { return changedDsn({}); }
    [[nodiscard]] QString changedDsn(const postgres::DsnWords& changes) const
    {
        postgres::DsnWords words = profiles::changedWords(profile.database, changes);
        words.insert(secrets.database);
        return postgres::joinDsn(words);
    }
    [[nodiscard]] QString listenDsn() const
    {
        return profile.listening.isEmpty() ? QString() : changedDsn(profile.listening);
    }
    /// Several hosts are a primary and its standbys, unless the profile says which one to take.
    [[nodiscard]] QString readDsn() const
    {
        if (!profile.reading.isEmpty())
            return changedDsn(profile.reading);
        const bool isSeveral = profile.database.value(QStringLiteral("host")).contains(u',') ||
                               profile.database.value(QStringLiteral("hostaddr")).contains(u',');
        const bool isChosen = profile.database.contains(QStringLiteral("target_session_attrs"));
        return isSeveral && !isChosen ? dsn() : QString();
    }
};

Result<Unlocked> unlock(const ServicesOptions& options, SecretStore& secrets)
{
    auto profile = profiles::ProfileFile().find(options.profile);
    if (!profile)
        return propagate(profile);
    if (const auto sound = profiles::requireSound(*profile); !sound)
        return propagate(sound);
    auto known = secrets.read(profile->id);
    if (!known)
        return propagate(known);
    return Unlocked{std::move(*profile), std::move(*known)};
}

Result<> requireDatabase(const Profile& profile)
{
    if (!profile.database.isEmpty())
        return {};
    return fail(ErrorCode::Unsupported,
                translated(QT_TRANSLATE_NOOP("OpenProfile",
                                             "The profile \"%1\" names no database, so there "
                                             "are no patients, images or traces to show. Add "
                                             "one to the profile."))
                    .arg(profile.name));
}

/// What this computer keeps of a profile: the heads of its audit log.
QString localFolder(const Profile& profile)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/wardlight/profiles/") + profile.id.toString();
}

tl::unexpected<Error> keyIsAway(const Profile& profile)
{
    return fail(ErrorCode::Unavailable,
                translated(QT_TRANSLATE_NOOP("OpenProfile",
                                             "The key that signs the audit log of \"%1\" on this "
                                             "computer is in the system keychain, which does not "
                                             "answer here. Connect from your desktop session."))
                    .arg(profile.name),
                QStringLiteral("key in a keychain that is not there"), true);
}

Result<QByteArray> keyInKeychain(const Profile& profile, const QString& file,
                                 security::Keychain& keychain)
{
    const QString name = QStringLiteral("audit/") + profile.id.toString();
    if (const auto moved = workspace::copyKey(file, keychain, name); !moved)
        return propagate(moved);
    if (const auto removed = workspace::removeKeyFile(file); !removed)
        return propagate(removed);
    if (const auto made = workspace::ensureKey(keychain, name); !made)
        return propagate(made);
    return workspace::readKey(keychain, name);
}

/// The key of a profile's audit heads: in the keychain; where there is none, in a 0600 file.
Result<QByteArray> auditKey(const Profile& profile, const QString& folder, SecretStore& secrets,
                            bool& isInFile)
{
    const QString file = folder + QStringLiteral("/audit.key");
    isInFile = secrets.where() == SecretStore::Where::Memory;
    if (!isInFile)
        return keyInKeychain(profile, file, *secrets.keychain());
    // never a second key beside heads that the first one signed
    const bool wasUsed = QFile::exists(folder + QStringLiteral("/audit-heads"));
    if (wasUsed && !QFile::exists(file))
        return keyIsAway(profile);
    if (const auto made = workspace::ensureKey(file); !made)
        return propagate(made);
    return workspace::readKey(file);
}

/// Opens the bucket, the folder, or nothing, whatever the profile names.
Result<> openObjects(const Profile& profile, const ProfileSecrets& secrets, OpenPlace& place)
{
    if (profile.bucket) {
        auto bucket = openBucket(*profile.bucket, secrets, std::make_shared<SystemClock>());
        if (!bucket)
            return propagate(bucket);
        place.bucket = std::move(*bucket);
        place.objects = place.bucket;
        place.cacheFolder = place.place.folder + QStringLiteral("/cache");
        return {};
    }
    if (profile.objectsFolder.isEmpty()) {
        place.objects = std::make_shared<AbsentStore>(profile.name);
        return {};
    }
    auto store = objects::DirectoryStore::open(profile.objectsFolder);
    if (!store)
        return propagate(store);
    place.objects = std::move(*store);
    return {};
}

/// The schema of a database that several people share is changed only when one of them says so.
Result<> requireSchema(postgres::Database& database, const Profile& profile)
{
    const auto version = postgres::schemaVersion(database);
    if (!version)
        return propagate(version);
    const int latest = postgres::latestSchemaVersion();
    if (*version >= latest)
        return postgres::requireCurrentSchema(database);
    const QString found =
        *version == 0
            ? translated(QT_TRANSLATE_NOOP("OpenProfile",
                                           "The database of \"%1\" has no schema of Wardlight "
                                           "yet; this program needs version %2."))
                  .arg(profile.name, QString::number(latest))
            : translated(QT_TRANSLATE_NOOP("OpenProfile", "The database of \"%1\" is at schema "
                                                          "version %2; this program needs %3."))
                  .arg(profile.name, QString::number(*version), QString::number(latest));
    const QString next =
        translated(QT_TRANSLATE_NOOP("OpenProfile",
                                     "Nothing was changed. Whoever runs the database brings it up "
                                     "to date once: wardlightctl --profile \"%1\" migrate"))
            .arg(profile.name);
    return fail(ErrorCode::Schema, found + u' ' + next,
                QStringLiteral("schema %1 of %2").arg(*version).arg(latest));
}

/// Months of their own for the measurements that are to come. An account that does not own the
/// tables leaves it to one that does; without them nothing is lost, only slower: doctor tells.
void keepPartitionsAhead(postgres::Database& database)
{
    const auto ahead = postgres::keepPartitionsAhead(database, postgres::measurementsTable(),
                                                     QDateTime::currentDateTimeUtc());
    if (!ahead && ahead.error().code != ErrorCode::Permission)
        qCWarning(log).noquote() << "partitions:" << ahead.error().detail;
}

/// Makes what is missing of the extensions. Not every account may; then it says who can.
Result<> makeExtensions(postgres::Database& database)
{
    for (const char* name : {"btree_gist", "pg_trgm", "postgis"}) {
        const auto made = database.writeUnregistered([name](postgres::Transaction& tx) -> Result<> {
            tx.exec(std::string("CREATE EXTENSION IF NOT EXISTS ") + name, {});
            return {};
        });
        if (!made && made.error().code == ErrorCode::Permission)
            return fail(ErrorCode::Permission,
                        translated(QT_TRANSLATE_NOOP(
                                       "OpenProfile",
                                       "The database lacks the extension %1, and this account may "
                                       "not make it. Have an administrator of the server run "
                                       "\"CREATE EXTENSION %1\" in it, then migrate again."))
                            .arg(QLatin1String(name)),
                        made.error().detail);
        if (!made)
            return made;
    }
    return {};
}

/// A profile's objects, and what this computer keeps of it; nothing of its database.
Result<OpenPlace> openAllButDatabase(const Unlocked& unlocked, SecretStore& secrets)
{
    const Profile& profile = unlocked.profile;
    OpenPlace place;
    place.place = {profile.kind == profiles::ProfileKind::Production ? Place::Kind::Production
                                                                     : Place::Kind::Test,
                   profile.name, localFolder(profile)};
    place.auditFolder = place.place.folder;
    if (const auto made = makePrivateFolder(place.auditFolder); !made)
        return propagate(made);
    auto key = auditKey(profile, place.auditFolder, secrets, place.place.isKeyInFile);
    if (!key)
        return propagate(key);
    place.key = std::move(*key);
    if (const auto opened = openObjects(profile, unlocked.secrets, place); !opened)
        return propagate(opened);
    return place;
}

} // namespace

Result<OpenPlace> openProfile(const ServicesOptions& options)
{
    const auto secrets = options.secrets ? options.secrets : systemSecrets();
    const auto unlocked = unlock(options, *secrets);
    if (!unlocked)
        return propagate(unlocked);
    if (const auto has = requireDatabase(unlocked->profile); !has)
        return propagate(has);
    postgres::Database database({.dsn = unlocked->dsn(), .maxConnections = 1});
    if (const auto fits = requireSchema(database, unlocked->profile); !fits)
        return propagate(fits);
    keepPartitionsAhead(database);
    auto place = openAllButDatabase(*unlocked, *secrets);
    if (!place)
        return place;
    place->dsn = unlocked->dsn();
    place->readDsn = unlocked->readDsn();
    place->listenDsn = unlocked->listenDsn();
    return place;
}

Result<std::optional<OpenPlace>> openProfileWithoutDatabase(const ServicesOptions& options)
{
    if (options.profile.isEmpty())
        return std::nullopt;
    const auto secrets = options.secrets ? options.secrets : systemSecrets();
    const auto unlocked = unlock(options, *secrets);
    if (!unlocked)
        return propagate(unlocked);
    if (!unlocked->profile.database.isEmpty())
        return std::nullopt;
    auto place = openAllButDatabase(*unlocked, *secrets);
    if (!place)
        return propagate(place);
    return std::move(*place);
}

Result<postgres::MigrationReport> migrateProfile(const ServicesOptions& options)
{
    const auto secrets = options.secrets ? options.secrets : systemSecrets();
    const auto unlocked = unlock(options, *secrets);
    if (!unlocked)
        return propagate(unlocked);
    if (const auto has = requireDatabase(unlocked->profile); !has)
        return propagate(has);
    postgres::Database database({.dsn = unlocked->dsn(), .maxConnections = 1});
    const auto version = postgres::schemaVersion(database);
    if (!version)
        return propagate(version);
    if (*version < postgres::latestSchemaVersion()) {
        if (const auto made = makeExtensions(database); !made)
            return propagate(made);
    }
    const auto migrated = postgres::migrate(database);
    if (migrated)
        keepPartitionsAhead(database);
    return migrated;
}

} // namespace wardlight::services
