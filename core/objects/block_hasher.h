#pragma once

#include "core/base/sha256.h"
#include "core/objects/manifest.h"

#include <cstddef>
#include <span>
#include <vector>

namespace wardlight::objects {

/// The hashes that the manifest keeps of an object's bytes.
struct ObjectHashes
{
    Sha256Digest whole;
    std::vector<Sha256Digest> blocks; ///< one per started HashBlockBytes; none for no bytes
    qint64 bytes = 0;
};

/// Hashes bytes that arrive in pieces, as a whole and block by block, in one pass. An object of up
/// to one block costs one hash, a larger one two.
class BlockHasher
{
public:
    void add(std::span<const std::byte> bytes);
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    /// The hashes of everything added; starts anew afterwards.
    [[nodiscard]] ObjectHashes finish();

private:
    void addWithinBlock(std::span<const std::byte> bytes);
    void endBlock();

    Sha256 m_whole;
    Sha256 m_block; ///< from the second block on: the first is the beginning of the whole
    std::vector<Sha256Digest> m_blocks;
    qint64 m_bytes = 0;
};

} // namespace wardlight::objects
