#include "app/services/absent_store.h"

#include <QCoreApplication>

namespace wardlight::services {

tl::unexpected<Error> AbsentStore::absent() const
{
    return fail(ErrorCode::Unsupported,
                QCoreApplication::translate(
                    "AbsentStore", "The profile \"%1\" names no object store, so images and other "
                                   "objects can be neither read nor kept. Add a bucket or a "
                                   "folder to the profile.")
                    .arg(m_profile),
                QStringLiteral("no object store"));
}

QString AbsentStore::description() const
{
    return QCoreApplication::translate("AbsentStore", "no object store");
}

Result<objects::ObjectInfo> AbsentStore::put(const objects::PutRequest& /*request*/,
                                             objects::ByteSource& /*source*/)
{
    return absent();
}

Result<objects::ObjectInfo> AbsentStore::get(const QString& /*key*/,
                                             std::optional<objects::ByteRange> /*range*/,
                                             const objects::ByteSink& /*sink*/)
{
    return absent();
}

Result<objects::ObjectInfo> AbsentStore::head(const QString& /*key*/)
{
    return absent();
}

Result<objects::ListPage> AbsentStore::list(const objects::ListRequest& /*request*/)
{
    return absent();
}

Result<> AbsentStore::remove(const QString& /*key*/)
{
    return absent();
}

Result<QUrl> AbsentStore::presign(const QString& /*key*/, objects::PresignMethod /*method*/,
                                  std::chrono::seconds /*validFor*/)
{
    return absent();
}

} // namespace wardlight::services
