#include "app/services/database_health.h"

#include "app/services/health_check.h"
#include "core/postgres/migrations.h"

#include <QFile>
#include <QLocale>

#include <algorithm>
#include <filesystem>

namespace wardlight::services {

namespace {

using namespace std::chrono_literals;
using postgres::Database;
using postgres::ServerFacts;

constexpr int OldestVersion = 150000;
constexpr auto AcceptedClockDifference = 2s;
constexpr auto DangerousClockDifference = 60s;
constexpr auto SlowRoundTrip = 100ms;
constexpr auto AcceptedReplicaLag = 30s;
constexpr qint64 OldTransactions = 1'000'000'000; // of 2 billion
constexpr int HoursOfArchive = 24;
constexpr qint64 GiB = qint64(1024) * 1024 * 1024;
constexpr qint64 MuchKeptLog = GiB;
constexpr qint64 LittleSpace = 2 * GiB;
constexpr qint64 TooLittleSpace = GiB / 5;

QString seconds(std::chrono::milliseconds time)
{
    return QLocale().toString(double(time.count()) / 1000, 'f', 1);
}

HealthCheck checkSchema(Database& database)
{
    if (const auto current = postgres::requireCurrentSchema(database); !current)
        return failed("schema", current.error());
    return healthy(
        "schema",
        translatedHealth(QT_TRANSLATE_NOOP("Health", "The schema is at version %1, as it must be."))
            .arg(postgres::latestSchemaVersion()));
}

void addClocks(Database& database, std::vector<HealthCheck>& checks)
{
    const auto clocks = postgres::compareClocks(database);
    if (!clocks) {
        checks.push_back(failed("clock", clocks.error()));
        return;
    }
    checks.push_back(judgeClocks(*clocks));
    checks.push_back(judgeLatency(*clocks));
}

HealthCheck checkPartitions(Database& database, const QDateTime& now)
{
    const auto state = postgres::inspectPartitions(database, postgres::measurementsTable(), now);
    return state ? judgePartitions(*state, now) : failed("partitions", state.error());
}

/// Free on the disk of the server's data, where that is a disk of this machine.
std::optional<qint64> freeBytes(const ServerFacts& facts)
{
    if (!facts.isSocket || facts.dataFolder.isEmpty())
        return std::nullopt;
    std::error_code failure;
    const auto space =
        std::filesystem::space(QFile::encodeName(facts.dataFolder).toStdString(), failure);
    return failure ? std::nullopt : std::optional(qint64(space.available));
}

/// Standbys that commits wait for, or all; how far the last one is behind.
std::optional<std::chrono::milliseconds> worstLag(const ServerFacts& facts)
{
    std::optional<std::chrono::milliseconds> worst;
    for (const ServerFacts::Replica& replica : facts.replicas) {
        if (replica.replayLag)
            worst = std::max(worst.value_or(0ms), *replica.replayLag);
    }
    return worst;
}

bool hasSynchronousReplica(const ServerFacts& facts)
{
    return std::any_of(facts.replicas.begin(), facts.replicas.end(), [](const auto& replica) {
        return replica.syncState == QLatin1String("sync") ||
               replica.syncState == QLatin1String("quorum") || replica.syncState.isEmpty();
    });
}

} // namespace

HealthCheck judgeVersion(const ServerFacts& facts)
{
    const QString detail =
        translatedHealth(QT_TRANSLATE_NOOP("Health", "PostgreSQL %1 answers.")).arg(facts.version);
    if (facts.versionNumber >= OldestVersion)
        return healthy("server", detail);
    return failed(
        "server", detail,
        translatedHealth(QT_TRANSLATE_NOOP(
            "Health", "Wardlight needs PostgreSQL 15 or newer: have the server updated.")));
}

HealthCheck judgeExtensions(const ServerFacts& facts)
{
    QStringList missing = {QStringLiteral("postgis"), QStringLiteral("pg_trgm"),
                           QStringLiteral("btree_gist")};
    for (const QString& there : facts.extensions)
        missing.removeAll(there);
    if (missing.isEmpty()) {
        return healthy("extensions", translatedHealth(QT_TRANSLATE_NOOP(
                                         "Health", "PostGIS, pg_trgm and btree_gist are there.")));
    }
    return failed(
        "extensions",
        translatedHealth(QT_TRANSLATE_NOOP("Health", "The database lacks the extensions %1."))
            .arg(missing.join(QStringLiteral(", "))),
        translatedHealth(QT_TRANSLATE_NOOP("Health",
                                           "Install the package postgresql-15-postgis-3, then have "
                                           "an administrator create them in the database.")));
}

HealthCheck judgeEncryption(const ServerFacts& facts)
{
    if (facts.isSocket) {
        return healthy("tls", translatedHealth(QT_TRANSLATE_NOOP(
                                  "Health", "The database is on this machine, over a socket that "
                                            "nobody else can listen to.")));
    }
    if (!facts.tlsVersion.isEmpty()) {
        return healthy(
            "tls",
            translatedHealth(QT_TRANSLATE_NOOP("Health", "The connection is encrypted by %1 (%2)."))
                .arg(facts.tlsVersion, facts.tlsCipher));
    }
    return failed("tls",
                  translatedHealth(QT_TRANSLATE_NOOP(
                      "Health", "The connection to the database is not encrypted: others on the "
                                "network can read patients' data.")),
                  translatedHealth(QT_TRANSLATE_NOOP(
                      "Health", "Have TLS turned on at the server, and use sslmode=verify-full.")));
}

HealthCheck judgeClocks(const postgres::ClockComparison& clocks)
{
    const auto apart = std::chrono::abs(clocks.serverAhead);
    if (apart <= AcceptedClockDifference + clocks.roundTrip) {
        return healthy(
            "clock",
            translatedHealth(QT_TRANSLATE_NOOP(
                                 "Health", "The server's clock and this program's differ by %1 s."))
                .arg(seconds(apart)));
    }
    const QString detail =
        clocks.serverAhead > 0ms
            ? translatedHealth(QT_TRANSLATE_NOOP(
                  "Health", "This computer's clock is %1 s behind the server's. Times that are "
                            "entered or shown here are wrong by that much, or the server's are."))
            : translatedHealth(QT_TRANSLATE_NOOP(
                  "Health", "This computer's clock is %1 s ahead of the server's. Times that are "
                            "entered or shown here are wrong by that much, or the server's are."));
    const QString advice = translatedHealth(
        QT_TRANSLATE_NOOP("Health", "Set both machines' clocks by the same time server."));
    return apart > DangerousClockDifference ? failed("clock", detail.arg(seconds(apart)), advice)
                                            : warned("clock", detail.arg(seconds(apart)), advice);
}

HealthCheck judgeLatency(const postgres::ClockComparison& clocks)
{
    const QString detail =
        translatedHealth(QT_TRANSLATE_NOOP("Health", "A question and its answer take %1 ms."))
            .arg(clocks.roundTrip.count());
    if (clocks.roundTrip <= SlowRoundTrip)
        return healthy("latency", detail);
    return warned("latency", detail,
                  translatedHealth(QT_TRANSLATE_NOOP(
                      "Health", "Pages will feel slow. Look at the network on the way to the "
                                "server, and at the server's load.")));
}

HealthCheck judgePartitions(const postgres::PartitionState& state, const QDateTime& now)
{
    const QDate today = now.toUTC().date();
    if (state.coveredUntil <= today.addMonths(1)) {
        return warned(
            "partitions",
            translatedHealth(
                QT_TRANSLATE_NOOP("Health", "There are partitions for measurements until %1 only."))
                .arg(state.coveredUntil.toString(Qt::ISODate)),
            translatedHealth(QT_TRANSLATE_NOOP(
                "Health", "Open the database once with an account that owns the tables: that "
                          "makes the partitions of the coming months.")));
    }
    if (state.defaultRows > 0) {
        return warned(
            "partitions",
            translatedHealth(
                QT_TRANSLATE_NOOP(
                    "Health", "%1 measurements from %2 to %3 lie in the default partition, where "
                              "searching is slow. Their dates may be wrong."))
                .arg(QLocale().toString(state.defaultRows), state.defaultFrom.toString(Qt::ISODate),
                     state.defaultTo.toString(Qt::ISODate)),
            translatedHealth(QT_TRANSLATE_NOOP(
                "Health", "Look at the dates in the files they came from. Those since the year "
                          "2000 move into partitions when the database is opened next.")));
    }
    return healthy(
        "partitions",
        translatedHealth(
            QT_TRANSLATE_NOOP("Health",
                              "Measurements have partitions until %1, and none lies outside."))
            .arg(state.coveredUntil.toString(Qt::ISODate)));
}

HealthCheck judgeBloat(const ServerFacts& facts)
{
    if (facts.bloated.empty()) {
        return healthy("bloat", translatedHealth(QT_TRANSLATE_NOOP(
                                    "Health", "No table carries many dead rows.")));
    }
    QStringList tables;
    for (const ServerFacts::Bloat& bloat : facts.bloated)
        tables << bloat.table;
    return warned(
        "bloat",
        translatedHealth(
            QT_TRANSLATE_NOOP("Health",
                              "More than a fifth of the rows of these tables are dead: %1."))
            .arg(tables.join(QStringLiteral(", "))),
        translatedHealth(QT_TRANSLATE_NOOP(
            "Health", "Check that autovacuum runs; VACUUM these tables at a quiet hour.")));
}

HealthCheck judgeRoom(const ServerFacts& facts)
{
    const QString detail =
        translatedHealth(
            QT_TRANSLATE_NOOP("Health", "%1 of %2 connections are in use; the database takes %3."))
            .arg(facts.connections)
            .arg(facts.maxConnections)
            .arg(QLocale().formattedDataSize(facts.databaseBytes));
    if (facts.transactionAge > OldTransactions) {
        return failed("server-room",
                      translatedHealth(QT_TRANSLATE_NOOP(
                          "Health", "The database's oldest transaction is so old that the server "
                                    "will refuse changes before long.")),
                      translatedHealth(QT_TRANSLATE_NOOP(
                          "Health", "VACUUM FREEZE the database now, and find out why autovacuum "
                                    "does not.")));
    }
    if (facts.connections * 10 >= facts.maxConnections * 9) {
        return warned("server-room", detail,
                      translatedHealth(QT_TRANSLATE_NOOP(
                          "Health", "Soon nobody can connect. Close programs that are not used, "
                                    "or put PgBouncer before the server.")));
    }
    return healthy("server-room", detail);
}

HealthCheck judgeDisk(const ServerFacts& facts, std::optional<qint64> freeBytes)
{
    const auto size = [](qint64 bytes) { return QLocale().formattedDataSize(bytes); };
    if (freeBytes && *freeBytes < LittleSpace) {
        const QString detail =
            translatedHealth(
                QT_TRANSLATE_NOOP("Health", "%1 are free on the disk of the database server."))
                .arg(size(*freeBytes));
        const QString advice = translatedHealth(
            QT_TRANSLATE_NOOP("Health", "Free some space, or give the server a larger disk: once "
                                        "it is full, nothing can be saved."));
        return *freeBytes < TooLittleSpace ? failed("disk", detail, advice)
                                           : warned("disk", detail, advice);
    }
    if (!facts.idleSlots.empty() && facts.idleSlots.front().keptBytes > MuchKeptLog) {
        const ServerFacts::IdleSlot& slot = facts.idleSlots.front();
        return warned(
            "disk",
            translatedHealth(QT_TRANSLATE_NOOP(
                                 "Health", "The server keeps %1 of old changes for the replication "
                                           "slot \"%2\", which nobody reads: in time they fill its "
                                           "disk."))
                .arg(size(slot.keptBytes), slot.name),
            translatedHealth(QT_TRANSLATE_NOOP(
                "Health", "Bring back the standby that reads it, or have an administrator drop "
                          "the slot (pg_drop_replication_slot).")));
    }
    if (freeBytes) {
        return healthy("disk", translatedHealth(
                                   QT_TRANSLATE_NOOP(
                                       "Health", "%1 are free on the disk of the database server."))
                                   .arg(size(*freeBytes)));
    }
    return healthy("disk", translatedHealth(QT_TRANSLATE_NOOP(
                               "Health", "Nothing piles up on the server's disk. Its free space "
                                         "cannot be seen from here: whoever runs the server must "
                                         "watch it.")));
}

HealthCheck judgeTimeZone(const ServerFacts& facts)
{
    const QStringList names = {QStringLiteral("UTC"),       QStringLiteral("Etc/UTC"),
                               QStringLiteral("GMT"),       QStringLiteral("Etc/GMT"),
                               QStringLiteral("Universal"), QStringLiteral("Etc/Universal"),
                               QStringLiteral("UCT"),       QStringLiteral("Etc/UCT"),
                               QStringLiteral("Zulu"),      QStringLiteral("Etc/Zulu")};
    if (names.contains(facts.timeZone, Qt::CaseInsensitive)) {
        return healthy("time-zone", translatedHealth(QT_TRANSLATE_NOOP(
                                        "Health", "Times that name no zone are taken for UTC.")));
    }
    return warned(
        "time-zone",
        translatedHealth(
            QT_TRANSLATE_NOOP("Health", "The database takes times that name no zone for those of "
                                        "%1. Wardlight always names UTC; other programs that write "
                                        "here may not."))
            .arg(facts.timeZone),
        translatedHealth(QT_TRANSLATE_NOOP(
            "Health", "If they mean UTC, have an administrator run: ALTER DATABASE … SET timezone "
                      "= 'UTC'.")));
}

HealthCheck judgeDurability(const ServerFacts& facts)
{
    if (!facts.fsync || !facts.fullPageWrites || facts.synchronousCommit == QLatin1String("off")) {
        return failed(
            "durability",
            translatedHealth(QT_TRANSLATE_NOOP(
                "Health", "The server acknowledges changes before they are safe: a power cut may "
                          "lose them, or damage the database.")),
            translatedHealth(QT_TRANSLATE_NOOP(
                "Health", "Set fsync, full_page_writes and synchronous_commit to on.")));
    }
    if (!facts.hasChecksums) {
        return warned("durability",
                      translatedHealth(QT_TRANSLATE_NOOP(
                          "Health", "Changes are safe once acknowledged, but the database has no "
                                    "checksums: a failing disk may go unnoticed.")),
                      translatedHealth(QT_TRANSLATE_NOOP(
                          "Health", "Turn checksums on at the next maintenance (pg_checksums).")));
    }
    return healthy("durability",
                   translatedHealth(QT_TRANSLATE_NOOP(
                       "Health", "Changes are safe once acknowledged, and pages have checksums.")));
}

HealthCheck judgeReplication(const ServerFacts& facts)
{
    if (facts.isStandby) {
        return warned("replication",
                      translatedHealth(QT_TRANSLATE_NOOP(
                          "Health", "This server is a standby: it takes no changes.")),
                      translatedHealth(QT_TRANSLATE_NOOP(
                          "Health", "Name the primary in the connection, or both servers.")));
    }
    if (!facts.synchronousNames.isEmpty() && !hasSynchronousReplica(facts)) {
        return failed(
            "replication",
            translatedHealth(
                QT_TRANSLATE_NOOP("Health",
                                  "Changes wait for a standby (%1) that is not there: nothing "
                                  "can be saved."))
                .arg(facts.synchronousNames),
            translatedHealth(QT_TRANSLATE_NOOP(
                "Health", "Bring the standby back, or have an administrator clear "
                          "synchronous_standby_names.")));
    }
    if (facts.replicas.empty()) {
        return healthy("replication",
                       translatedHealth(QT_TRANSLATE_NOOP(
                           "Health", "The server has no standby, or this account cannot see it.")));
    }
    const auto lag = worstLag(facts);
    const QString detail =
        translatedHealth(QT_TRANSLATE_NOOP("Health", "Standbys: %1; the last is %2 s behind."))
            .arg(facts.replicas.size())
            .arg(seconds(lag.value_or(0ms)));
    if (lag.value_or(0ms) <= AcceptedReplicaLag)
        return healthy("replication", detail);
    return warned("replication", detail,
                  translatedHealth(QT_TRANSLATE_NOOP(
                      "Health", "What is read from the standby is old. Look at its load and at the "
                                "network between the servers.")));
}

HealthCheck judgeBackups(const ServerFacts& facts, const QDateTime& now)
{
    if (facts.archiveMode == QLatin1String("off")) {
        return warned("backups",
                      translatedHealth(QT_TRANSLATE_NOOP(
                          "Health", "The server archives nothing, so a backup can bring back no "
                                    "more than the moment it was made.")),
                      translatedHealth(QT_TRANSLATE_NOOP(
                          "Health", "Set up continuous backups (pgBackRest), and try a restore.")));
    }
    const bool isFailing =
        facts.lastArchiveFailureAt.isValid() &&
        (!facts.lastArchivedAt.isValid() || facts.lastArchiveFailureAt > facts.lastArchivedAt);
    if (isFailing) {
        return failed(
            "backups",
            translatedHealth(
                QT_TRANSLATE_NOOP("Health",
                                  "The server fails to archive its changes since %1: what came "
                                  "later is in no backup."))
                .arg(facts.lastArchiveFailureAt.toString(Qt::ISODate)),
            translatedHealth(QT_TRANSLATE_NOOP(
                "Health", "Look at the server's log and at the backup's storage.")));
    }
    if (!facts.lastArchivedAt.isValid() ||
        facts.lastArchivedAt < now.addSecs(-HoursOfArchive * 3600)) {
        return warned(
            "backups",
            translatedHealth(QT_TRANSLATE_NOOP(
                                 "Health", "The server has archived nothing in the last %1 hours."))
                .arg(HoursOfArchive),
            translatedHealth(QT_TRANSLATE_NOOP(
                "Health", "Set archive_timeout, and look at the backup's storage.")));
    }
    return healthy(
        "backups",
        translatedHealth(
            QT_TRANSLATE_NOOP("Health", "The server archives its changes; the last time at %1."))
            .arg(facts.lastArchivedAt.toString(Qt::ISODate)));
}

std::vector<HealthCheck> checkDatabase(Database& database)
{
    const auto facts = postgres::readServerFacts(database);
    if (!facts)
        return {failed("server", facts.error())};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<HealthCheck> checks;
    for (const auto judge : {judgeVersion, judgeExtensions, judgeEncryption, judgeTimeZone,
                             judgeBloat, judgeRoom, judgeDurability, judgeReplication})
        checks.push_back(judge(*facts));
    checks.push_back(judgeDisk(*facts, freeBytes(*facts)));
    checks.push_back(judgeBackups(*facts, now));
    addClocks(database, checks);
    checks.push_back(checkSchema(database));
    if (checks.back().state == HealthCheck::State::Ok)
        checks.push_back(checkPartitions(database, now));
    return checks;
}

} // namespace wardlight::services
