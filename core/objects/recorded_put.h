#pragma once

#include "core/objects/ingest_file.h"
#include "core/objects/manifest.h"
#include "core/objects/object_store.h"

namespace wardlight::objects {

/// Stores an object with its hash in the metadata, then records it in the manifest. When it cannot
/// be recorded, an object that is new is taken away again; one that replaced another is refused by
/// every fetch until it is put once more.
/// @return as ObjectStore::put and Manifest::record; Error::Invalid when @p request names another
///         `file-hash` than that of the bytes
[[nodiscard]] Result<ManifestEntry> putRecorded(ObjectStore& store, Manifest& manifest,
                                                PutRequest request, const IngestedFile& content);

/// As putRecorded, for a file of any size. A small one is read once; a large one twice, to be
/// hashed and to be sent, and what changed in between is noticed and not stored.
/// @return as FileSource::open, ByteSource::read, putRecorded; Error::Invalid for a file that
///         changed
[[nodiscard]] Result<ManifestEntry> putRecordedFile(ObjectStore& store, Manifest& manifest,
                                                    PutRequest request, const QString& path);

/// As putRecorded, for bytes that were hashed before: every block is compared again as it is sent.
/// @return Error::Invalid for bytes that are no longer those
[[nodiscard]] Result<ManifestEntry> putRecordedSource(ObjectStore& store, Manifest& manifest,
                                                      PutRequest request, ByteSource& source,
                                                      const ObjectHashes& hashes);

/// Takes an object out of the manifest and the store; one that is in neither is no error.
[[nodiscard]] Result<> removeRecorded(ObjectStore& store, Manifest& manifest, const QString& key);

} // namespace wardlight::objects
