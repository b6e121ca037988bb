#pragma once

#include "core/base/result.h"
#include "tests/support/run_program.h"

namespace wardlight::test {

/// The database in every test cluster that is empty, but has the extensions Wardlight needs.
constexpr auto ExtensionsDatabase = "with_extensions";

/// Puts a fresh cluster into @p folder (data, run, log), owned by the user the server runs as. The
/// first call of a build folder makes the cluster that this and all later calls copy.
[[nodiscard]] Result<> copyCluster(const QString& folder);

/// Runs a program of PostgreSQL's own folder; as root, as the system user "postgres".
[[nodiscard]] ProgramOutcome runPostgresTool(const QString& tool, QStringList arguments);

} // namespace wardlight::test
