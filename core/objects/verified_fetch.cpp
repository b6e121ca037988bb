#include "core/objects/verified_fetch.h"

#include "core/objects/integrity.h"
#include "core/objects/object_rules.h"
#include "core/objects/sealed_cache.h"
#include "core/objects/verified_cache.h"
#include "core/objects/verified_errors.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::objects {

namespace {

constexpr int Attempts = 2; // a mismatch is fetched once more

tl::unexpected<Error> tooLargeError(const QString& key)
{
    return fail(ErrorCode::Limit,
                QCoreApplication::translate("VerifiedFetch",
                                            "\"%1\" is too large to be read as a whole. Read it in "
                                            "parts.")
                    .arg(key),
                QStringLiteral("more than MaximumFetchBytes"));
}

QString longerThan(qint64 recorded)
{
    return QCoreApplication::translate("VerifiedFetch", "It is longer than the %1 bytes recorded.")
        .arg(recorded);
}

std::size_t blockCount(qint64 bytes)
{
    return std::size_t((bytes + HashBlockBytes - 1) / HashBlockBytes);
}

// The part of a verified whole that a range asks for.
Result<VerifiedRange> slice(const VerifiedObject& whole, const ByteRange& range)
{
    const auto extent = resolveRange(range, qint64(whole.bytes.size()));
    if (!extent)
        return propagate(extent);
    auto writer = SealedMemoryWriter::create(std::size_t(extent->length));
    if (!writer)
        return propagate(writer);
    const auto part =
        whole.bytes.bytes().subspan(std::size_t(extent->offset), std::size_t(extent->length));
    if (const auto appended = writer->append(part); !appended)
        return propagate(appended);
    auto sealed = std::move(*writer).seal();
    if (!sealed)
        return propagate(sealed);
    return VerifiedRange{std::move(*sealed), extent->offset, whole.provenance};
}

// Why blocks that were read are not used; empty when they are those recorded, all of them.
std::optional<QString> blockMismatch(const ManifestEntry& entry, const ObjectInfo& info,
                                     std::span<const Sha256Digest> recorded,
                                     std::span<const Sha256Digest> found)
{
    if (auto contradicting = Expectation(entry, info.metadata).contradiction())
        return contradicting;
    if (info.bytes != entry.bytes)
        return sizeMismatch(entry.bytes, info.bytes);
    if (std::ranges::equal(recorded, found))
        return std::nullopt;
    return QCoreApplication::translate("VerifiedFetch",
                                       "A part of it does not match its recorded hash.");
}

/// Collects the bytes of one transfer, up to what may come.
class Collector
{
public:
    Collector(SealedMemoryWriter writer, qint64 maximumBytes)
        : m_writer(std::move(writer)), m_maximumBytes(maximumBytes)
    {}

    Result<> take(std::span<const std::byte> bytes)
    {
        m_isTooLong = qint64(m_writer.size() + bytes.size()) > m_maximumBytes;
        if (m_isTooLong)
            return fail(ErrorCode::Limit, {}, QStringLiteral("more bytes than expected"));
        m_hash.add(bytes);
        return m_writer.append(bytes);
    }

    [[nodiscard]] bool isTooLong() const { return m_isTooLong; }
    [[nodiscard]] qint64 bytes() const { return qint64(m_writer.size()); }
    [[nodiscard]] Sha256Digest finishHash() { return m_hash.finish(); }
    [[nodiscard]] Result<SealedMemory> seal() { return std::move(m_writer).seal(); }

private:
    SealedMemoryWriter m_writer;
    Sha256 m_hash;
    qint64 m_maximumBytes;
    bool m_isTooLong = false;
};

/// Hashes whole blocks as they arrive and keeps the part of them that was asked for.
class BlockCollector
{
public:
    BlockCollector(SealedMemoryWriter writer, qint64 offset, const ByteExtent& wanted)
        : m_writer(std::move(writer)), m_offset(offset), m_wanted(wanted)
    {}

    Result<> take(std::span<const std::byte> bytes)
    {
        m_hasher.add(bytes);
        const qint64 from = std::max(m_offset, m_wanted.offset);
        const qint64 to =
            std::min(m_offset + qint64(bytes.size()), m_wanted.offset + m_wanted.length);
        const qint64 skipped = from - m_offset;
        m_offset += qint64(bytes.size());
        if (from >= to)
            return {};
        return m_writer.append(bytes.subspan(std::size_t(skipped), std::size_t(to - from)));
    }

    [[nodiscard]] ObjectHashes finishHashes() { return m_hasher.finish(); }
    [[nodiscard]] Result<SealedMemory> seal() { return std::move(m_writer).seal(); }

private:
    SealedMemoryWriter m_writer;
    BlockHasher m_hasher;
    qint64 m_offset;
    ByteExtent m_wanted;
};

} // namespace

tl::unexpected<Error> unverifiedError(const QString& key)
{
    return fail(ErrorCode::Unverified,
                QCoreApplication::translate("VerifiedFetch",
                                            "Nobody recorded a hash for \"%1\", so it cannot be "
                                            "checked. It is shown only if you confirm that.")
                    .arg(key),
                QStringLiteral("no recorded hash"));
}

/// The outcome of one transfer.
struct VerifiedFetch::Reading
{
    std::optional<QString> mismatch; ///< why the bytes are not used; then there are none
    SealedMemory bytes;
    Sha256Digest sha256;
    bool isRecorded = false;
};

VerifiedFetch::VerifiedFetch(std::shared_ptr<ObjectStore> store, std::shared_ptr<Manifest> manifest,
                             std::shared_ptr<const Clock> clock, qint64 cacheBytes,
                             std::shared_ptr<SealedCache> diskCache)
    : m_store(std::move(store)), m_manifest(std::move(manifest)), m_clock(std::move(clock)),
      m_cache(std::make_shared<VerifiedCache>(cacheBytes)), m_diskCache(std::move(diskCache)),
      m_running(std::make_shared<SharedFetches>())
{}

VerifiedFetch::~VerifiedFetch() = default;

Result<VerifiedObject> VerifiedFetch::fetch(const QString& key, UnverifiedPolicy policy) const
{
    const QString name = (policy == UnverifiedPolicy::Accept ? u'+' : u'-') + key;
    return m_running->run(name, [&] { return fetchNow(key, policy); });
}

Result<std::optional<ManifestEntry>> VerifiedFetch::findUsable(const QString& key) const
{
    auto entry = m_manifest->find(key);
    if (entry && *entry && (*entry)->state == ObjectState::Quarantined)
        return tl::unexpected(quarantinedError(**entry));
    return entry;
}

Result<VerifiedObject> VerifiedFetch::fetchNow(const QString& key, UnverifiedPolicy policy) const
{
    QString reason;
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        // Anew for the second attempt: the object may have been replaced, record and all.
        const auto entry = findUsable(key);
        if (!entry)
            return propagate(entry);
        auto cached = fetchCached(key, *entry, policy);
        if (!cached)
            return propagate(cached);
        if (*cached)
            return std::move(**cached);
        auto reading = read(key, *entry);
        if (!reading)
            return propagate(reading);
        if (reading->mismatch) {
            reason = *reading->mismatch;
            continue;
        }
        if (!reading->isRecorded && policy == UnverifiedPolicy::Refuse)
            return unverifiedError(key);
        VerifiedObject object{reading->bytes,
                              provenance(key, reading->sha256, qint64(reading->bytes.size()))};
        if (reading->isRecorded)
            keep(object);
        else
            object.provenance.state = Provenance::State::Unverified;
        return object;
    }
    return refuse(key, reason);
}

// Empty when the object has to be read. Where only its own metadata can hold a hash, that is asked
// for first: what has none is not even transferred unless the person accepted it.
Result<std::optional<VerifiedObject>>
VerifiedFetch::fetchCached(const QString& key, const std::optional<ManifestEntry>& entry,
                           UnverifiedPolicy policy) const
{
    if (entry && entry->hasRecordedHash())
        return findKept(key, entry->sha256);
    const auto info = m_store->head(key);
    if (!info)
        return propagate(info);
    const Expectation expected(entry, info->metadata);
    if (!expected.isRecorded() && policy == UnverifiedPolicy::Refuse)
        return unverifiedError(key);
    const auto sha256 = expected.sha256();
    return sha256 ? findKept(key, *sha256) : std::nullopt;
}

std::optional<VerifiedObject> VerifiedFetch::findKept(const QString& key,
                                                      const Sha256Digest& sha256) const
{
    auto found = m_cache->find(key, sha256);
    if (found || !m_diskCache)
        return found;
    auto bytes = m_diskCache->find(key, sha256);
    if (!bytes)
        return std::nullopt;
    const auto size = qint64(bytes->size());
    VerifiedObject object{std::move(*bytes), provenance(key, sha256, size)};
    m_cache->insert(object);
    return object;
}

void VerifiedFetch::keep(const VerifiedObject& object) const
{
    m_cache->insert(object);
    if (m_diskCache)
        m_diskCache->insert(object.provenance.key, object.provenance.sha256, object.bytes);
}

Result<VerifiedFetch::Reading> VerifiedFetch::read(const QString& key,
                                                   const std::optional<ManifestEntry>& entry) const
{
    const bool sizeIsKnown = entry && entry->hasRecordedHash();
    if (sizeIsKnown && entry->bytes > MaximumFetchBytes)
        return tooLargeError(key);
    auto writer = SealedMemoryWriter::create(sizeIsKnown ? std::size_t(entry->bytes) : 0);
    if (!writer)
        return propagate(writer);
    Collector collector(std::move(*writer), sizeIsKnown ? entry->bytes : MaximumFetchBytes);
    const auto info = m_store->get(
        key, std::nullopt, [&](std::span<const std::byte> bytes) { return collector.take(bytes); });
    Reading reading;
    if (!info && collector.isTooLong() && sizeIsKnown) {
        reading.mismatch = longerThan(entry->bytes);
        return reading;
    }
    if (!info)
        return collector.isTooLong() ? tooLargeError(key) : propagate(info);
    const Expectation expected(entry, info->metadata);
    reading.isRecorded = expected.isRecorded();
    reading.sha256 = collector.finishHash();
    reading.mismatch = expected.mismatch(reading.sha256, collector.bytes());
    if (reading.mismatch)
        return reading;
    auto sealed = collector.seal();
    if (!sealed)
        return propagate(sealed);
    reading.bytes = std::move(*sealed);
    return reading;
}

Result<VerifiedRange> VerifiedFetch::fetchRange(const QString& key, ByteRange range,
                                                UnverifiedPolicy policy) const
{
    const auto entry = findUsable(key);
    if (!entry)
        return propagate(entry);
    const bool hasBlocks = *entry && (*entry)->blockHashes.size() > 1 &&
                           (*entry)->blockHashes.size() == blockCount((*entry)->bytes);
    if (!hasBlocks) {
        const auto whole = fetch(key, policy);
        return whole ? slice(*whole, range) : propagate(whole);
    }
    if (const auto cached = findKept(key, (*entry)->sha256))
        return slice(*cached, range);
    return fetchBlocks(**entry, range);
}

Result<VerifiedRange> VerifiedFetch::fetchBlocks(ManifestEntry entry, ByteRange range) const
{
    QString reason;
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        auto reading = readBlocks(entry, range);
        if (!reading)
            return propagate(reading);
        if (!reading->mismatch) {
            return VerifiedRange{std::move(reading->bytes), range.first,
                                 provenance(entry.key, entry.sha256, entry.bytes)};
        }
        reason = *reading->mismatch;
        const auto again = findUsable(entry.key);
        if (!again)
            return propagate(again);
        if (*again)
            entry = **again;
    }
    return refuse(entry.key, reason);
}

Result<VerifiedFetch::Reading> VerifiedFetch::readBlocks(const ManifestEntry& entry,
                                                         const ByteRange& wanted) const
{
    const auto extent = resolveRange(wanted, entry.bytes);
    if (!extent)
        return propagate(extent);
    if (extent->length > MaximumFetchBytes)
        return tooLargeError(entry.key);
    auto writer = SealedMemoryWriter::create(std::size_t(extent->length));
    if (!writer)
        return propagate(writer);
    const qint64 firstBlock = extent->offset / HashBlockBytes;
    const qint64 lastBlock = (extent->offset + extent->length - 1) / HashBlockBytes;
    const ByteRange blocks{firstBlock * HashBlockBytes,
                           std::min((lastBlock + 1) * HashBlockBytes, entry.bytes) - 1};
    BlockCollector collector(std::move(*writer), blocks.first, *extent);
    auto info = m_store->get(
        entry.key, blocks, [&](std::span<const std::byte> bytes) { return collector.take(bytes); });
    if (!info && info.error().code == ErrorCode::Invalid)
        info = m_store->head(entry.key); // too short for the range: its size will tell
    if (!info)
        return propagate(info);
    Reading reading;
    reading.isRecorded = true;
    const auto recorded =
        std::span(entry.blockHashes)
            .subspan(std::size_t(firstBlock), std::size_t(lastBlock - firstBlock + 1));
    reading.mismatch = blockMismatch(entry, *info, recorded, collector.finishHashes().blocks);
    if (reading.mismatch)
        return reading;
    auto sealed = collector.seal();
    if (!sealed)
        return propagate(sealed);
    reading.bytes = std::move(*sealed);
    return reading;
}

Provenance VerifiedFetch::provenance(const QString& key, const Sha256Digest& sha256,
                                     qint64 bytes) const
{
    return {key,   m_store->description(),      sha256,
            bytes, Provenance::State::Verified, m_clock->now()};
}

// The object is refused whether or not that can be written down.
tl::unexpected<Error> VerifiedFetch::refuse(const QString& key, const QString& reason) const
{
    Error error = integrityError(key, reason);
    if (const auto recorded = m_manifest->quarantine(key, reason); !recorded) {
        error.message = QCoreApplication::translate(
                            "VerifiedFetch", "\"%1\" did not pass its check and is not shown. %2 "
                                             "It could not be put into quarantine: %3")
                            .arg(key, reason, recorded.error().message);
        error.detail += QStringLiteral("; quarantine: ") + recorded.error().detail;
    }
    return tl::unexpected(std::move(error));
}

} // namespace wardlight::objects
