#include "core/objects/verified_cache.h"

namespace wardlight::objects {

std::optional<VerifiedObject> VerifiedCache::find(const QString& key, const Sha256Digest& sha256)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byHash.find(sha256);
    if (found == m_byHash.end())
        return std::nullopt;
    const auto provenance = found->second->keys.find(key);
    if (provenance == found->second->keys.end())
        return std::nullopt;
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return VerifiedObject{found->second->bytes, provenance->second};
}

void VerifiedCache::insert(const VerifiedObject& object)
{
    const Provenance& provenance = object.provenance;
    if (provenance.bytes > m_maximumBytes)
        return;
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_byHash.find(provenance.sha256); found != m_byHash.end()) {
        found->second->keys.insert_or_assign(provenance.key, provenance);
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return;
    }
    m_entries.push_front({object.bytes, {{provenance.key, provenance}}});
    m_byHash.emplace(provenance.sha256, m_entries.begin());
    m_bytes += provenance.bytes;
    while (m_bytes > m_maximumBytes) {
        const Provenance& last = m_entries.back().keys.begin()->second;
        m_bytes -= last.bytes;
        m_byHash.erase(last.sha256);
        m_entries.pop_back();
    }
}

qint64 VerifiedCache::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

SharedFetches::Outcome SharedFetches::run(const QString& name,
                                          const std::function<Outcome()>& fetch)
{
    std::unique_lock lock(m_mutex);
    if (const auto found = m_running.find(name); found != m_running.end()) {
        const auto running = found->second;
        m_finished.wait(lock, [&running] { return running->outcome.has_value(); });
        return *running->outcome;
    }
    const auto running = std::make_shared<Running>();
    m_running.emplace(name, running);
    lock.unlock();
    Outcome outcome = fetch();
    lock.lock();
    running->outcome = outcome;
    m_running.erase(name);
    m_finished.notify_all();
    return outcome;
}

} // namespace wardlight::objects
