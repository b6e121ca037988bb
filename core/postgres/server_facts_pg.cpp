#include "core/postgres/server_facts.h"

#include <algorithm>

namespace wardlight::postgres {

namespace {

using std::chrono::milliseconds;

constexpr int Probes = 5;

void readIdentity(Transaction& tx, ServerFacts& facts)
{
    const Rows rows = tx.exec(
        "SELECT current_setting('server_version') AS version, "
        "current_setting('server_version_num')::int AS number, pg_is_in_recovery() AS standby, "
        "pg_postmaster_start_time() AS started, inet_server_addr() IS NULL AS socket, "
        "(SELECT reset_val FROM pg_settings WHERE name = 'TimeZone') AS zone, "
        "ARRAY(SELECT extname::text FROM pg_extension ORDER BY extname) AS extensions");
    const Row row = rows.first();
    facts.version = row["version"].text();
    facts.versionNumber = row["number"].integer();
    facts.isStandby = row["standby"].boolean();
    facts.startedAt = row["started"].instant();
    facts.isSocket = row["socket"].boolean();
    facts.timeZone = row["zone"].text();
    facts.extensions = row["extensions"].texts();
    const Rows tls =
        tx.exec("SELECT version, cipher FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl");
    if (!tls.isEmpty()) {
        facts.tlsVersion = tls.first()["version"].text();
        facts.tlsCipher = tls.first()["cipher"].text();
    }
}

void readRoom(Transaction& tx, ServerFacts& facts)
{
    const Rows rows = tx.exec(
        "SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') "
        "AS connections, current_setting('max_connections')::int AS most, "
        "pg_database_size(current_database()) AS bytes, "
        "(SELECT age(datfrozenxid) FROM pg_database WHERE datname = current_database())::bigint "
        "AS age");
    const Row row = rows.first();
    facts.connections = row["connections"].integer();
    facts.maxConnections = row["most"].integer();
    facts.databaseBytes = row["bytes"].int64();
    facts.transactionAge = row["age"].int64();
}

void readDisk(Transaction& tx, ServerFacts& facts)
{
    const Rows folder = tx.exec("SELECT setting FROM pg_settings WHERE name = 'data_directory'");
    if (!folder.isEmpty())
        facts.dataFolder = folder.first()["setting"].text();
    const Rows idle =
        tx.exec("SELECT slot_name, pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() "
                "THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, restart_lsn)::bigint "
                "AS kept FROM pg_replication_slots WHERE NOT active AND restart_lsn IS NOT NULL "
                "ORDER BY kept DESC, slot_name");
    for (const Row row : idle)
        facts.idleSlots.push_back({row["slot_name"].text(), row["kept"].int64()});
}

void readDurability(Transaction& tx, ServerFacts& facts)
{
    const Rows rows =
        tx.exec("SELECT current_setting('fsync')::bool AS fsync, "
                "current_setting('full_page_writes')::bool AS pages, "
                "current_setting('synchronous_commit') AS commit, "
                "current_setting('data_checksums')::bool AS checksums, "
                "current_setting('synchronous_standby_names') AS names, "
                "current_setting('archive_mode') AS archive, last_archived_time AS archived, "
                "last_failed_time AS failed FROM pg_stat_archiver");
    const Row row = rows.first();
    facts.fsync = row["fsync"].boolean();
    facts.fullPageWrites = row["pages"].boolean();
    facts.synchronousCommit = row["commit"].text();
    facts.hasChecksums = row["checksums"].boolean();
    facts.synchronousNames = row["names"].text();
    facts.archiveMode = row["archive"].text();
    facts.lastArchivedAt = row["archived"].instant();
    facts.lastArchiveFailureAt = row["failed"].instant();
}

void readReplicas(Transaction& tx, ServerFacts& facts)
{
    const Rows rows = tx.exec("SELECT application_name, coalesce(state, '') AS state, "
                              "coalesce(sync_state, '') AS sync_state, "
                              "(extract(epoch FROM replay_lag) * 1000)::bigint AS lag_ms "
                              "FROM pg_stat_replication ORDER BY application_name, pid");
    for (const Row row : rows) {
        ServerFacts::Replica replica{row["application_name"].text(), row["state"].text(),
                                     row["sync_state"].text(), std::nullopt};
        if (const auto lag = row["lag_ms"].maybeInt64())
            replica.replayLag = milliseconds(*lag);
        facts.replicas.push_back(replica);
    }
}

void readBloat(Transaction& tx, ServerFacts& facts)
{
    const Rows rows = tx.exec(
        "SELECT relname, n_dead_tup, n_live_tup, greatest(last_vacuum, last_autovacuum) AS vacuum "
        "FROM pg_stat_user_tables WHERE n_dead_tup > 10000 AND "
        "n_dead_tup * 4 > n_live_tup ORDER BY n_dead_tup DESC, relname LIMIT 5");
    for (const Row row : rows)
        facts.bloated.push_back({row["relname"].text(), row["n_dead_tup"].int64(),
                                 row["n_live_tup"].int64(), row["vacuum"].instant()});
}

} // namespace

Result<ServerFacts> readServerFacts(Database& database)
{
    return database.read([](Transaction& tx) -> Result<ServerFacts> {
        ServerFacts facts;
        for (const auto read :
             {readIdentity, readRoom, readDisk, readDurability, readReplicas, readBloat})
            read(tx, facts);
        return facts;
    });
}

Result<ClockComparison> compareClocks(Database& database)
{
    using Steady = std::chrono::steady_clock;
    std::vector<ClockComparison> probes;
    for (int i = 0; i < Probes; ++i) {
        const QDateTime asked = QDateTime::currentDateTimeUtc();
        const auto began = Steady::now();
        const auto answer = database.readOne("SELECT clock_timestamp()", {});
        if (!answer)
            return propagate(answer);
        const auto taken = std::chrono::ceil<milliseconds>(Steady::now() - began);
        const QDateTime server = answer->first()[0].instant();
        probes.push_back({milliseconds(asked.addMSecs(taken.count() / 2).msecsTo(server)), taken});
    }
    // The shortest trip compares the clocks best.
    std::sort(probes.begin(), probes.end(),
              [](const auto& a, const auto& b) { return a.roundTrip < b.roundTrip; });
    return ClockComparison{probes.front().serverAhead, probes[Probes / 2].roundTrip};
}

} // namespace wardlight::postgres
