#pragma once

#include "core/postgres/database.h"

#include <QString>

#include <vector>

namespace wardlight::postgres {

/// One forward step of the schema, compiled in from core/postgres/migrations/NNNN_name.sql.
struct Migration
{
    int version = 0;
    QString name;
    QString sql;
    Sha256Digest checksum; ///< of the file's bytes
};

/// All steps this program knows, by version, without gaps.
[[nodiscard]] const std::vector<Migration>& knownMigrations();

/// The schema version this program works with.
[[nodiscard]] int latestSchemaVersion();

struct MigrationReport
{
    int from = 0; ///< version before, 0 for an empty database
    int to = 0;
};

/// Brings the schema up to date: forward only, one transaction a step, under an advisory lock, so
/// that two programs may do it at once.
/// @return Error::Schema when the database is newer than this program, or when an applied step
///         differs from ours (its checksum is recorded)
[[nodiscard]] Result<MigrationReport>
migrate(Database& database, const std::vector<Migration>& steps = knownMigrations());

/// The version the database is at; 0 when it has no schema.
[[nodiscard]] Result<int> schemaVersion(Database& database);

/// Fails with Error::Schema and what to do unless the database is exactly at our version.
[[nodiscard]] Result<> requireCurrentSchema(Database& database);

} // namespace wardlight::postgres
