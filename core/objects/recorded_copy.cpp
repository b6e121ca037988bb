#include "core/objects/recorded_copy.h"

#include "core/objects/checked_source.h"
#include "core/objects/integrity.h"
#include "core/objects/verified_errors.h"

#include <algorithm>

namespace wardlight::objects {

namespace {

/// Up to here an object goes through memory, which saves reading it twice.
constexpr qint64 MaximumInMemoryBytes = qint64(64) * 1024 * 1024;

constexpr int Attempts = 2; // a mismatch is read once more

/// The bytes of a stored object, stretch by stretch.
class StoredSource final : public ByteSource
{
public:
    StoredSource(ObjectStore& store, const ObjectInfo& info) : m_store(store), m_info(info) {}

    [[nodiscard]] qint64 size() const override { return m_info.bytes; }
    [[nodiscard]] Result<std::size_t> read(qint64 offset, std::span<std::byte> out) override
    {
        if (offset >= m_info.bytes || out.empty())
            return 0;
        std::size_t done = 0;
        const auto got =
            m_store.get(m_info.key, ByteRange{offset, offset + qint64(out.size()) - 1},
                        [&](std::span<const std::byte> bytes) -> Result<> {
                            const std::size_t count = std::min(bytes.size(), out.size() - done);
                            std::ranges::copy(bytes.first(count), out.subspan(done).begin());
                            done += count;
                            return {};
                        });
        if (!got)
            return propagate(got);
        return done;
    }

private:
    ObjectStore& m_store;
    const ObjectInfo& m_info;
};

/// Reads all of a stored object, a second time where it does not match; then it is quarantined.
Result<ObjectHashes> hashChecked(StoredSource& source, Manifest& manifest, const ObjectInfo& info,
                                 const Job* job)
{
    const auto entry = manifest.find(info.key);
    if (!entry)
        return propagate(entry);
    if (*entry && (*entry)->state == ObjectState::Quarantined)
        return tl::unexpected(quarantinedError(**entry));
    const Expectation expected(*entry, info.metadata);
    if (!expected.isRecorded())
        return unverifiedError(info.key);
    std::optional<QString> mismatch;
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        auto hashes = hashSource(source, info.key, job);
        if (!hashes)
            return hashes;
        mismatch = expected.mismatch(*hashes);
        if (!mismatch)
            return hashes;
    }
    if (const auto held = manifest.quarantine(info.key, *mismatch); !held)
        return propagate(held);
    return tl::unexpected(integrityError(info.key, *mismatch));
}

} // namespace

Result<ManifestEntry> copyRecorded(ObjectStore& store, Manifest& manifest,
                                   const VerifiedFetch& fetch, const QString& from, PutRequest to)
{
    const auto info = store.head(from);
    if (!info)
        return propagate(info);
    to.contentType = info->contentType;
    to.metadata = info->metadata;
    if (info->storageClass != QStringLiteral("STANDARD"))
        to.storageClass = info->storageClass;
    if (info->bytes <= MaximumInMemoryBytes) {
        const auto object = fetch.fetch(from);
        if (!object)
            return propagate(object);
        return putRecorded(store, manifest, std::move(to), IngestedFile::of(object->bytes));
    }
    StoredSource source(store, *info);
    const auto hashes = hashChecked(source, manifest, *info, to.job.get());
    if (!hashes)
        return propagate(hashes);
    return putRecordedSource(store, manifest, std::move(to), source, *hashes);
}

} // namespace wardlight::objects
