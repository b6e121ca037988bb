#pragma once

#include "tests/support/watched_folder.h"

#include <QList>
#include <QMap>
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

    /// What a server has beyond the usual.
    struct Options
    {
        QByteArray settings = {};                ///< lines of postgresql.conf
        QByteArray accessRules = {};             ///< pg_hba.conf; empty: everyone on the socket
        QMap<QString, QByteArray> files = {};    ///< in the data folder, for the server alone
        QMap<QString, QString> environment = {}; ///< of its processes
        quint16 tcpPort = 0; ///< of 127.0.0.1 as well as of the socket; 0: the socket alone
    };

    /// Makes the cluster and starts it.
    [[nodiscard]] static Result<PostgresServer> start() { return start(Options()); }
    [[nodiscard]] static Result<PostgresServer> start(const Options& options);
    /// A streaming standby of a running server that has ReplicationSettings.
    [[nodiscard]] static Result<PostgresServer> startStandby(const PostgresServer& primary);
    static constexpr auto ReplicationSettings =
        "wal_level = replica\nmax_wal_senders = 4\nsynchronous_commit = on\n";
    /// A port of 127.0.0.1 that was free a moment ago.
    [[nodiscard]] static quint16 freePort();

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

    /// Makes a standby take changes; returns when it does.
    [[nodiscard]] Result<> promote();

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QString socketFolder() const;
    [[nodiscard]] QString logFile() const;

private:
    explicit PostgresServer(WatchedFolder folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] Result<> configure(const Options& options);
    [[nodiscard]] QString dataFolder() const;
    /// 0 when it is not running.
    [[nodiscard]] pid_t serverPid() const;
    [[nodiscard]] Result<> signalAll(int signal) const;

    WatchedFolder m_folder;
    int m_databases = 0;
    quint16 m_port = 5432;
    QMap<QString, QString> m_environment;
};

} // namespace wardlight::test
