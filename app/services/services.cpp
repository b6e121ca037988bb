#include "app/services/services.h"

#include "app/services/open_place.h"
#include "app/services/read_age.h"
#include "core/alerts/alert_store_pg.h"
#include "core/base/platform/system_user.h"
#include "core/imaging/decoder.h"
#include "core/imaging/imaging_store_pg.h"
#include "core/imaging/roi_store_pg.h"
#include "core/ingest/csv/vitals_batch_pg.h"
#include "core/ingest/dicom/dicom_import.h"
#include "core/ingest/dicom/dicom_waveforms.h"
#include "core/objects/manifest_pg.h"
#include "core/objects/s3/s3_store.h"
#include "core/objects/verified_fetch.h"
#include "core/patients/patient_store_pg.h"
#include "core/postgres/database.h"
#include "core/trace/reference/reference_store_pg.h"
#include "core/trace/trace_store_pg.h"
#include "core/trace/verdict/evidence_store_pg.h"
#include "core/vitals/vitals_store_pg.h"
#include "core/waveforms/segment_store_pg.h"

#include <QDir>
#include <QStandardPaths>

namespace wardlight::services {

namespace {

/// More than the threads that use it at once, so that none waits for a connection.
constexpr int DatabaseConnections = 8;

void addDatabase(Services& services, const OpenPlace& place)
{
    postgres::DatabaseConfig config{.dsn = place.dsn, .maxConnections = DatabaseConnections};
    if (!place.readDsn.isEmpty()) {
        const auto age = std::make_shared<ReadAge>();
        services.readAge = age;
        config.readDsn = place.readDsn;
        config.recentlyRead = [age](const postgres::Freshness& freshness) { age->note(freshness); };
    }
    services.database = std::make_shared<postgres::Database>(std::move(config));
}

/// Everything over the database and the store.
void addStores(Services& services)
{
    services.manifest = std::make_shared<objects::PostgresManifest>(services.database,
                                                                    services.audit, services.clock);
    services.fetch = std::make_shared<objects::VerifiedFetch>(
        services.objects, services.manifest, services.clock, MemoryCacheBytes, services.cache);
    services.decoder = std::make_shared<imaging::Decoder>(imaging::Decoder::Options());
    services.patients = std::make_shared<patients::PostgresPatientStore>(
        services.database, services.audit, services.clock);
    services.imaging =
        std::make_shared<imaging::PostgresImagingStore>(services.database, services.audit);
    services.rois = std::make_shared<imaging::PostgresRoiStore>(services.database, services.audit,
                                                                services.clock);
    services.trace = std::make_shared<trace::PostgresTraceStore>(services.database, services.audit,
                                                                 services.clock);
    services.references =
        std::make_shared<trace::PostgresReferenceStore>(services.database, services.audit);
    services.evidence = std::make_shared<trace::PostgresEvidenceStore>(
        services.database, services.audit, services.clock);
    services.vitals = std::make_shared<vitals::PostgresVitalsStore>(services.database,
                                                                    services.audit, services.clock);
    services.alerts = std::make_shared<alerts::PostgresAlertStore>(services.database,
                                                                   services.audit, services.clock);
    services.segments = std::make_shared<waveforms::PostgresSegmentStore>(
        services.database, services.audit,
        waveforms::ColdStorage{services.objects, services.manifest});
    services.waveforms = std::make_shared<ingest::DicomWaveforms>(services.imaging, services.fetch,
                                                                  services.decoder);
}

} // namespace

QString defaultWorkspaceFolder()
{
    const QString named = qEnvironmentVariable("WARDLIGHT_WORKSPACE");
    if (!named.isEmpty())
        return QDir(named).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/wardlight/workspace");
}

QString defaultPerson()
{
    const auto user = currentUser();
    if (!user)
        return {};
    return user->fullName.isEmpty() ? user->name : user->fullName;
}

Result<Services> openServices(const ServicesOptions& options)
{
    auto place = openPlace(options);
    if (!place)
        return propagate(place);
    Services services;
    services.clock = std::make_shared<SystemClock>();
    auto audit = auditContext(*place, options);
    if (!audit)
        return propagate(audit);
    services.audit = std::move(*audit);
    services.objects = std::move(place->objects);
    addDatabase(services, *place);
    services.listenDsn = place->listenDsn.isEmpty() ? place->dsn : place->listenDsn;
    auto cache = openCache(*place);
    if (!cache)
        return propagate(cache);
    services.cache = std::move(*cache);
    services.bucket = std::move(place->bucket);
    services.place = std::move(place->place);
    addStores(services);
    return services;
}

ingest::DicomImportServices importServices(const Services& services)
{
    return {services.database, services.objects, services.decoder, services.clock, services.audit};
}

ingest::csv::VitalsImportServices vitalsImportServices(const Services& services)
{
    return {services.database, services.audit, services.clock};
}

} // namespace wardlight::services
