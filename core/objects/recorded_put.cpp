#include "core/objects/recorded_put.h"

#include "core/objects/byte_sources.h"
#include "core/objects/checked_source.h"
#include "core/objects/object_rules.h"

#include <QCoreApplication>

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
    const auto before = manifest.find(request.key);
    if (!before)
        return propagate(before);
    if (const auto put = store.put(request, source); !put)
        return propagate(put);
    entry.contentType = request.contentType;
    if (const auto recorded = manifest.record(entry); !recorded) {
        if (!*before)
            std::ignore = store.remove(request.key); // else it stays, unrecorded, to be replaced
        return propagate(recorded);
    }
    return entry;
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
    const auto hashes = hashSource(**file, request.key, request.job.get());
    if (!hashes)
        return propagate(hashes);
    return putRecordedSource(store, manifest, std::move(request), **file, *hashes);
}

Result<ManifestEntry> putRecordedSource(ObjectStore& store, Manifest& manifest, PutRequest request,
                                        ByteSource& source, const ObjectHashes& hashes)
{
    CheckedSource checked(source, hashes, request.key);
    ManifestEntry entry;
    entry.key = request.key;
    entry.sha256 = hashes.whole;
    entry.bytes = hashes.bytes;
    entry.blockHashes = hashes.blocks;
    return putAndRecord(store, manifest, std::move(request), checked, std::move(entry));
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
