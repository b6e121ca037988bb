#pragma once

#include "core/base/result.h"

#include <QString>

namespace wardlight::test {

/// The database in every test cluster that is empty, but has the extensions Wardlight needs.
constexpr auto ExtensionsDatabase = "with_extensions";

/// Puts a fresh cluster into @p folder (data, run, log), owned by the user the server runs as. The
/// first call of a build folder makes the cluster that this and all later calls copy.
[[nodiscard]] Result<> copyCluster(const QString& folder);

/// Starts the server of a cluster that copyCluster() made, on the socket folder/run; returns when
/// it takes connections.
[[nodiscard]] Result<> startCluster(const QString& folder);

/// Ends that server in order, cutting its connections.
[[nodiscard]] Result<> stopCluster(const QString& folder);

} // namespace wardlight::test
