#pragma once

#include "tests/support/watched_folder.h"

#include <QList>
#include <QStringList>

#include <sys/types.h>

namespace wardlight::test {

/// A private, real PostgreSQL server for one test program.
///
/// Listens on a unix socket alone, keeps nothing on disk (fsync is off), and is gone with all it
/// held when the object dies or the test crashes. As root the server runs as the system user
/// "postgres". A cluster with PostGIS, pg_trgm and btree_gist is made once a build folder and
/// copied for each server, so that one starts in a fraction of a second.
///
/// Not thread-safe; a missing PostgreSQL is an error, which a test reports as its failure.
class PostgresServer
{
public:
    /// The superuser of the cluster; needs no password.
    static constexpr auto Superuser = "wardlight_admin";
    /// The ordinary role that owns the databases; needs no password.
    static constexpr auto Owner = "wardlight";

    /// Makes the cluster and starts it.
    [[nodiscard]] static Result<PostgresServer> start();

    PostgresServer(PostgresServer&&) noexcept = default;
    PostgresServer& operator=(PostgresServer&&) noexcept = delete;
    ~PostgresServer() = default;

    /// Makes a database owned by Owner.
    /// @param likeDatabase  what it is a copy of, which nobody may be connected to; by default an
    ///                      empty one that has the extensions
    /// @return its name
    [[nodiscard]] Result<QString> createDatabase(const QString& likeDatabase = {});

    /// The connection string (libpq keywords) of a database, as Owner unless a role is named.
    [[nodiscard]] QString dsn(const QString& database,
                              const QString& role = QString::fromLatin1(Owner)) const;

    /// Runs SQL as the superuser, past the code under test. NULL reads as an empty string.
    /// @return the rows of the last statement
    [[nodiscard]] Result<QList<QStringList>> query(const QString& database, const QString& sql);

    /// Ends the server in order; open connections are cut.
    [[nodiscard]] Result<> stop();
    /// Ends the server as a power cut would; returns when all its processes are gone.
    [[nodiscard]] Result<> kill();
    /// Starts a server that stop() or kill() ended, on the same socket and data.
    [[nodiscard]] Result<> startAgain();
    /// Stops all its processes in their tracks: it accepts bytes, but never answers.
    [[nodiscard]] Result<> freeze();
    /// Lets a frozen server go on.
    [[nodiscard]] Result<> thaw();

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QString socketFolder() const;
    [[nodiscard]] QString logFile() const;

private:
    explicit PostgresServer(WatchedFolder folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] QString dataFolder() const;
    /// 0 when it is not running.
    [[nodiscard]] pid_t serverPid() const;
    [[nodiscard]] Result<> signalAll(int signal) const;

    WatchedFolder m_folder;
    int m_databases = 0;
};

} // namespace wardlight::test
