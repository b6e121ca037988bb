#include "core/objects/block_hasher.h"

#include <algorithm>
#include <future>
#include <utility>

namespace wardlight::objects {

namespace {

/// From here on a second core is worth waking.
constexpr std::size_t WorthSharing = std::size_t(1024) * 1024;

} // namespace

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
    std::future<void> block;
    if (!m_blocks.empty() && bytes.size() >= WorthSharing)
        block = std::async([this, bytes] { m_block.add(bytes); });
    else if (!m_blocks.empty())
        m_block.add(bytes);
    m_whole.add(bytes);
    if (block.valid())
        block.get();
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
