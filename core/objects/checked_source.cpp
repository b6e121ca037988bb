#include "core/objects/checked_source.h"

#include "core/async/tasks.h"
#include "core/objects/manifest.h"
#include "core/objects/object_rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::objects {

Result<ObjectHashes> hashSource(ByteSource& source, const QString& key, const Job* job)
{
    constexpr std::size_t ReadBytes = std::size_t(4) * 1024 * 1024;
    std::vector<std::byte> room(ReadBytes);
    BlockHasher hasher;
    while (hasher.bytes() < source.size()) {
        if (job && job->isCancelled())
            return tl::unexpected(cancelledError());
        const auto got = source.read(hasher.bytes(), room);
        if (!got)
            return propagate(got);
        if (*got == 0)
            return tl::unexpected(sourceTooShort(key));
        const auto wanted =
            std::min<qint64>(qint64(*got), source.size() - hasher.bytes()); // it may have grown
        hasher.add(std::span(room).first(std::size_t(wanted)));
    }
    return hasher.finish();
}

Result<std::size_t> CheckedSource::read(qint64 offset, std::span<std::byte> out)
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

tl::unexpected<Error> CheckedSource::changed() const
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("CheckedSource",
                                            "The bytes for \"%1\" changed while they were being "
                                            "stored. Nothing was stored; try again once they are "
                                            "complete.")
                    .arg(m_key));
}

Result<> CheckedSource::load(qint64 index)
{
    const qint64 offset = index * HashBlockBytes;
    m_index = -1;
    m_block.resize(std::size_t(std::min(HashBlockBytes, m_hashes.bytes - offset)));
    for (std::size_t done = 0; done < m_block.size();) {
        const auto got = m_source.read(offset + qint64(done), std::span(m_block).subspan(done));
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

} // namespace wardlight::objects
