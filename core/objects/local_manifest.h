#pragma once

#include "core/base/clock.h"
#include "core/objects/manifest.h"
#include "core/security/audit.h"

#include <functional>
#include <memory>

namespace wardlight::objects {

class ObjectStore;

/// The manifest of a bucket that has no database: it knows which objects are in quarantine on this
/// computer, and nothing else. What an object must be says its own `file-hash`: others may replace
/// it at any time, and a record of ours would then be wrong. Raises no alerts: there is nobody to
/// show them to. Thread-safe and blocking.
class LocalManifest final : public Manifest
{
public:
    /// Appends a row to the audit log.
    using Audit = std::function<Result<>(const security::AuditEntry&)>;

    /// @param quarantine  a store of this computer, empty at first, used for nothing else
    LocalManifest(std::shared_ptr<ObjectStore> quarantine, Audit audit,
                  std::shared_ptr<const Clock> clock)
        : m_quarantine(std::move(quarantine)), m_audit(std::move(audit)), m_clock(std::move(clock))
    {}

    [[nodiscard]] Result<std::optional<ManifestEntry>> find(const QString& key) override;
    [[nodiscard]] Result<std::vector<ManifestEntry>> list(const ManifestQuery& query) override;
    /// Ends a quarantine; what the bytes must be is not kept.
    [[nodiscard]] Result<> record(const ManifestEntry& entry) override;
    [[nodiscard]] Result<> forget(const QString& key) override;
    [[nodiscard]] Result<> markVerified(const QString& key, const QDateTime& at) override;
    [[nodiscard]] Result<> markAllVerified(const std::vector<QString>& keys,
                                           const QDateTime& at) override;
    [[nodiscard]] Result<> quarantine(const QString& key, const QString& reason) override;
    [[nodiscard]] Result<> release(const QString& key, const QDateTime& verifiedAt) override;

private:
    std::shared_ptr<ObjectStore> m_quarantine;
    Audit m_audit;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace wardlight::objects
