#pragma once

#include "core/objects/memory_store.h"

#include <atomic>

namespace wardlight::test {

/// A memory store whose reads go wrong as the test wishes, and are counted.
class FaultyStore final : public objects::ObjectStore
{
public:
    /// Changes what the n-th get (from 1) of an object sends.
    std::function<QByteArray(int get, QByteArray bytes)> alter;
    /// Called at the start of each get.
    std::function<void(int get)> onGet;
    /// When set, every get fails with it.
    std::optional<Error> failure;

    [[nodiscard]] int gets() const { return m_gets; }
    [[nodiscard]] qint64 bytesSent() const { return m_bytesSent; }

    [[nodiscard]] QString description() const override { return QStringLiteral("faulty"); }
    [[nodiscard]] Result<objects::ObjectInfo> put(const objects::PutRequest& request,
                                                  objects::ByteSource& source) override
    {
        return m_store.put(request, source);
    }
    [[nodiscard]] Result<objects::ObjectInfo> get(const QString& key,
                                                  std::optional<objects::ByteRange> range,
                                                  const objects::ByteSink& sink) override
    {
        const int number = ++m_gets;
        if (onGet)
            onGet(number);
        if (failure)
            return tl::unexpected(*failure);
        QByteArray bytes;
        auto info = m_store.get(key, range, [&](std::span<const std::byte> part) -> Result<> {
            bytes.append(reinterpret_cast<const char*>(part.data()), qsizetype(part.size()));
            return {};
        });
        if (!info)
            return info;
        if (alter)
            bytes = alter(number, bytes);
        m_bytesSent += bytes.size();
        for (qsizetype at = 0; at < bytes.size(); at += PartBytes) {
            const QByteArray part = bytes.mid(at, PartBytes);
            const std::span span(part.constData(), std::size_t(part.size()));
            if (auto taken = sink(std::as_bytes(span)); !taken)
                return propagate(taken);
        }
        return info;
    }
    [[nodiscard]] Result<objects::ObjectInfo> head(const QString& key) override
    {
        return m_store.head(key);
    }
    [[nodiscard]] Result<objects::ListPage> list(const objects::ListRequest& request) override
    {
        return m_store.list(request);
    }
    [[nodiscard]] Result<> remove(const QString& key) override { return m_store.remove(key); }
    [[nodiscard]] Result<QUrl> presign(const QString& key, objects::PresignMethod method,
                                       std::chrono::seconds validFor) override
    {
        return m_store.presign(key, method, validFor);
    }

private:
    static constexpr qsizetype PartBytes = 100'003; // divides neither blocks nor buffers

    objects::MemoryStore m_store;
    std::atomic<int> m_gets = 0;
    std::atomic<qint64> m_bytesSent = 0;
};

} // namespace wardlight::test
