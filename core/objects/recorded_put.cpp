#include "core/objects/recorded_put.h"

#include "core/objects/byte_sources.h"
#include "core/objects/object_rules.h"

#include <QCoreApplication>

#include <tuple>

namespace wardlight::objects {

namespace {

tl::unexpected<Error> otherFileHash(const QString& key, const QString& given, const QString& actual)
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("RecordedPut",
                                            "\"%1\" was not stored: its file-hash is given as %2, "
                                            "but its bytes have the SHA-256 %3.")
                    .arg(key, given, actual));
}

} // namespace

Result<ManifestEntry> putRecorded(ObjectStore& store, Manifest& manifest, PutRequest request,
                                  const IngestedFile& content)
{
    const QString hash = content.hashes.whole.toHex();
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
    SealedSource source(content.bytes);
    if (const auto put = store.put(request, source); !put)
        return propagate(put);
    ManifestEntry entry = content.manifestEntry(request.key);
    entry.contentType = request.contentType;
    if (const auto recorded = manifest.record(entry); !recorded) {
        const bool isNew = !before && before.error().code == ErrorCode::NotFound;
        if (isNew)
            std::ignore = store.remove(request.key); // else it stays, unrecorded, to be replaced
        return propagate(recorded);
    }
    return entry;
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
