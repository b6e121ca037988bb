#pragma once

#include "core/async/job.h"
#include "core/objects/block_hasher.h"
#include "core/objects/object_store.h"

#include <vector>

namespace wardlight::objects {

/// Reads a source once; nothing of it stays in memory.
/// @param key  of the object that it is for, for messages
/// @param job  asked while it is read; may be null
/// @return Cancelled, Error::Invalid for a source that ends before its size, and its own errors
[[nodiscard]] Result<ObjectHashes> hashSource(ByteSource& source, const QString& key,
                                              const Job* job);

/// A source that must still be what it was when it was hashed: each block is checked before any of
/// it is given out. Keeps one block in memory.
class CheckedSource final : public ByteSource
{
public:
    /// @param key  of the object that it is for, for messages
    CheckedSource(ByteSource& source, const ObjectHashes& hashes, QString key)
        : m_source(source), m_hashes(hashes), m_key(std::move(key))
    {}

    [[nodiscard]] qint64 size() const override { return m_hashes.bytes; }
    /// @return as the source, and Error::Invalid for a block that changed
    [[nodiscard]] Result<std::size_t> read(qint64 offset, std::span<std::byte> out) override;

private:
    [[nodiscard]] Result<> load(qint64 index);
    [[nodiscard]] tl::unexpected<Error> changed() const;

    ByteSource& m_source;
    const ObjectHashes& m_hashes;
    QString m_key;
    std::vector<std::byte> m_block;
    qint64 m_index = -1;
};

} // namespace wardlight::objects
