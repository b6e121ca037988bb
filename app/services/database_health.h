#pragma once

#include "app/services/health.h"
#include "core/postgres/partitions.h"
#include "core/postgres/server_facts.h"

namespace wardlight::postgres {
class Database;
}

namespace wardlight::services {

/// Looks at a database and its server: version, schema, extensions, encryption, clocks, latency,
/// partitions, dead rows, room, disk, whether a power cut loses anything, replication, archive. Any
/// database, a workspace's or a production one. Ends after the first check when nobody answers.
[[nodiscard]] std::vector<HealthCheck> checkDatabase(postgres::Database& database);

// The rules by themselves: what is found, and what to do about it.

[[nodiscard]] HealthCheck judgeVersion(const postgres::ServerFacts& facts);
[[nodiscard]] HealthCheck judgeExtensions(const postgres::ServerFacts& facts);
[[nodiscard]] HealthCheck judgeEncryption(const postgres::ServerFacts& facts);
[[nodiscard]] HealthCheck judgeClocks(const postgres::ClockComparison& clocks);
[[nodiscard]] HealthCheck judgeLatency(const postgres::ClockComparison& clocks);
[[nodiscard]] HealthCheck judgePartitions(const postgres::PartitionState& state,
                                          const QDateTime& now);
[[nodiscard]] HealthCheck judgeBloat(const postgres::ServerFacts& facts);
[[nodiscard]] HealthCheck judgeRoom(const postgres::ServerFacts& facts);
/// @param freeBytes  on the disk of the server's data; nothing when it cannot be seen from here
[[nodiscard]] HealthCheck judgeDisk(const postgres::ServerFacts& facts,
                                    std::optional<qint64> freeBytes);
[[nodiscard]] HealthCheck judgeTimeZone(const postgres::ServerFacts& facts);
[[nodiscard]] HealthCheck judgeDurability(const postgres::ServerFacts& facts);
[[nodiscard]] HealthCheck judgeReplication(const postgres::ServerFacts& facts);
[[nodiscard]] HealthCheck judgeBackups(const postgres::ServerFacts& facts, const QDateTime& now);

} // namespace wardlight::services
