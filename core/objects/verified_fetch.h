#pragma once

#include "core/base/clock.h"
#include "core/base/platform/sealed_memory.h"
#include "core/objects/manifest.h"
#include "core/objects/object_store.h"

#include <memory>

namespace wardlight::objects {

class VerifiedCache;

/// Where bytes came from and how far they can be trusted; what the provenance badge shows.
struct Provenance
{
    enum class State
    {
        Verified,
        Unverified
    };

    QString key;
    QString store;       ///< ObjectStore::description
    Sha256Digest sha256; ///< of the bytes as read
    qint64 bytes = 0;
    State state = State::Unverified;
    QDateTime checkedAt; ///< UTC, when these bytes were hashed
};

/// An object's bytes after the check, sealed: what was checked is what everyone reads.
struct VerifiedObject
{
    SealedMemory bytes;
    Provenance provenance;
};

/// What to do with an object that nobody recorded a hash for.
enum class UnverifiedPolicy
{
    Refuse, ///< Error::Unverified, for the screen to ask the person
    Accept, ///< the person confirmed; the badge stays
};

/// The only way from a store to a screen, an export or the decoder.
///
/// Bytes are hashed as they arrive into a private anonymous file. Size and hash must match the
/// manifest, else the object's `file-hash`; where both exist they must agree. A mismatch is fetched
/// once more; then the object is quarantined (with an audit row and an alert) and
/// Error::Integrity says so. Nothing of a refused object leaves this class. Thread-safe.
class VerifiedFetch
{
public:
    VerifiedFetch(std::shared_ptr<ObjectStore> store, std::shared_ptr<Manifest> manifest,
                  std::shared_ptr<const Clock> clock,
                  qint64 cacheBytes = qint64(256) * 1024 * 1024);
    ~VerifiedFetch();

    [[nodiscard]] Result<VerifiedObject>
    fetch(const QString& key, UnverifiedPolicy policy = UnverifiedPolicy::Refuse) const;

private:
    std::shared_ptr<ObjectStore> m_store;
    std::shared_ptr<Manifest> m_manifest;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<VerifiedCache> m_cache;
};

} // namespace wardlight::objects
