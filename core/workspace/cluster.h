#pragma once

#include "core/base/platform/system_user.h"
#include "core/base/result.h"
#include "core/workspace/server_state.h"

#include <QDateTime>
#include <QString>

namespace wardlight::workspace {

/// Where the parts of a cluster lie. The folder and its settings belong to the workspace's owner
/// (root, say); data and log to the user the server runs as.
struct ClusterPaths
{
    QString folder; ///< absolute

    [[nodiscard]] QString config() const { return folder + QStringLiteral("/config"); }
    [[nodiscard]] QString data() const { return folder + QStringLiteral("/data"); }
    [[nodiscard]] QString log() const { return folder + QStringLiteral("/log"); }
};

/// One PostgreSQL cluster with one database, reached by one user over one socket.
///
/// Two roles: "wardlight" owns the database "wardlight" and is no superuser; "wardlight_admin" is,
/// and serves only to create the extensions. Not locked: callers hold the workspace's lock.
class Cluster
{
public:
    static constexpr auto DatabaseName = "wardlight";
    static constexpr auto OwnerRole = "wardlight";
    static constexpr auto AdminRole = "wardlight_admin";

    /// The user a server runs as here: the caller, or for root "postgres".
    /// @return Error::Unsupported when the system has no such user
    [[nodiscard]] static Result<SystemUser> serverUser();

    /// @param socketFolder  for the next start
    Cluster(ClusterPaths paths, QString socketFolder, SystemUser server);

    /// Makes the cluster, unless it is there; complete or not at all, whenever it is interrupted.
    [[nodiscard]] Result<> create() const;
    /// Whether create() was once completed.
    [[nodiscard]] bool exists() const;
    /// Starts the server, or waits for one that is starting, until it takes connections.
    [[nodiscard]] Result<> start() const;
    [[nodiscard]] Result<> stop() const;
    [[nodiscard]] std::optional<ServerState> state() const
    {
        return readServerState(m_paths.data());
    }

    /// libpq connection string; to the socket of the running server, or where it would be.
    [[nodiscard]] QString dsn(const char* role) const;

private:
    [[nodiscard]] Result<> makeFolders() const;
    [[nodiscard]] Result<> initialise(const QString& data) const;
    [[nodiscard]] Result<> createRoleAndDatabase(const QString& data) const;
    [[nodiscard]] Result<> writeSettings() const;
    [[nodiscard]] bool isBeingStarted() const;
    [[nodiscard]] Result<> waitForStarting() const;
    [[nodiscard]] Result<> launch() const;
    [[nodiscard]] std::optional<SystemUser> switchedUser() const;
    [[nodiscard]] Error startFailure(const QByteArray& output, const QDateTime& began) const;

    ClusterPaths m_paths;
    QString m_socketFolder;
    SystemUser m_server;
};

} // namespace wardlight::workspace
