#pragma once

#include "core/base/platform/file_lock.h"
#include "core/base/platform/system_user.h"
#include "core/base/result.h"
#include "core/workspace/marker.h"

#include <QString>
#include <QStringList>

namespace wardlight::workspace {

/// The absolute form of what a person typed, without symbolic links as far as it exists.
/// @return Error::Invalid for a path that no configuration file can name
[[nodiscard]] Result<QString> cleanFolder(const QString& folder);

/// The marker of a folder that is a workspace of this user's, in whatever state.
/// @return NotFound when there is nothing, Invalid for anything else, Permission for another user's
[[nodiscard]] Result<Marker> requireMarker(const QString& folder);

/// The marker, or none for a folder that may become a workspace: missing, empty, or holding only
/// what an interrupted creation of ours leaves before the marker.
[[nodiscard]] Result<std::optional<Marker>> markerOrVacant(const QString& folder);

/// The lock that orders start, stop, create and destroy between programs.
[[nodiscard]] Result<FileLock> lockFolder(const QString& folder);

/// Where a new workspace's cluster goes: into its folder, or, where @p server cannot get there,
/// below /var/lib/wardlight, named after the workspace.
/// @return the value for Marker::clusterFolder
[[nodiscard]] Result<QString> chooseClusterFolder(const QString& folder, const QUuid& id,
                                                  const SystemUser& server);

/// Notes in a cluster outside its workspace's folder which folder it belongs to now, so that a copy
/// of the folder cannot start or destroy the original's data.
/// @return Error::Conflict when another folder that still exists holds the same workspace
[[nodiscard]] Result<> claimCluster(const QString& folder, const Marker& marker);

/// Removes the lock, the marker and, if nothing else is in it, the folder itself.
[[nodiscard]] Result<> removeFolderFrame(const QString& folder);

} // namespace wardlight::workspace
