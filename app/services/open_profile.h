#pragma once

#include "app/services/open_place.h"

namespace wardlight::services {

/// Connects to the database of a profile, which must be at our schema version, and opens its object
/// store.
[[nodiscard]] Result<OpenPlace> openProfile(const ServicesOptions& options);

/// Opens the object store of a profile that names no database; empty for one that does, and where
/// no profile is asked for. Its `dsn` stays empty.
[[nodiscard]] Result<std::optional<OpenPlace>>
openProfileWithoutDatabase(const ServicesOptions& options);

/// See migratePlace().
[[nodiscard]] Result<postgres::MigrationReport> migrateProfile(const ServicesOptions& options);

} // namespace wardlight::services
