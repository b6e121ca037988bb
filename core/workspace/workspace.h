#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUuid>

namespace wardlight::workspace {

struct WorkspaceLayout;

/// How a workspace is right now.
struct WorkspaceStatus
{
    bool isRunning = false;
    int serverId = 0; ///< process id of the server; 0 when it does not run
};

/// A private workspace: a PostgreSQL cluster on a unix socket, a directory of objects, and a key,
/// all in one folder that belongs to one person.
///
/// Nobody but that user can read the files or connect. The server outlives the program that started
/// it; several programs may share it, start, stop and create it at the same time (a file lock in
/// the folder orders them), and any of them may be killed at any moment. Blocking and thread-safe.
/// Errors: NotFound (no workspace there), Invalid (a folder that is not ours), Permission, NoSpace,
/// Unsupported (made by another major version of PostgreSQL), Unavailable (the server does not
/// start; the message has its last log lines), Timeout.
class Workspace
{
public:
    /// Makes a workspace and leaves its server running. One that exists is opened and started; our
    /// own creation that was interrupted is finished.
    /// @param folder  must not exist, be empty, or be a workspace
    [[nodiscard]] static Result<Workspace> create(const QString& folder);
    /// Opens a workspace that exists; starts nothing.
    [[nodiscard]] static Result<Workspace> open(const QString& folder);
    /// Stops the server and removes the folder with all its data, wherever parts of it lie.
    [[nodiscard]] static Result<> destroy(const QString& folder);

    /// Starts the server, or finds it running; returns once it takes connections.
    [[nodiscard]] Result<> start() const;
    /// Fast shutdown: connections are cut, everything committed is kept.
    [[nodiscard]] Result<> stop() const;
    [[nodiscard]] Result<WorkspaceStatus> status() const;

    /// Absolute, without symbolic links.
    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] const QUuid& id() const { return m_id; }
    [[nodiscard]] const QDateTime& createdAt() const { return m_createdAt; }
    /// libpq connection string of the private database; holds no password that works elsewhere.
    [[nodiscard]] Result<QString> dsn() const;
    [[nodiscard]] QString objectsFolder() const;
    /// Where programs keep what belongs to the workspace but not to its store (audit heads, …).
    [[nodiscard]] QString stateFolder() const;
    /// Where the cluster's files are; outside the folder when the server's user cannot reach it.
    [[nodiscard]] const QString& clusterFolder() const { return m_clusterFolder; }
    [[nodiscard]] QString serverLogFolder() const;
    [[nodiscard]] QString keyFile() const;
    /// The 32 random bytes that sign and seal what leaves the database.
    [[nodiscard]] Result<QByteArray> key() const;

private:
    Workspace() = default;

    QString m_folder;
    QString m_clusterFolder;
    QUuid m_id;
    QDateTime m_createdAt;
};

} // namespace wardlight::workspace
