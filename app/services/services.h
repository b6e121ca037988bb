#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/security/audit.h"

#include <QString>

#include <memory>

namespace wardlight::postgres {
class Database;
struct MigrationReport;
} // namespace wardlight::postgres
namespace wardlight::profiles {
class SecretStore;
}
namespace wardlight::alerts {
class AlertStore;
}
namespace wardlight::objects {
class Manifest;
class ObjectStore;
class S3Store;
class SealedCache;
class VerifiedFetch;
} // namespace wardlight::objects
namespace wardlight::imaging {
class Decoder;
class ImagingStore;
class RoiStore;
} // namespace wardlight::imaging
namespace wardlight::ingest {
struct DicomImportServices;
}
namespace wardlight::ingest::csv {
struct VitalsImportServices;
}
namespace wardlight::patients {
class PatientStore;
}
namespace wardlight::trace {
class EvidenceStore;
class ReferenceStore;
class TraceStore;
} // namespace wardlight::trace
namespace wardlight::vitals {
class VitalsStore;
}
namespace wardlight::waveforms {
class SegmentStore;
class WaveformStore;
} // namespace wardlight::waveforms

namespace wardlight::services {

class ReadAge;

/// What is open, for a line in a status bar, and where this computer keeps what belongs to it.
struct Place
{
    enum class Kind
    {
        Workspace, ///< a private one, on this computer
        Production,
        Test
    };

    Kind kind = Kind::Workspace;
    QString name;   ///< what a person calls it: the folder's name, the profile's
    QString folder; ///< absolute; private to this user
    /// The key that signs what lies outside the database is in a file, not in the keychain.
    bool isKeyInFile = false;
};

/// Everything that both programs work with, on one open place. Cheap to copy; all parts are
/// thread-safe, so tasks may capture the ones they need.
struct Services
{
    Place place;
    security::AuditContext audit;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<postgres::Database> database;
    /// Where a postgres::Listener connects, with its password: never shown, never logged.
    QString listenDsn;
    std::shared_ptr<const ReadAge> readAge; ///< null where there is no standby to ask
    std::shared_ptr<objects::ObjectStore> objects;
    std::shared_ptr<objects::S3Store> bucket; ///< objects, where they are on an S3 server; or null
    std::shared_ptr<objects::SealedCache> cache; ///< of a bucket's objects, on this disk; or null
    std::shared_ptr<objects::Manifest> manifest;
    std::shared_ptr<const objects::VerifiedFetch> fetch;
    std::shared_ptr<const imaging::Decoder> decoder;
    std::shared_ptr<patients::PatientStore> patients;
    std::shared_ptr<imaging::ImagingStore> imaging;
    std::shared_ptr<imaging::RoiStore> rois; ///< what was measured on images
    std::shared_ptr<trace::TraceStore> trace;
    std::shared_ptr<trace::ReferenceStore> references;
    std::shared_ptr<trace::EvidenceStore> evidence;
    std::shared_ptr<vitals::VitalsStore> vitals;
    std::shared_ptr<alerts::AlertStore> alerts;
    std::shared_ptr<waveforms::SegmentStore> segments;   ///< recordings in the database
    std::shared_ptr<waveforms::WaveformStore> waveforms; ///< those of DICOM objects
};

struct ServicesOptions
{
    QString workspaceFolder; ///< empty: defaultWorkspaceFolder()
    QString person;          ///< named in the audit log; empty: the system's user
    QString program;         ///< "wardlightctl", without a version
    QString profile = {};    ///< not empty: connects to this profile, whatever the folder
    /// Where keys and passwords are; null: systemSecrets().
    std::shared_ptr<profiles::SecretStore> secrets = {};
};

/// WARDLIGHT_WORKSPACE, else ~/.local/share/wardlight/workspace (XDG_DATA_HOME is honoured).
[[nodiscard]] QString defaultWorkspaceFolder();
/// The system user's full name, else the login name.
[[nodiscard]] QString defaultPerson();

/// The secrets of this program's user: in the system's keychain, else in memory.
[[nodiscard]] std::shared_ptr<profiles::SecretStore> systemSecrets();

/// Opens a workspace that exists, starts its server when it is not running, brings its schema up to
/// date and puts the parts together. Blocking, up to a minute when the server must recover.
///
/// Of a profile that names several hosts, a standby among them answers look-ups that may be a
/// little old; Services::readAge knows how old.
///
/// Of a profile it connects to the database and opens the object store. A shared database is never
/// migrated by the way: one at another version is Error::Schema.
[[nodiscard]] Result<Services> openServices(const ServicesOptions& options);

/// Brings the schema of a workspace or of a profile's database up to date, and makes the extensions
/// that it needs where this account may.
[[nodiscard]] Result<postgres::MigrationReport> migratePlace(const ServicesOptions& options);

/// What ingest::importDicom works with.
[[nodiscard]] ingest::DicomImportServices importServices(const Services& services);
/// What ingest::csv::importVitalsFiles works with.
[[nodiscard]] ingest::csv::VitalsImportServices vitalsImportServices(const Services& services);

} // namespace wardlight::services
