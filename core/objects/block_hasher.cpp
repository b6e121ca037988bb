#include "core/objects/block_hasher.h"

#include <algorithm>
#include <utility>

namespace wardlight::objects {

void BlockHasher::add(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const auto room = std::size_t(HashBlockBytes - m_bytes % HashBlockBytes);
        const std::size_t count = std::min(room, bytes.size());
        addWithinBlock(bytes.first(count));
        bytes = bytes.subspan(count);
    }
}

void BlockHasher::addWithinBlock(std::span<const std::byte> bytes)
{
    m_whole.add(bytes);
    if (!m_blocks.empty())
        m_block.add(bytes);
    m_bytes += qint64(bytes.size());
    if (m_bytes % HashBlockBytes == 0)
        endBlock();
}

void BlockHasher::endBlock()
{
    m_blocks.push_back(m_blocks.empty() ? m_whole.soFar() : m_block.finish());
}

ObjectHashes BlockHasher::finish()
{
    if (m_bytes % HashBlockBytes != 0)
        endBlock();
    return {m_whole.finish(), std::exchange(m_blocks, {}), std::exchange(m_bytes, 0)};
}

} // namespace wardlight::objects
