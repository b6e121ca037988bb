#include "core/objects/memory_manifest.h"

#include "core/objects/integrity.h"

#include <algorithm>

namespace wardlight::objects {

Result<> MemoryManifest::record(const ManifestEntry& entry)
{
    ManifestEntry stored = entry;
    stored.state = ObjectState::Stored;
    const std::lock_guard lock(m_mutex);
    m_entries.insert_or_assign(entry.key.toUtf8(), std::move(stored));
    return {};
}

Result<> MemoryManifest::forget(const QString& key)
{
    const std::lock_guard lock(m_mutex);
    m_entries.erase(key.toUtf8());
    return {};
}

Result<std::optional<ManifestEntry>> MemoryManifest::find(const QString& key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(key.toUtf8());
    return found == m_entries.end() ? std::nullopt : std::optional(found->second);
}

Result<std::vector<ManifestEntry>> MemoryManifest::list(const ManifestQuery& query)
{
    const QByteArray prefix = query.prefix.toUtf8();
    const QByteArray after = query.after.toUtf8();
    std::vector<ManifestEntry> entries;
    const std::lock_guard lock(m_mutex);
    for (auto it = m_entries.lower_bound(std::max(prefix, after)); it != m_entries.end(); ++it) {
        if (!it->first.startsWith(prefix) || entries.size() >= std::size_t(query.limit))
            break;
        const bool wanted = !query.state || it->second.state == *query.state;
        if (wanted && (query.after.isEmpty() || it->first > after))
            entries.push_back(it->second);
    }
    return entries;
}

Result<> MemoryManifest::markVerified(const QString& key, const QDateTime& at)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(key.toUtf8());
    if (found != m_entries.end() && found->second.state != ObjectState::Quarantined) {
        found->second.state = ObjectState::Verified;
        found->second.verifiedAt = at;
    }
    return {};
}

Result<> MemoryManifest::quarantine(const QString& key, const QString& reason)
{
    const std::lock_guard lock(m_mutex);
    ManifestEntry& entry = m_entries[key.toUtf8()];
    if (entry.state == ObjectState::Quarantined)
        return {};
    entry.key = key;
    entry.state = ObjectState::Quarantined;
    entry.quarantineReason = reason;
    entry.quarantinedAt = m_clock->now();
    return {};
}

Result<> MemoryManifest::release(const QString& key, const QDateTime& verifiedAt)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(key.toUtf8());
    if (found == m_entries.end() || found->second.state != ObjectState::Quarantined)
        return tl::unexpected(notQuarantined(key));
    if (!found->second.hasRecordedHash()) {
        m_entries.erase(found);
        return {};
    }
    found->second.state = ObjectState::Verified;
    found->second.verifiedAt = verifiedAt;
    found->second.quarantineReason.clear();
    found->second.quarantinedAt = {};
    return {};
}

} // namespace wardlight::objects
