#pragma once

#include "core/postgres/database.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace wardlight::postgres {

/// What a server says of itself, for whoever checks its health. Nothing of it is a patient's data.
struct ServerFacts
{
    QString version;       ///< "15.14 (Debian …)"
    int versionNumber = 0; ///< 150014
    QStringList extensions;
    bool isStandby = false;
    QDateTime startedAt;
    /// What a time without a zone means to programs that do not say, as ours do.
    QString timeZone;

    // how the connection of this program is protected
    bool isSocket = false; ///< of this machine: nobody can listen in
    QString tlsVersion;    ///< empty without TLS
    QString tlsCipher;

    // room
    int connections = 0;
    int maxConnections = 0;
    qint64 databaseBytes = 0;
    qint64 transactionAge = 0; ///< of 2 billion, after which the server refuses writes

    // what may fill its disk
    QString dataFolder; ///< on the server's machine; empty when this account may not see it
    struct IdleSlot
    {
        QString name;
        qint64 keptBytes = 0; ///< of the write-ahead log, for somebody who does not fetch it
    };
    std::vector<IdleSlot> idleSlots; ///< most first

    // whether a power cut loses nothing that was acknowledged
    bool fsync = true;
    bool fullPageWrites = true;
    QString synchronousCommit;
    bool hasChecksums = false;

    // the write-ahead log's archive, from which backups go on
    QString archiveMode; ///< "off", "on", "always"
    QDateTime lastArchivedAt;
    QDateTime lastArchiveFailureAt;

    struct Replica
    {
        QString name;
        QString state;     ///< "streaming"; empty when this account may not see it
        QString syncState; ///< "sync", "async", …
        std::optional<std::chrono::milliseconds> replayLag;
    };
    std::vector<Replica> replicas;
    QString synchronousNames; ///< whom commits wait for; empty: nobody

    struct Bloat
    {
        QString table;
        qint64 deadRows = 0;
        qint64 liveRows = 0;
        QDateTime lastVacuum;
    };
    std::vector<Bloat> bloated; ///< more than a fifth dead, and more than 10,000; worst first
};

[[nodiscard]] Result<ServerFacts> readServerFacts(Database& database);

struct ClockComparison
{
    std::chrono::milliseconds serverAhead{0}; ///< negative: the server's clock is behind
    std::chrono::milliseconds roundTrip{0};   ///< median of a few; the comparison is no finer
};

/// Compares this program's clock with the server's, as seen in the middle of a round trip.
[[nodiscard]] Result<ClockComparison> compareClocks(Database& database);

} // namespace wardlight::postgres
