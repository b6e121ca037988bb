#include "app/services/services.h"

#include "core/alerts/alert_store_pg.h"
#include "core/base/platform/system_user.h"
#include "core/imaging/decoder.h"
#include "core/imaging/imaging_store_pg.h"
#include "core/ingest/csv/vitals_batch_pg.h"
#include "core/ingest/dicom/dicom_import.h"
#include "core/ingest/dicom/dicom_waveforms.h"
#include "core/objects/directory_store.h"
#include "core/objects/manifest_pg.h"
#include "core/objects/verified_fetch.h"
#include "core/patients/patient_store_pg.h"
#include "core/postgres/database.h"
#include "core/security/audit_heads.h"
#include "core/trace/trace_store_pg.h"
#include "core/vitals/vitals_store_pg.h"
#include "core/workspace/workspace.h"

#include <QDir>
#include <QStandardPaths>
#include <QSysInfo>

namespace wardlight::services {

namespace {

/// More than the threads that use it at once, so that none waits for a connection.
constexpr int DatabaseConnections = 8;

Result<security::AuditContext> auditContext(const workspace::Workspace& workspace,
                                            const ServicesOptions& options)
{
    const auto key = workspace.key();
    if (!key)
        return propagate(key);
    auto heads = security::AuditHeads::open(workspace.auditFolder(), *key);
    if (!heads)
        return propagate(heads);
    return security::AuditContext{
        options.person.isEmpty() ? defaultPerson() : options.person, QSysInfo::machineHostName(),
        options.program + QStringLiteral(" " WARDLIGHT_VERSION), std::move(*heads)};
}

/// Everything over the database and the store.
void addStores(Services& services)
{
    services.manifest = std::make_shared<objects::PostgresManifest>(services.database,
                                                                    services.audit, services.clock);
    services.fetch = std::make_shared<objects::VerifiedFetch>(services.objects, services.manifest,
                                                              services.clock);
    services.decoder = std::make_shared<imaging::Decoder>(imaging::Decoder::Options());
    services.patients = std::make_shared<patients::PostgresPatientStore>(
        services.database, services.audit, services.clock);
    services.imaging =
        std::make_shared<imaging::PostgresImagingStore>(services.database, services.audit);
    services.trace = std::make_shared<trace::PostgresTraceStore>(services.database, services.audit,
                                                                 services.clock);
    services.vitals = std::make_shared<vitals::PostgresVitalsStore>(services.database,
                                                                    services.audit, services.clock);
    services.alerts = std::make_shared<alerts::PostgresAlertStore>(services.database,
                                                                   services.audit, services.clock);
    services.waveforms = std::make_shared<ingest::DicomWaveforms>(services.imaging, services.fetch,
                                                                  services.decoder);
}

Result<std::shared_ptr<postgres::Database>> openDatabase(const workspace::Workspace& workspace)
{
    const auto dsn = workspace.dsn();
    if (!dsn)
        return propagate(dsn);
    return std::make_shared<postgres::Database>(
        postgres::DatabaseConfig{.dsn = *dsn, .maxConnections = DatabaseConnections});
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
    const auto workspace = workspace::Workspace::open(
        options.workspaceFolder.isEmpty() ? defaultWorkspaceFolder() : options.workspaceFolder);
    if (!workspace)
        return propagate(workspace);
    if (const auto started = workspace->start(); !started)
        return propagate(started);
    Services services;
    services.place = {Place::Kind::Workspace, QDir(workspace->folder()).dirName(),
                      workspace->folder()};
    services.clock = std::make_shared<SystemClock>();
    auto audit = auditContext(*workspace, options);
    if (!audit)
        return propagate(audit);
    services.audit = std::move(*audit);
    auto database = openDatabase(*workspace);
    if (!database)
        return propagate(database);
    services.database = std::move(*database);
    auto store = objects::DirectoryStore::open(workspace->objectsFolder());
    if (!store)
        return propagate(store);
    services.objects = std::move(*store);
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
