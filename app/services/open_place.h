#pragma once

#include "app/services/services.h"

namespace wardlight::services {

/// The parts of an open place over which the services are built.
struct OpenPlace
{
    Place place;
    QString dsn;       ///< with its password: never shown, never logged
    QString listenDsn; ///< as well; for hearing of changes, empty: as dsn
    QString readDsn;   ///< as well; where a standby answers, empty without one
    std::shared_ptr<objects::ObjectStore> objects;
    std::shared_ptr<objects::S3Store> bucket; ///< objects, where they are on an S3 server; or null
    QString cacheFolder;                      ///< for what is fetched from a bucket
    QByteArray key;                           ///< signs the heads of the audit log
    QString auditFolder;                      ///< where they are kept
};

/// Verified objects that stay in memory.
inline constexpr qint64 MemoryCacheBytes = qint64(256) * 1024 * 1024;

/// Opens the workspace or the profile that is asked for: see openServices().
[[nodiscard]] Result<OpenPlace> openPlace(const ServicesOptions& options);

/// Who acts on a place, for its audit log.
[[nodiscard]] Result<security::AuditContext> auditContext(const OpenPlace& place,
                                                          const ServicesOptions& options);

/// The encrypted cache of a bucket's objects; null for objects that are on this computer anyway.
[[nodiscard]] Result<std::shared_ptr<objects::SealedCache>> openCache(const OpenPlace& place);

} // namespace wardlight::services
