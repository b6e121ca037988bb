#pragma once

#include "core/base/result.h"
#include "core/security/keychain.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <memory>

namespace wardlight {
struct SystemUser;
}

namespace wardlight::workspace {

class Cluster;
struct Marker;

/// A private workspace: a PostgreSQL cluster on a unix socket, a directory of objects, and a key,
/// all in one folder that belongs to one person.
///
/// Nobody but that user can read the files or connect. The server outlives the program that started
/// it; several programs may share it, start, stop and create it at the same time (a file lock in
/// the folder orders them), and any of them may be killed at any moment. Blocking and thread-safe.
/// Errors: NotFound (no workspace there), Invalid (a folder that is not ours or not complete),
/// Permission, NoSpace, Unsupported (made by another major version of PostgreSQL), Unavailable (the
/// server does not start; the message has its last log lines), Schema (made by a newer Wardlight),
/// Timeout.
class Workspace
{
public:
    /// Where the key is kept that signs what lies outside the database; null: in a file (0600) of
    /// the workspace, which is weaker.
    using KeychainPointer = std::shared_ptr<security::Keychain>;

    /// Makes a workspace and starts it. One that exists is opened and started; a creation that was
    /// interrupted is finished; one that fails leaves nothing behind.
    /// @param folder  must not exist, be empty, or be a workspace
    [[nodiscard]] static Result<Workspace> create(const QString& folder,
                                                  const KeychainPointer& keychain = {});
    /// Opens a workspace that exists; starts nothing.
    [[nodiscard]] static Result<Workspace> open(const QString& folder,
                                                const KeychainPointer& keychain = {});
    /// Stops the server and removes the workspace with all its data, wherever parts of it lie.
    /// Files in its folder that are not ours stay.
    [[nodiscard]] static Result<> destroy(const QString& folder,
                                          const KeychainPointer& keychain = {});

    /// Starts the server, or finds it running, and brings its schema up to date; returns once it
    /// takes connections.
    [[nodiscard]] Result<> start() const;
    /// Fast shutdown: connections are cut, everything committed is kept.
    [[nodiscard]] Result<> stop() const;
    [[nodiscard]] Result<bool> isRunning() const;

    /// Absolute, without symbolic links.
    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] const QUuid& id() const { return m_id; }
    [[nodiscard]] const QDateTime& createdAt() const { return m_createdAt; }
    /// libpq connection string of the private database. It holds no password: the server asks the
    /// system who connects.
    [[nodiscard]] Result<QString> dsn() const;
    [[nodiscard]] QString objectsFolder() const;
    /// Where the signed heads of the audit log are kept.
    [[nodiscard]] QString auditFolder() const;
    /// Where the cluster's files are; outside the folder when the server's user cannot reach it.
    [[nodiscard]] const QString& clusterFolder() const { return m_clusterFolder; }
    [[nodiscard]] QString serverLogFolder() const;
    /// Where the key lies when it is in no keychain.
    [[nodiscard]] QString keyFile() const;
    /// The 32 random bytes that sign what is kept outside the database.
    /// @return Error::Unavailable when it is in a keychain that does not answer
    [[nodiscard]] Result<QByteArray> key() const;
    [[nodiscard]] Result<bool> isKeyInFile() const;
    /// Moves a key from its file into the keychain. Does nothing without one, or when that is done.
    [[nodiscard]] Result<> secureKey() const;

private:
    Workspace(QString folder, const Marker& marker, KeychainPointer keychain = {});
    /// Builds what is missing; removes it all when that fails.
    static Result<> finish(const QString& folder, const KeychainPointer& keychain);
    static Result<> build(const QString& folder, Marker& marker, const KeychainPointer& keychain);
    [[nodiscard]] Result<> makeKey(Marker& marker) const;
    static Result<> dismantle(const QString& folder, const Marker& marker);
    [[nodiscard]] Result<> makeFolders(const SystemUser& server) const;
    [[nodiscard]] Result<Cluster> cluster() const;
    [[nodiscard]] Result<> startServer(const Cluster& cluster) const;

    QString m_folder;
    QString m_clusterFolder;
    QUuid m_id;
    QDateTime m_createdAt;
    KeychainPointer m_keychain;
};

} // namespace wardlight::workspace
