#include "core/objects/manifest_pg.h"

#include "core/objects/integrity.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::objects {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

constexpr int MaximumListed = 10'000;

const QString AlertType = QStringLiteral("object_integrity");
const QString AlertSeverity = QStringLiteral("high");

QString stateText(ObjectState state)
{
    switch (state) {
    case ObjectState::Stored:
        return QStringLiteral("stored");
    case ObjectState::Verified:
        return QStringLiteral("verified");
    case ObjectState::Quarantined:
        return QStringLiteral("quarantined");
    }
    return {};
}

// What the table's check lets through; anything else would be refused like a quarantined object.
ObjectState stateFrom(const QString& text)
{
    for (const ObjectState state : {ObjectState::Stored, ObjectState::Verified}) {
        if (text == stateText(state))
            return state;
    }
    return ObjectState::Quarantined;
}

QByteArray joined(const std::vector<Sha256Digest>& digests)
{
    QByteArray bytes;
    for (const Sha256Digest& digest : digests)
        bytes += digest.toBytes();
    return bytes;
}

std::vector<Sha256Digest> split(const QByteArray& bytes)
{
    std::vector<Sha256Digest> digests;
    for (qsizetype at = 0; at < bytes.size(); at += qsizetype(Sha256Digest::Size)) {
        if (const auto digest = Sha256Digest::fromBytes(bytes.mid(at, Sha256Digest::Size)))
            digests.push_back(*digest);
    }
    return digests;
}

ManifestEntry entryFrom(const Row& row)
{
    ManifestEntry entry;
    entry.key = row["key"].text();
    entry.sha256 = Sha256Digest::fromBytes(row["sha256"].bytes()).value_or(Sha256Digest());
    entry.bytes = row["bytes"].int64();
    entry.blockHashes = split(row["block_hashes"].bytes());
    entry.contentType = row["content_type"].text();
    entry.state = stateFrom(row["state"].text());
    entry.verifiedAt = row["verified_at"].instant();
    entry.quarantinedAt = row["quarantined_at"].instant();
    entry.quarantineReason = row["quarantine_reason"].text();
    return entry;
}

bool fitsText(const QString& key)
{
    return !key.contains(QChar(u'\0'));
}

tl::unexpected<Error> nulInKey()
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("PostgresManifest",
                                            "An object whose key holds a null character cannot be "
                                            "recorded. Rename the object."));
}

QStringList keyList(const std::vector<QString>& keys)
{
    QStringList list;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(list), fitsText);
    return list;
}

QString alertMessage(const QString& key, const QString& reason)
{
    return QCoreApplication::translate("PostgresManifest",
                                       "The stored object \"%1\" did not pass its check and is in "
                                       "quarantine. %2")
        .arg(key, reason);
}

bool setQuarantined(Transaction& tx, const QString& key, const QString& reason,
                    const QDateTime& now)
{
    const Rows changed = tx.exec(R"(
        INSERT INTO objects (key, sha256, bytes, block_hashes, content_type, state,
            quarantined_at, quarantine_reason)
        VALUES ($1, $2, 0, ''::bytea, 'application/octet-stream', 'quarantined', $3, $4)
        ON CONFLICT (key) DO UPDATE
        SET state = 'quarantined', quarantined_at = $3, quarantine_reason = $4
        WHERE objects.state <> 'quarantined')",
                                 {Param(key), Param(Sha256Digest()), Param(now), Param(reason)});
    return changed.affectedRows() > 0;
}

void raiseAlert(Transaction& tx, const QString& key, const QString& reason, const QDateTime& now)
{
    tx.exec(R"(
        INSERT INTO alerts (alert_id, alert_type, severity, message, created_at)
        VALUES ($1, $2, $3, $4, $5))",
            {Param(AlertId::generate()), Param(AlertType), Param(AlertSeverity),
             Param(alertMessage(key, reason)), Param(now)});
}

} // namespace

void recordObject(Transaction& tx, const ManifestEntry& entry)
{
    const bool isVerified = entry.state == ObjectState::Verified;
    tx.exec(R"(
        INSERT INTO objects (key, sha256, bytes, block_hashes, content_type, state, verified_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (key) DO UPDATE
        SET sha256 = excluded.sha256, bytes = excluded.bytes,
            block_hashes = excluded.block_hashes, content_type = excluded.content_type,
            state = excluded.state, verified_at = excluded.verified_at,
            quarantined_at = NULL, quarantine_reason = NULL)",
            {Param(entry.key), Param(entry.sha256), Param(entry.bytes),
             Param(joined(entry.blockHashes)), Param(entry.contentType),
             Param(stateText(isVerified ? ObjectState::Verified : ObjectState::Stored)),
             isVerified ? Param(entry.verifiedAt) : Param(nullptr)});
}

PostgresManifest::PostgresManifest(std::shared_ptr<postgres::Database> database,
                                   security::AuditContext audit, std::shared_ptr<const Clock> clock)
    : m_database(std::move(database)), m_audit(std::move(audit)), m_clock(std::move(clock))
{}

Result<std::optional<ManifestEntry>> PostgresManifest::find(const QString& key)
{
    if (!fitsText(key))
        return std::nullopt;
    return m_database->read([&](Transaction& tx) -> Result<std::optional<ManifestEntry>> {
        const Rows rows = tx.exec(R"(
            SELECT key, sha256, bytes, block_hashes, content_type, state, verified_at,
                quarantined_at, quarantine_reason
            FROM objects WHERE key = $1)",
                                  {Param(key)});
        return rows.isEmpty() ? std::nullopt : std::optional(entryFrom(rows.first()));
    });
}

Result<std::vector<ManifestEntry>> PostgresManifest::list(const ManifestQuery& query)
{
    if (!fitsText(query.prefix) || !fitsText(query.after))
        return nulInKey();
    const auto state = query.state ? std::optional(stateText(*query.state)) : std::nullopt;
    return m_database->read([&](Transaction& tx) -> Result<std::vector<ManifestEntry>> {
        std::vector<ManifestEntry> entries;
        for (const Row row : tx.exec(R"(
            SELECT key, sha256, bytes, block_hashes, content_type, state, verified_at,
                quarantined_at, quarantine_reason
            FROM objects
            WHERE key ^@ $1 AND key > $2 AND ($3::text IS NULL OR state = $3)
            ORDER BY key LIMIT $4)",
                                     {Param(query.prefix), Param(query.after), Param(state),
                                      Param(std::clamp(query.limit, 1, MaximumListed))})) {
            entries.push_back(entryFrom(row));
        }
        return entries;
    });
}

Result<> PostgresManifest::markVerified(const QString& key, const QDateTime& at)
{
    return markAllVerified({key}, at);
}

Result<> PostgresManifest::markAllVerified(const std::vector<QString>& keys, const QDateTime& at)
{
    const QStringList list = keyList(keys);
    if (list.isEmpty())
        return {};
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        const Rows marked = tx.exec(R"(
            UPDATE objects SET state = 'verified', verified_at = $2
            WHERE key = ANY($1::text[]) AND state <> 'quarantined')",
                                    {Param(list), Param(at)});
        security::recordAudit(tx, m_audit,
                              {QStringLiteral("object.verify"),
                               {},
                               list.size() == 1 ? list.first() : QString(),
                               {{QStringLiteral("objects"), marked.affectedRows()}}});
        return {};
    });
}

Result<> PostgresManifest::quarantine(const QString& key, const QString& reason)
{
    if (!fitsText(key))
        return nulInKey();
    const QDateTime now = m_clock->now();
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        if (!setQuarantined(tx, key, reason, now))
            return {};
        raiseAlert(tx, key, reason, now);
        security::recordAudit(
            tx, m_audit,
            {QStringLiteral("object.quarantine"), {}, key, {{QStringLiteral("reason"), reason}}});
        return {};
    });
}

Result<> PostgresManifest::release(const QString& key, const QDateTime& verifiedAt)
{
    if (!fitsText(key))
        return tl::unexpected(notQuarantined(key));
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        const Rows unrecorded =
            tx.exec("DELETE FROM objects WHERE key = $1 AND state = 'quarantined' AND sha256 = $2",
                    {Param(key), Param(Sha256Digest())});
        const Rows released = tx.exec(R"(
            UPDATE objects
            SET state = 'verified', verified_at = $2, quarantined_at = NULL,
                quarantine_reason = NULL
            WHERE key = $1 AND state = 'quarantined')",
                                      {Param(key), Param(verifiedAt)});
        if (unrecorded.affectedRows() + released.affectedRows() == 0)
            return tl::unexpected(notQuarantined(key));
        security::recordAudit(tx, m_audit, {QStringLiteral("object.release"), {}, key, {}});
        return {};
    });
}

Result<> PostgresManifest::record(const ManifestEntry& entry)
{
    if (!fitsText(entry.key))
        return nulInKey();
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        ManifestEntry stored = entry;
        stored.state = ObjectState::Stored;
        recordObject(tx, stored);
        security::recordAudit(tx, m_audit,
                              {QStringLiteral("object.put"),
                               {},
                               entry.key,
                               {{QStringLiteral("bytes"), entry.bytes},
                                {QStringLiteral("sha256"), entry.sha256.toHex()}}});
        return {};
    });
}

Result<> PostgresManifest::forget(const QString& key)
{
    if (!fitsText(key))
        return {};
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        tx.exec("DELETE FROM objects WHERE key = $1", {Param(key)});
        security::recordAudit(tx, m_audit, {QStringLiteral("object.remove"), {}, key, {}});
        return {};
    });
}

} // namespace wardlight::objects
