#include "core/base/platform/durable_file.h"
#include "core/objects/integrity.h"
#include "core/objects/verified_cache.h"
#include "core/objects/verified_errors.h"
#include "core/objects/verified_fetch.h"

#include <future>

namespace wardlight::objects {

namespace {

/// Up to here an object goes through memory and the caches.
constexpr qint64 MaximumInMemoryBytes = qint64(64) * 1024 * 1024;
constexpr int Attempts = 2; // a mismatch is fetched once more
/// From here on bytes are hashed and written side by side.
constexpr std::size_t WorthSharing = std::size_t(1024) * 1024;

/// The bytes of one transfer on their way to a file that has no name yet.
struct Export
{
    std::optional<QString> mismatch;
    bool isRecorded = false;
    Sha256Digest sha256;
    qint64 bytes = 0;
};

Result<Export> exportTo(ObjectStore& store, const QString& key,
                        const std::optional<ManifestEntry>& entry, DurableFile& file)
{
    Export done;
    Sha256 hash;
    const auto info =
        store.get(key, std::nullopt, [&](std::span<const std::byte> bytes) -> Result<> {
            done.bytes += qint64(bytes.size());
            if (bytes.size() < WorthSharing) {
                hash.add(bytes);
                return file.write(bytes);
            }
            auto written = std::async([&file, bytes] { return file.write(bytes); });
            hash.add(bytes);
            return written.get();
        });
    if (!info)
        return propagate(info);
    const Expectation expected(entry, info->metadata);
    done.isRecorded = expected.isRecorded();
    done.sha256 = hash.finish();
    done.mismatch = expected.mismatch(done.sha256, done.bytes);
    return done;
}

} // namespace

Result<bool> VerifiedFetch::isLarge(const QString& key) const
{
    const auto entry = m_manifest->find(key);
    if (!entry)
        return propagate(entry);
    if (*entry && (*entry)->hasRecordedHash())
        return (*entry)->bytes > MaximumInMemoryBytes;
    return m_store->head(key).map(
        [](const ObjectInfo& info) { return info.bytes > MaximumInMemoryBytes; });
}

Result<Provenance> VerifiedFetch::fetchToFile(const QString& key, const QString& path,
                                              UnverifiedPolicy policy,
                                              const std::function<Result<>()>& mayAppear) const
{
    const auto large = isLarge(key);
    if (large && *large)
        return streamToFile(key, path, policy, mayAppear);
    const auto object = fetch(key, policy); // says by itself what isLarge could not find out
    if (!object)
        return propagate(object);
    if (const auto allowed = mayAppear(); !allowed)
        return propagate(allowed);
    if (const auto written = writeFileDurably(path, object->bytes.bytes()); !written)
        return propagate(written);
    return object->provenance;
}

Result<Provenance> VerifiedFetch::streamToFile(const QString& key, const QString& path,
                                               UnverifiedPolicy policy,
                                               const std::function<Result<>()>& mayAppear) const
{
    QString reason;
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        const auto entry = findUsable(key);
        if (!entry)
            return propagate(entry);
        const auto cached = fetchCached(key, *entry, policy); // refuses what has no hash
        if (!cached)
            return propagate(cached);
        auto file = DurableFile::create(path);
        if (!file)
            return propagate(file);
        const auto done = exportTo(*m_store, key, *entry, *file);
        if (!done)
            return propagate(done);
        if (done->mismatch) {
            reason = *done->mismatch;
            continue;
        }
        if (!done->isRecorded && policy == UnverifiedPolicy::Refuse)
            return unverifiedError(key);
        if (const auto allowed = mayAppear(); !allowed)
            return propagate(allowed);
        if (const auto committed = file->commit(); !committed)
            return propagate(committed);
        Provenance checked = provenance(key, done->sha256, done->bytes);
        if (!done->isRecorded)
            checked.state = Provenance::State::Unverified;
        return checked;
    }
    return refuse(key, reason);
}

} // namespace wardlight::objects
