#pragma once

#include "app/services/services.h"

#include <functional>
#include <optional>

namespace wardlight::security {
class AuditFile;
}

namespace wardlight::services {

/// What works with objects alone: a workspace's, a profile's, or those of a profile that names a
/// bucket or a folder and no database. Cheap to copy; all parts are thread-safe.
struct ObjectServices
{
    Place place;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<objects::ObjectStore> store;
    std::shared_ptr<objects::S3Store> bucket;    ///< the store, where it is one; or null
    std::shared_ptr<objects::SealedCache> cache; ///< of a bucket's objects, on this disk; or null
    std::shared_ptr<objects::Manifest> manifest;
    std::shared_ptr<const objects::VerifiedFetch> fetch;
    /// Appends a row to the audit log, wherever that is.
    std::function<Result<>(const security::AuditEntry&)> recordAct;
};

/// Those of everything that is open.
[[nodiscard]] ObjectServices objectServices(const Services& services);

/// Opens a profile that names no database; empty for one that does, and where no profile is asked
/// for. The audit log is a file then, and the quarantine this computer's own.
[[nodiscard]] Result<std::optional<ObjectServices>>
openObjectsAlone(const ServicesOptions& options);

/// The audit log of a profile that names no database; null for every other place.
[[nodiscard]] Result<std::shared_ptr<security::AuditFile>>
openAuditFile(const ServicesOptions& options);

} // namespace wardlight::services
