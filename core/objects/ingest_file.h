#pragma once

#include "core/base/platform/sealed_memory.h"
#include "core/objects/block_hasher.h"

namespace wardlight::objects {

/// A file as it was at one moment: what was hashed is what is parsed and what is stored.
struct IngestedFile
{
    SealedMemory bytes;
    ObjectHashes hashes;

    /// Bytes that are in memory already.
    [[nodiscard]] static IngestedFile of(SealedMemory bytes);

    /// The manifest's entry for these bytes stored under @p key.
    [[nodiscard]] ManifestEntry manifestEntry(const QString& key) const;
};

/// The largest file that is taken into memory, bytes.
inline constexpr qint64 MaximumIngestBytes = qint64(4) * 1024 * 1024 * 1024;

/// Reads a file once, into sealed memory, and hashes it on the way.
/// @return NotFound, Permission, NoSpace (memory), Error::Invalid for what is no regular file,
///         Error::Limit for more than @p maximumBytes
[[nodiscard]] Result<IngestedFile> ingestFile(const QString& path,
                                              qint64 maximumBytes = MaximumIngestBytes);

} // namespace wardlight::objects
