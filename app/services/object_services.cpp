#include "app/services/object_services.h"

#include "app/services/open_place.h"
#include "app/services/open_profile.h"
#include "core/objects/directory_store.h"
#include "core/objects/local_manifest.h"
#include "core/objects/verified_fetch.h"
#include "core/postgres/database.h"
#include "core/security/audit_file.h"

namespace wardlight::services {

namespace {

using security::AuditEntry;
using security::AuditFile;

Result<std::shared_ptr<AuditFile>> auditFileOf(const OpenPlace& place,
                                               const ServicesOptions& options)
{
    auto context = auditContext(place, options);
    if (!context)
        return propagate(context);
    return std::make_shared<AuditFile>(place.auditFolder, std::move(*context),
                                       std::make_shared<SystemClock>());
}

Result<ObjectServices> servicesOver(OpenPlace place, const ServicesOptions& options)
{
    const auto audit = auditFileOf(place, options);
    if (!audit)
        return propagate(audit);
    auto quarantine =
        objects::DirectoryStore::open(place.auditFolder + QStringLiteral("/quarantine"));
    if (!quarantine)
        return propagate(quarantine);
    auto cache = openCache(place);
    if (!cache)
        return propagate(cache);
    ObjectServices services;
    services.clock = std::make_shared<SystemClock>();
    services.recordAct = [file = *audit](const AuditEntry& entry) { return file->record(entry); };
    services.manifest = std::make_shared<objects::LocalManifest>(
        std::move(*quarantine), services.recordAct, services.clock);
    services.place = std::move(place.place);
    services.store = std::move(place.objects);
    services.bucket = std::move(place.bucket);
    services.cache = std::move(*cache);
    services.fetch = std::make_shared<objects::VerifiedFetch>(
        services.store, services.manifest, services.clock, MemoryCacheBytes, services.cache);
    return services;
}

} // namespace

ObjectServices objectServices(const Services& services)
{
    const auto recordAct = [database = services.database,
                            audit = services.audit](const AuditEntry& entry) {
        return database->write(OperationId::generate(), [&](postgres::Transaction& tx) -> Result<> {
            security::recordAudit(tx, audit, entry);
            return {};
        });
    };
    return {services.place, services.clock,    services.objects, services.bucket,
            services.cache, services.manifest, services.fetch,   recordAct};
}

Result<std::optional<ObjectServices>> openObjectsAlone(const ServicesOptions& options)
{
    auto alone = openProfileWithoutDatabase(options);
    if (!alone)
        return propagate(alone);
    if (!*alone)
        return std::nullopt;
    auto services = servicesOver(std::move(**alone), options);
    if (!services)
        return propagate(services);
    return std::move(*services);
}

Result<std::shared_ptr<AuditFile>> openAuditFile(const ServicesOptions& options)
{
    const auto alone = openProfileWithoutDatabase(options);
    if (!alone)
        return propagate(alone);
    return *alone ? auditFileOf(**alone, options) : nullptr;
}

} // namespace wardlight::services
