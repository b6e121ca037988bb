#pragma once

#include "core/base/clock.h"
#include "core/base/platform/sealed_memory.h"
#include "core/objects/manifest.h"
#include "core/objects/object_store.h"

#include <functional>
#include <memory>

namespace wardlight::objects {

class SealedCache;
class SharedFetches;
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

/// Part of an object after the check of the blocks that it touches.
struct VerifiedRange
{
    SealedMemory bytes;
    qint64 first = 0;      ///< where they begin in the object
    Provenance provenance; ///< of the whole object: the recorded hash and size
};

/// What to do with an object that nobody recorded a hash for.
enum class UnverifiedPolicy
{
    Refuse, ///< Error::Unverified, for the screen to ask the person
    Accept, ///< the person confirmed; the badge stays
};

/// The largest object that is taken into memory as a whole, bytes.
inline constexpr qint64 MaximumFetchBytes = qint64(4) * 1024 * 1024 * 1024;

/// The only way from a store to a screen, an export or the decoder.
///
/// Bytes are hashed as they arrive into a private anonymous file. Size and hash must match the
/// manifest, else the object's `file-hash`; where both exist they must agree. A mismatch is fetched
/// once more; then the object is quarantined (with an audit row and an alert) and
/// Error::Integrity says so. Nothing of a refused object leaves this class. What is in quarantine
/// is refused at once; a missing object is NotFound, one of more than MaximumFetchBytes
/// Error::Limit. What passed is kept for a while in memory, and in the disk cache where there is
/// one. Fetches of one key at the same time share one transfer. Fetching writes nothing to
/// the manifest unless it quarantines. Thread-safe.
class VerifiedFetch
{
public:
    VerifiedFetch(std::shared_ptr<ObjectStore> store, std::shared_ptr<Manifest> manifest,
                  std::shared_ptr<const Clock> clock, qint64 cacheBytes = qint64(256) * 1024 * 1024,
                  std::shared_ptr<SealedCache> diskCache = nullptr);
    ~VerifiedFetch();

    [[nodiscard]] Result<VerifiedObject>
    fetch(const QString& key, UnverifiedPolicy policy = UnverifiedPolicy::Refuse) const;

    /// Some bytes of a large object. Only the blocks of HashBlockBytes that they lie in are read
    /// and checked against the manifest's block hashes; without those the whole object is fetched.
    /// @return as fetch, and Error::Invalid for a range that starts past the end
    [[nodiscard]] Result<VerifiedRange>
    fetchRange(const QString& key, ByteRange range,
               UnverifiedPolicy policy = UnverifiedPolicy::Refuse) const;

    /// Writes an object of any size to a file: the whole, checked object appears under the name, or
    /// nothing does.
    /// @param mayAppear  asked when everything is checked, just before; its error is returned
    /// @return as fetch, and the errors of writing the file
    [[nodiscard]] Result<Provenance> fetchToFile(const QString& key, const QString& path,
                                                 UnverifiedPolicy policy,
                                                 const std::function<Result<>()>& mayAppear) const;

private:
    struct Reading;

    [[nodiscard]] Result<std::optional<ManifestEntry>> findUsable(const QString& key) const;
    [[nodiscard]] Result<VerifiedObject> fetchNow(const QString& key,
                                                  UnverifiedPolicy policy) const;
    [[nodiscard]] Result<std::optional<VerifiedObject>>
    fetchCached(const QString& key, const std::optional<ManifestEntry>& entry,
                UnverifiedPolicy policy) const;
    [[nodiscard]] std::optional<VerifiedObject> findKept(const QString& key,
                                                         const Sha256Digest& sha256) const;
    void keep(const VerifiedObject& object) const;
    [[nodiscard]] Result<Reading> read(const QString& key,
                                       const std::optional<ManifestEntry>& entry) const;
    [[nodiscard]] Result<bool> isLarge(const QString& key) const;
    [[nodiscard]] Result<Provenance> streamToFile(const QString& key, const QString& path,
                                                  UnverifiedPolicy policy,
                                                  const std::function<Result<>()>& mayAppear) const;
    [[nodiscard]] Result<VerifiedRange> fetchBlocks(ManifestEntry entry, ByteRange range) const;
    [[nodiscard]] Result<Reading> readBlocks(const ManifestEntry& entry,
                                             const ByteRange& wanted) const;
    [[nodiscard]] Provenance provenance(const QString& key, const Sha256Digest& sha256,
                                        qint64 bytes) const;
    [[nodiscard]] tl::unexpected<Error> refuse(const QString& key, const QString& reason) const;

    std::shared_ptr<ObjectStore> m_store;
    std::shared_ptr<Manifest> m_manifest;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<VerifiedCache> m_cache;
    std::shared_ptr<SealedCache> m_diskCache; ///< may be null
    std::shared_ptr<SharedFetches> m_running;
};

} // namespace wardlight::objects
