#pragma once

#include "core/objects/object_store.h"

namespace wardlight::services {

/// The object store of a profile that names none: everything it is asked fails, saying so.
class AbsentStore final : public objects::ObjectStore
{
public:
    explicit AbsentStore(QString profile) : m_profile(std::move(profile)) {}

    [[nodiscard]] QString description() const override;
    [[nodiscard]] Result<objects::ObjectInfo> put(const objects::PutRequest& request,
                                                  objects::ByteSource& source) override;
    [[nodiscard]] Result<objects::ObjectInfo> get(const QString& key,
                                                  std::optional<objects::ByteRange> range,
                                                  const objects::ByteSink& sink) override;
    [[nodiscard]] Result<objects::ObjectInfo> head(const QString& key) override;
    [[nodiscard]] Result<objects::ListPage> list(const objects::ListRequest& request) override;
    [[nodiscard]] Result<> remove(const QString& key) override;
    [[nodiscard]] Result<QUrl> presign(const QString& key, objects::PresignMethod method,
                                       std::chrono::seconds validFor) override;

private:
    [[nodiscard]] tl::unexpected<Error> absent() const;

    QString m_profile;
};

} // namespace wardlight::services
