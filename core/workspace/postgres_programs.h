#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace wardlight::workspace {

/// One installed PostgreSQL server.
struct PostgresPrograms
{
    int major = 0;
    QString folder; ///< holds initdb, postgres and pg_ctl

    [[nodiscard]] QString initdb() const { return folder + QStringLiteral("/initdb"); }
    [[nodiscard]] QString postgres() const { return folder + QStringLiteral("/postgres"); }
    [[nodiscard]] QString pgCtl() const { return folder + QStringLiteral("/pg_ctl"); }
};

/// What is installed where Debian puts it, newest first.
[[nodiscard]] std::vector<PostgresPrograms> installedPostgres();

/// For a new cluster. @return Error::Unavailable when no server is installed
[[nodiscard]] Result<PostgresPrograms> newestPostgres();
/// For the cluster in @p dataFolder.
/// @return Error::Unsupported when another major version made it that is not installed
[[nodiscard]] Result<PostgresPrograms> postgresFor(const QString& dataFolder);

} // namespace wardlight::workspace
