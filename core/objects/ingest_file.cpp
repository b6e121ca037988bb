#include "core/objects/ingest_file.h"

#include "core/objects/byte_sources.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::objects {

namespace {

constexpr std::size_t ReadBytes = std::size_t(256) * 1024;
constexpr qint64 MebiByte = qint64(1024) * 1024;

tl::unexpected<Error> tooLarge(const QString& path, qint64 maximumBytes)
{
    return fail(ErrorCode::Limit,
                QCoreApplication::translate("IngestFile",
                                            "%1 is larger than %2 MiB, the most that is imported "
                                            "at once.")
                    .arg(path, QString::number(maximumBytes / MebiByte)));
}

tl::unexpected<Error> changed(const QString& path)
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate("IngestFile",
                                            "%1 changed while it was being read. Import it again "
                                            "once it is complete.")
                    .arg(path));
}

} // namespace

IngestedFile IngestedFile::of(SealedMemory bytes)
{
    BlockHasher hasher;
    hasher.add(bytes.bytes());
    return {std::move(bytes), hasher.finish()};
}

ManifestEntry IngestedFile::manifestEntry(const QString& key) const
{
    ManifestEntry entry;
    entry.key = key;
    entry.sha256 = hashes.whole;
    entry.bytes = hashes.bytes;
    entry.blockHashes = hashes.blocks;
    return entry;
}

Result<IngestedFile> ingestFile(const QString& path, qint64 maximumBytes)
{
    const auto source = FileSource::open(path);
    if (!source)
        return propagate(source);
    const qint64 size = (*source)->size();
    if (size > maximumBytes)
        return tooLarge(path, maximumBytes);
    auto writer = SealedMemoryWriter::create(std::size_t(size));
    if (!writer)
        return propagate(writer);
    BlockHasher hasher;
    while (hasher.bytes() < size) {
        const auto wanted = std::min<qint64>(qint64(ReadBytes), size - hasher.bytes());
        const auto room = writer->extend(std::size_t(wanted));
        if (!room)
            return propagate(room);
        const auto got = (*source)->read(hasher.bytes(), *room);
        if (!got)
            return propagate(got);
        if (*got != room->size())
            return changed(path);
        hasher.add(*room);
    }
    std::byte beyond{};
    const auto more = (*source)->read(size, std::span(&beyond, 1));
    if (!more || *more != 0)
        return more ? changed(path) : propagate(more);
    auto sealed = std::move(*writer).seal();
    if (!sealed)
        return propagate(sealed);
    return IngestedFile{std::move(*sealed), hasher.finish()};
}

} // namespace wardlight::objects
