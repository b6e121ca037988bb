#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QString>

namespace wardlight::test {

/// The database in every test cluster that is empty, but has the extensions Wardlight needs.
constexpr auto ExtensionsDatabase = "with_extensions";

/// Puts a fresh cluster into @p folder (data, run, log), owned by the user the server runs as. The
/// first call of a build folder makes the cluster that this and all later calls copy.
[[nodiscard]] Result<> copyCluster(const QString& folder);

/// Copies the cluster of the running server at @p primaryFolder into @p folder, as its standby.
[[nodiscard]] Result<> copyAsStandby(const QString& primaryFolder, const QString& folder);

/// Adds lines to postgresql.conf, for the next start.
[[nodiscard]] Result<> addSettings(const QString& folder, const QByteArray& lines);
/// Replaces pg_hba.conf, for the next start.
[[nodiscard]] Result<> setAccessRules(const QString& folder, const QByteArray& lines);
/// Puts a file that only the server may read into the cluster's data.
[[nodiscard]] Result<> addServerFile(const QString& folder, const QString& name,
                                     const QByteArray& content);

/// Makes a standby's server take changes; returns when it does.
[[nodiscard]] Result<> promoteCluster(const QString& folder);

/// Starts the server of a cluster that copyCluster() made, on the socket folder/run; returns when
/// it takes connections.
/// @param environment  added for the server's processes
[[nodiscard]] Result<> startCluster(const QString& folder,
                                    const QMap<QString, QString>& environment = {});

/// Ends that server in order, cutting its connections.
[[nodiscard]] Result<> stopCluster(const QString& folder);

} // namespace wardlight::test
