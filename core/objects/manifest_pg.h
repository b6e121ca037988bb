#pragma once

#include "core/base/clock.h"
#include "core/objects/manifest.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"

#include <memory>

namespace wardlight::objects {

/// The manifest in the table `objects`. Every write leaves an audit row in its transaction.
///
/// PostgreSQL's text holds no U+0000: a key with one is never found, and Error::Invalid to write.
class PostgresManifest final : public Manifest
{
public:
    PostgresManifest(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                     std::shared_ptr<const Clock> clock);

    [[nodiscard]] Result<std::optional<ManifestEntry>> find(const QString& key) override;
    [[nodiscard]] Result<std::vector<ManifestEntry>> list(const ManifestQuery& query) override;
    [[nodiscard]] Result<> markVerified(const QString& key, const QDateTime& at) override;
    [[nodiscard]] Result<> markAllVerified(const std::vector<QString>& keys,
                                           const QDateTime& at) override;
    [[nodiscard]] Result<> quarantine(const QString& key, const QString& reason) override;
    [[nodiscard]] Result<> release(const QString& key, const QDateTime& verifiedAt) override;

    [[nodiscard]] Result<> record(const ManifestEntry& entry) override;
    [[nodiscard]] Result<> forget(const QString& key) override;

private:
    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    std::shared_ptr<const Clock> m_clock;
};

/// For importers, inside their own transaction (which leaves the audit row): sets what the bytes
/// under @p entry.key must be from now on; Verified where the entry says so, because the importer
/// read them back, else Stored. An entry that is there is replaced, its quarantine too: the bytes
/// are new. The key must hold no U+0000.
void recordObject(postgres::Transaction& tx, const ManifestEntry& entry);

} // namespace wardlight::objects
