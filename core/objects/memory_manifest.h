#pragma once

#include "core/base/clock.h"
#include "core/objects/manifest.h"

#include <map>
#include <memory>
#include <mutex>

namespace wardlight::objects {

/// A manifest in memory, gone with the process; for tests and measurements. It writes no audit
/// rows and no alerts.
class MemoryManifest final : public Manifest
{
public:
    explicit MemoryManifest(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) {}

    [[nodiscard]] Result<std::optional<ManifestEntry>> find(const QString& key) override;
    [[nodiscard]] Result<std::vector<ManifestEntry>> list(const ManifestQuery& query) override;
    [[nodiscard]] Result<> record(const ManifestEntry& entry) override;
    [[nodiscard]] Result<> forget(const QString& key) override;
    [[nodiscard]] Result<> markVerified(const QString& key, const QDateTime& at) override;
    [[nodiscard]] Result<> quarantine(const QString& key, const QString& reason) override;
    [[nodiscard]] Result<> release(const QString& key, const QDateTime& verifiedAt) override;

private:
    std::shared_ptr<const Clock> m_clock;
    std::mutex m_mutex;
    std::map<QByteArray, ManifestEntry> m_entries; ///< by the UTF-8 bytes of the key
};

} // namespace wardlight::objects
