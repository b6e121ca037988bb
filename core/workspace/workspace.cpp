#include "core/workspace/workspace.h"

#include "core/base/platform/durable_file.h"
#include "core/base/uuid.h"
#include "core/postgres/database.h"
#include "core/postgres/migrations.h"
#include "core/postgres/partitions.h"
#include "core/workspace/cluster.h"
#include "core/workspace/folders.h"
#include "core/workspace/marker.h"
#include "core/workspace/runtime_folder.h"
#include "core/workspace/workspace_folder.h"
#include "core/workspace/workspace_key.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QThread>

#include <chrono>

namespace wardlight::workspace {

namespace {

Q_LOGGING_CATEGORY(log, "wardlight.workspace")

constexpr std::chrono::seconds AnswerTimeout{10};

QString translated(const char* text)
{
    return QCoreApplication::translate("Workspace", text);
}

QString clusterFolderOf(const QString& folder, const Marker& marker)
{
    return marker.clusterFolder.isEmpty() ? folder + QStringLiteral("/cluster")
                                          : marker.clusterFolder;
}

QString keysFolder(const QString& folder)
{
    return folder + QStringLiteral("/keys");
}

/// The key's name in the keychain.
QString keyName(const QUuid& id)
{
    return QStringLiteral("workspace/") + id.toString(QUuid::WithoutBraces);
}

/// A keychain that is away goes on holding a key that opens nothing any more.
void forgetKey(const Marker& marker, const Workspace::KeychainPointer& keychain)
{
    if (marker.keyPlace == Marker::KeyPlace::Keychain && keychain)
        (void)keychain->remove(keyName(marker.id));
}

tl::unexpected<Error> keychainMissing()
{
    return fail(ErrorCode::Unavailable,
                translated(QT_TRANSLATE_NOOP(
                    "Workspace", "The workspace's key is in the system keychain, which does not "
                                 "answer here. Open the workspace where that keychain is: in the "
                                 "desktop session of the user who made it.")),
                QStringLiteral("key in a keychain that is not there"), true);
}

Result<Cluster> clusterAt(const QString& clusterFolder, const QString& folder)
{
    const auto server = Cluster::serverUser();
    if (!server)
        return propagate(server);
    return Cluster({clusterFolder}, runtimeFolderFor(folder), *server);
}

/// What only a superuser may do in the private database.
Result<> createExtensions(const Cluster& cluster)
{
    postgres::Database admin({.dsn = cluster.dsn(Cluster::AdminRole), .maxConnections = 1});
    return admin.writeUnregistered([](postgres::Transaction& tx) -> Result<> {
        for (const char* extension : {"postgis", "pg_trgm", "btree_gist"})
            tx.exec(std::string("CREATE EXTENSION IF NOT EXISTS ") + extension, {});
        return {};
    });
}

Result<> makeDatabase(const Cluster& cluster)
{
    if (const auto created = cluster.create(); !created)
        return created;
    if (const auto started = cluster.start(); !started)
        return started;
    return createExtensions(cluster);
}

Result<> bringSchemaUpToDate(const Cluster& cluster)
{
    postgres::Database database({.dsn = cluster.dsn(Cluster::OwnerRole), .maxConnections = 1});
    const auto migrated = postgres::migrate(database);
    if (!migrated)
        return propagate(migrated);
    // Without them nothing is lost, only slower: doctor tells.
    const auto ahead = postgres::keepPartitionsAhead(database, postgres::measurementsTable(),
                                                     QDateTime::currentDateTimeUtc());
    if (!ahead)
        qCWarning(log).noquote() << "partitions:" << ahead.error().detail;
    return {};
}

Result<> requireReady(const QString& folder, const Marker& marker)
{
    switch (marker.state) {
    case Marker::State::Ready:
        return {};
    case Marker::State::Creating:
        return fail(
            ErrorCode::Invalid,
            translated(QT_TRANSLATE_NOOP(
                           "Workspace", "The workspace at %1 was not finished when it was created. "
                                        "Create it again there: what is missing is added."))
                .arg(folder),
            QStringLiteral("creation interrupted"));
    case Marker::State::Destroying:
        return fail(
            ErrorCode::Invalid,
            translated(QT_TRANSLATE_NOOP("Workspace",
                                         "The workspace at %1 was being destroyed, and parts of it "
                                         "are gone. Destroy it again to remove the rest."))
                .arg(folder),
            QStringLiteral("destruction interrupted"));
    }
    return {};
}

} // namespace

Workspace::Workspace(QString folder, const Marker& marker, KeychainPointer keychain)
    : m_folder(std::move(folder)), m_clusterFolder(clusterFolderOf(m_folder, marker)),
      m_id(marker.id), m_createdAt(marker.createdAt), m_keychain(std::move(keychain))
{}

Result<Workspace> Workspace::create(const QString& folder, const KeychainPointer& keychain)
{
    const auto path = cleanFolder(folder);
    if (!path)
        return propagate(path);
    if (const auto vacant = markerOrVacant(*path); !vacant)
        return propagate(vacant);
    if (const auto made = makePrivateFolder(*path); !made)
        return propagate(made);
    if (const auto complete = finish(*path, keychain); !complete)
        return propagate(complete);
    const auto workspace = open(*path, keychain);
    if (!workspace)
        return workspace;
    if (const auto started = workspace->start(); !started)
        return propagate(started);
    return workspace;
}

Result<> Workspace::finish(const QString& folder, const KeychainPointer& keychain)
{
    const auto lock = lockFolder(folder);
    if (!lock)
        return propagate(lock);
    const auto found = markerOrVacant(folder); // as it is now that nobody else changes it
    if (!found)
        return propagate(found);
    if (*found && (*found)->state != Marker::State::Creating)
        return {};
    Marker fresh;
    fresh.id = newUuidV7();
    fresh.createdAt = QDateTime::currentDateTimeUtc();
    Marker marker = found->value_or(fresh);
    const Result<> built = build(folder, marker, keychain);
    if (!built) { // the first error is the one to tell
        (void)dismantle(folder, marker);
        forgetKey(marker, keychain);
    }
    return built;
}

Result<> Workspace::build(const QString& folder, Marker& marker, const KeychainPointer& keychain)
{
    const auto server = Cluster::serverUser();
    if (!server)
        return propagate(server);
    auto clusterFolder = chooseClusterFolder(folder, marker.id, *server);
    if (!clusterFolder)
        return propagate(clusterFolder);
    marker.clusterFolder = *clusterFolder;
    if (const auto marked = writeMarker(folder, marker); !marked)
        return marked;
    const Workspace workspace(folder, marker, keychain);
    if (const auto made = workspace.makeFolders(*server); !made)
        return made;
    if (const auto key = workspace.makeKey(marker); !key)
        return key;
    if (const auto made = makeDatabase(*workspace.cluster()); !made)
        return made;
    marker.state = Marker::State::Ready;
    return writeMarker(folder, marker);
}

Result<> Workspace::makeFolders(const SystemUser& server) const
{
    const bool holdsCluster = m_clusterFolder.startsWith(m_folder + u'/');
    const auto access = holdsCluster ? FolderAccess::ServerMayPass : FolderAccess::OwnerOnly;
    if (const auto opened = ensureFolder(m_folder, server, access); !opened)
        return opened;
    for (const QString& part : {objectsFolder(), auditFolder(), keysFolder(m_folder)}) {
        if (const auto made = ensureFolder(part, server, FolderAccess::OwnerOnly); !made)
            return made;
    }
    return {};
}

Result<Workspace> Workspace::open(const QString& folder, const KeychainPointer& keychain)
{
    const auto path = cleanFolder(folder);
    if (!path)
        return propagate(path);
    auto marker = requireMarker(*path);
    if (marker && marker->state != Marker::State::Ready) {
        // perhaps another program is at it right now: see how that ends
        const auto lock = lockFolder(*path);
        if (!lock)
            return propagate(lock);
        marker = requireMarker(*path);
    }
    if (!marker)
        return propagate(marker);
    if (const auto ready = requireReady(*path, *marker); !ready)
        return propagate(ready);
    if (const auto claimed = claimCluster(*path, *marker); !claimed)
        return propagate(claimed);
    return Workspace(*path, *marker, keychain);
}

Result<> Workspace::destroy(const QString& folder, const KeychainPointer& keychain)
{
    const auto path = cleanFolder(folder);
    if (!path)
        return propagate(path);
    if (const auto known = requireMarker(*path); !known)
        return propagate(known);
    const auto lock = lockFolder(*path);
    if (!lock)
        return propagate(lock);
    auto marker = requireMarker(*path);
    if (!marker)
        return propagate(marker);
    if (const auto claimed = claimCluster(*path, *marker); !claimed)
        return claimed;
    marker->state = Marker::State::Destroying;
    if (const auto marked = writeMarker(*path, *marker); !marked)
        return marked;
    if (const auto dismantled = dismantle(*path, *marker); !dismantled)
        return dismantled;
    forgetKey(*marker, keychain);
    return {};
}

Result<> Workspace::dismantle(const QString& folder, const Marker& marker)
{
    const Workspace workspace(folder, marker);
    const auto cluster = workspace.cluster();
    if (!cluster)
        return propagate(cluster);
    if (const auto stopped = cluster->stop(); !stopped)
        return stopped;
    for (const QString& part : {workspace.clusterFolder(), workspace.objectsFolder(),
                                workspace.auditFolder(), keysFolder(folder)}) {
        if (const auto removed = removeTree(part); !removed)
            return removed;
    }
    return removeFolderFrame(folder);
}

Result<Cluster> Workspace::cluster() const
{
    return clusterAt(m_clusterFolder, m_folder);
}

Result<> Workspace::start() const
{
    const auto cluster = this->cluster();
    if (!cluster)
        return propagate(cluster);
    // a server that was killed a moment ago may still look alive: what counts is that it answers
    const QDeadlineTimer deadline(AnswerTimeout);
    while (true) {
        if (const auto running = startServer(*cluster); !running)
            return running;
        Result<> current = bringSchemaUpToDate(*cluster);
        if (current || current.error().code != ErrorCode::Unavailable || deadline.hasExpired())
            return current;
        QThread::msleep(20);
    }
}

Result<> Workspace::startServer(const Cluster& cluster) const
{
    if (const auto running = cluster.state(); running && running->isReady)
        return {};
    const auto lock = lockFolder(m_folder);
    if (!lock)
        return propagate(lock);
    return cluster.start();
}

Result<> Workspace::stop() const
{
    const auto cluster = this->cluster();
    if (!cluster)
        return propagate(cluster);
    const auto lock = lockFolder(m_folder);
    if (!lock)
        return propagate(lock);
    return cluster->stop();
}

Result<bool> Workspace::isRunning() const
{
    const auto cluster = this->cluster();
    if (!cluster)
        return propagate(cluster);
    const auto state = cluster->state();
    return state && state->isReady;
}

Result<QString> Workspace::dsn() const
{
    const auto cluster = this->cluster();
    if (!cluster)
        return propagate(cluster);
    return cluster->dsn(Cluster::OwnerRole);
}

QString Workspace::objectsFolder() const
{
    return m_folder + QStringLiteral("/objects");
}

QString Workspace::auditFolder() const
{
    return m_folder + QStringLiteral("/audit");
}

QString Workspace::serverLogFolder() const
{
    return ClusterPaths{m_clusterFolder}.log();
}

QString Workspace::keyFile() const
{
    return keysFolder(m_folder) + QStringLiteral("/workspace.key");
}

Result<> Workspace::makeKey(Marker& marker) const
{
    if (!m_keychain || !m_keychain->probe() || QFile::exists(keyFile()))
        return ensureKey(keyFile());
    if (const auto made = ensureKey(*m_keychain, keyName(m_id)); !made)
        return made;
    marker.keyPlace = Marker::KeyPlace::Keychain;
    return {};
}

Result<bool> Workspace::isKeyInFile() const
{
    const auto marker = requireMarker(m_folder); // as it is now: another program may have moved it
    if (!marker)
        return propagate(marker);
    return marker->keyPlace == Marker::KeyPlace::File;
}

Result<QByteArray> Workspace::key() const
{
    const auto isInFile = isKeyInFile();
    if (!isInFile)
        return propagate(isInFile);
    if (*isInFile)
        return readKey(keyFile());
    if (!m_keychain || !m_keychain->probe())
        return keychainMissing();
    return readKey(*m_keychain, keyName(m_id));
}

Result<> Workspace::secureKey() const
{
    if (!QFile::exists(keyFile()) || !m_keychain || !m_keychain->probe())
        return {};
    const auto lock = lockFolder(m_folder);
    if (!lock)
        return propagate(lock);
    auto marker = requireMarker(m_folder);
    if (!marker)
        return propagate(marker);
    if (marker->keyPlace == Marker::KeyPlace::File) {
        if (const auto copied = copyKey(keyFile(), *m_keychain, keyName(m_id)); !copied)
            return copied;
        marker->keyPlace = Marker::KeyPlace::Keychain;
        if (const auto marked = writeMarker(m_folder, *marker); !marked)
            return marked;
    }
    const auto key = readKey(*m_keychain, keyName(m_id));
    if (!key)
        return propagate(key);
    // one that is not the keychain's was put there by somebody else: not ours to remove
    if (const auto inFile = readKey(keyFile()); !inFile || *inFile != *key)
        return {};
    return removeKeyFile(keyFile());
}

} // namespace wardlight::workspace
