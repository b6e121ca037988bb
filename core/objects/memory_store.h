#pragma once

#include "core/objects/object_store.h"

#include <map>
#include <mutex>

namespace wardlight::objects {

/// Objects in memory, gone with the store; for tests and for trying things out.
class MemoryStore final : public ObjectStore
{
public:
    [[nodiscard]] QString description() const override;
    [[nodiscard]] Result<ObjectInfo> put(const PutRequest& request, ByteSource& source) override;
    [[nodiscard]] Result<ObjectInfo> get(const QString& key, std::optional<ByteRange> range,
                                         const ByteSink& sink) override;
    [[nodiscard]] Result<ObjectInfo> head(const QString& key) override;
    [[nodiscard]] Result<ListPage> list(const ListRequest& request) override;
    [[nodiscard]] Result<> remove(const QString& key) override;
    [[nodiscard]] Result<QUrl> presign(const QString& key, PresignMethod method,
                                       std::chrono::seconds validFor) override;

private:
    struct Stored
    {
        QByteArray bytes;
        ObjectInfo info;
    };

    [[nodiscard]] Result<Stored> find(const QString& key) const;

    mutable std::mutex m_mutex;
    std::map<QByteArray, Stored> m_objects; ///< by the UTF-8 bytes of the key
    quint64 m_puts = 0;
};

} // namespace wardlight::objects
