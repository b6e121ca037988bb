#pragma once

#include "core/objects/verified_fetch.h"

#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <optional>

namespace wardlight::objects {

/// Objects that passed their check in this process, by hash, the least recently used leaving first.
/// Thread-safe. What leaves lives on for whoever still holds it.
class VerifiedCache
{
public:
    explicit VerifiedCache(qint64 maximumBytes) : m_maximumBytes(maximumBytes) {}

    /// The bytes with this hash, if they were checked under this key: another key's own record
    /// may contradict them.
    [[nodiscard]] std::optional<VerifiedObject> find(const QString& key,
                                                     const Sha256Digest& sha256);
    /// Keeps a verified object, unless it is larger than the whole cache.
    void insert(const VerifiedObject& object);
    [[nodiscard]] qint64 bytes() const;

private:
    struct Entry
    {
        SealedMemory bytes;
        std::map<QString, Provenance> keys; ///< where these bytes were found, and when
    };

    using Entries = std::list<Entry>;

    mutable std::mutex m_mutex;
    Entries m_entries; ///< the one used last comes first
    std::map<Sha256Digest, Entries::iterator> m_byHash;
    qint64 m_bytes = 0;
    qint64 m_maximumBytes;
};

/// Lets concurrent fetches of one object share one transfer and its outcome. Thread-safe.
class SharedFetches
{
public:
    using Outcome = Result<VerifiedObject>;

    /// Runs @p fetch, or waits for the one that runs under the same name already.
    [[nodiscard]] Outcome run(const QString& name, const std::function<Outcome()>& fetch);

private:
    struct Running
    {
        std::optional<Outcome> outcome;
    };

    std::mutex m_mutex;
    std::condition_variable m_finished;
    std::map<QString, std::shared_ptr<Running>> m_running;
};

} // namespace wardlight::objects
