#include "core/objects/memory_store.h"

#include "core/objects/list_pages.h"
#include "core/objects/object_rules.h"

namespace wardlight::objects {

namespace {

Result<QByteArray> readAll(ByteSource& source, const QString& key)
{
    QByteArray bytes(source.size(), Qt::Uninitialized);
    for (qint64 done = 0; done < bytes.size();) {
        const std::span room(bytes.data() + done, std::size_t(bytes.size() - done));
        const auto got = source.read(done, std::as_writable_bytes(room));
        if (!got)
            return propagate(got);
        if (*got == 0)
            return tl::unexpected(sourceTooShort(key));
        done += qint64(*got);
    }
    return bytes;
}

} // namespace

QString MemoryStore::description() const
{
    return QStringLiteral("memory");
}

Result<ObjectInfo> MemoryStore::put(const PutRequest& request, ByteSource& source)
{
    if (const auto valid = checkPutRequest(request); !valid)
        return propagate(valid);
    auto bytes = readAll(source, request.key);
    if (!bytes)
        return propagate(bytes);
    const std::lock_guard lock(m_mutex);
    ObjectInfo info{request.key,
                    bytes->size(),
                    request.contentType,
                    request.metadata,
                    QStringLiteral("STANDARD"),
                    QString::number(++m_puts),
                    QDateTime::currentDateTimeUtc()};
    m_objects.insert_or_assign(request.key.toUtf8(), Stored{std::move(*bytes), info});
    return info;
}

Result<MemoryStore::Stored> MemoryStore::find(const QString& key) const
{
    const auto bytes = keyBytes(key);
    if (!bytes)
        return propagate(bytes);
    const std::lock_guard lock(m_mutex);
    const auto found = m_objects.find(*bytes);
    if (found == m_objects.end())
        return tl::unexpected(objectNotFound(key, description()));
    return found->second;
}

Result<ObjectInfo> MemoryStore::get(const QString& key, std::optional<ByteRange> range,
                                    const ByteSink& sink)
{
    const auto stored = find(key);
    if (!stored)
        return propagate(stored);
    const auto extent = resolveRange(range, stored->bytes.size());
    if (!extent)
        return propagate(extent);
    const std::span bytes(stored->bytes.constData() + extent->offset, std::size_t(extent->length));
    if (!bytes.empty()) {
        if (const auto taken = sink(std::as_bytes(bytes)); !taken)
            return propagate(taken);
    }
    return stored->info;
}

Result<ObjectInfo> MemoryStore::head(const QString& key)
{
    return find(key).map([](const Stored& stored) { return stored.info; });
}

Result<ListPage> MemoryStore::list(const ListRequest& request)
{
    const std::lock_guard lock(m_mutex);
    const auto first = [this](const QByteArray& bound) -> Result<std::optional<QByteArray>> {
        const auto found = m_objects.lower_bound(bound);
        return found == m_objects.end() ? std::nullopt : std::optional(found->first);
    };
    const auto describe = [this](const QByteArray& key) -> Result<std::optional<ObjectInfo>> {
        ObjectInfo info = m_objects.at(key).info;
        info.metadata.clear();
        info.contentType.clear();
        return info;
    };
    return paginate(request, {first, describe});
}

Result<> MemoryStore::remove(const QString& key)
{
    const auto bytes = keyBytes(key);
    if (!bytes)
        return propagate(bytes);
    const std::lock_guard lock(m_mutex);
    m_objects.erase(*bytes);
    return {};
}

Result<QUrl> MemoryStore::presign(const QString& key, PresignMethod /*method*/,
                                  std::chrono::seconds /*validFor*/)
{
    if (const auto bytes = keyBytes(key); !bytes)
        return propagate(bytes);
    return tl::unexpected(presignUnsupported(description()));
}

} // namespace wardlight::objects
