#include "core/objects/recorded_put.h"

#include "core/async/tasks.h"
#include "core/objects/byte_sources.h"
#include "core/objects/object_rules.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace wardlight::objects {

namespace {

/// Up to here a file is taken into memory, which saves reading it twice.
constexpr qint64 MaximumSmallFileBytes = qint64(64) * 1024 * 1024;

tl::unexpected<Error> otherFileHash(const QString& key, const QString& given, const QString& actual)
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("RecordedPut",
                                            "\"%1\" was not stored: its file-hash is given as %2, "
                                            "but its bytes have the SHA-256 %3.")
                    .arg(key, given, actual));
}

/// Stores and records; @p entry says what the source gives.
Result<ManifestEntry> putAndRecord(ObjectStore& store, Manifest& manifest, PutRequest request,
                                   ByteSource& source, ManifestEntry entry)
{
    const QString hash = entry.sha256.toHex();
    if (const auto given = request.metadata.constFind(FileHashKey);
        given != request.metadata.constEnd() && given->toLower() != hash) {
        return otherFileHash(request.key, *given, hash);
    }
    request.metadata.insert(FileHashKey, hash);
    const auto before = store.head(request.key);
    if (!before && before.error().code != ErrorCode::NotFound &&
        before.error().code != ErrorCode::Integrity) {
        return propagate(before);
    }
    if (const auto put = store.put(request, source); !put)
        return propagate(put);
    entry.contentType = request.contentType;
    if (const auto recorded = manifest.record(entry); !recorded) {
        const bool isNew = !before && before.error().code == ErrorCode::NotFound;
        if (isNew)
            std::ignore = store.remove(request.key); // else it stays, unrecorded, to be replaced
        return propagate(recorded);
    }
    return entry;
}

/// A file that must still be what it was when it was hashed: every block is checked before any of
/// it is given out.
class CheckedSource final : public ByteSource
{
public:
    CheckedSource(FileSource& file, const ObjectHashes& hashes, QString path)
        : m_file(file), m_hashes(hashes), m_path(std::move(path))
    {}

    [[nodiscard]] qint64 size() const override { return m_hashes.bytes; }

    [[nodiscard]] Result<std::size_t> read(qint64 offset, std::span<std::byte> out) override
    {
        if (offset < 0 || offset >= m_hashes.bytes)
            return 0;
        const qint64 index = offset / HashBlockBytes;
        if (index != m_index) {
            if (const auto loaded = load(index); !loaded)
                return propagate(loaded);
        }
        const auto from = std::size_t(offset - index * HashBlockBytes);
        const auto part = std::span<const std::byte>(m_block).subspan(from);
        const std::size_t count = std::min(part.size(), out.size());
        std::ranges::copy(part.first(count), out.begin());
        return count;
    }

private:
    Result<> load(qint64 index)
    {
        const qint64 offset = index * HashBlockBytes;
        m_index = -1;
        m_block.resize(std::size_t(std::min(HashBlockBytes, m_hashes.bytes - offset)));
        for (std::size_t done = 0; done < m_block.size();) {
            const auto got = m_file.read(offset + qint64(done), std::span(m_block).subspan(done));
            if (!got)
                return propagate(got);
            if (*got == 0)
                return changed();
            done += *got;
        }
        if (Sha256::of(std::span<const std::byte>(m_block)) != m_hashes.blocks[std::size_t(index)])
            return changed();
        m_index = index;
        return {};
    }

    [[nodiscard]] tl::unexpected<Error> changed() const
    {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("RecordedPut",
                                                "%1 changed while it was being stored. Nothing was "
                                                "stored; try again once it is complete.")
                        .arg(m_path));
    }

    FileSource& m_file;
    const ObjectHashes& m_hashes;
    QString m_path;
    std::vector<std::byte> m_block;
    qint64 m_index = -1;
};

/// Reads a file once; nothing of it stays in memory.
Result<ObjectHashes> hashFile(FileSource& file, const QString& key, Job* job)
{
    constexpr std::size_t ReadBytes = std::size_t(1024) * 1024;
    std::vector<std::byte> room(ReadBytes);
    BlockHasher hasher;
    while (hasher.bytes() < file.size()) {
        if (job && job->isCancelled())
            return tl::unexpected(cancelledError());
        const auto got = file.read(hasher.bytes(), room);
        if (!got)
            return propagate(got);
        if (*got == 0)
            return tl::unexpected(sourceTooShort(key));
        const auto wanted =
            std::min<qint64>(qint64(*got), file.size() - hasher.bytes()); // it may have grown
        hasher.add(std::span(room).first(std::size_t(wanted)));
    }
    return hasher.finish();
}

} // namespace

Result<ManifestEntry> putRecorded(ObjectStore& store, Manifest& manifest, PutRequest request,
                                  const IngestedFile& content)
{
    SealedSource source(content.bytes);
    ManifestEntry entry = content.manifestEntry(request.key);
    return putAndRecord(store, manifest, std::move(request), source, std::move(entry));
}

Result<ManifestEntry> putRecordedFile(ObjectStore& store, Manifest& manifest, PutRequest request,
                                      const QString& path)
{
    auto file = FileSource::open(path);
    if (!file)
        return propagate(file);
    if ((*file)->size() <= MaximumSmallFileBytes) {
        const auto content = ingestFile(path);
        if (!content)
            return propagate(content);
        return putRecorded(store, manifest, std::move(request), *content);
    }
    const auto hashes = hashFile(**file, request.key, request.job.get());
    if (!hashes)
        return propagate(hashes);
    CheckedSource source(**file, *hashes, path);
    ManifestEntry entry;
    entry.key = request.key;
    entry.sha256 = hashes->whole;
    entry.bytes = hashes->bytes;
    entry.blockHashes = hashes->blocks;
    return putAndRecord(store, manifest, std::move(request), source, std::move(entry));
}

Result<> removeRecorded(ObjectStore& store, Manifest& manifest, const QString& key)
{
    if (const auto bytes = keyBytes(key); !bytes)
        return propagate(bytes);
    // The record first: a record without an object would be an alarm, the other way round is none.
    if (auto forgotten = manifest.forget(key); !forgotten)
        return forgotten;
    return store.remove(key);
}

} // namespace wardlight::objects
