#pragma once

#include <vector>

namespace wardlight::postgres {

/// A file of migrations/, as it was at build time.
struct EmbeddedMigration
{
    const char* name; ///< "0001_foundation"
    const char* sql;
};

[[nodiscard]] const std::vector<EmbeddedMigration>& embeddedMigrations();

} // namespace wardlight::postgres
