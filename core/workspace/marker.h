#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QUuid>

#include <optional>

namespace wardlight::workspace {

/// What workspace.json says: that the folder is a workspace of ours, and which.
struct Marker
{
    enum class State
    {
        Creating, ///< not all there yet; creating it again finishes it
        Ready,
        Destroying ///< not all there any more; destroying it again finishes it
    };

    /// Where the workspace's key is.
    enum class KeyPlace
    {
        File,
        Keychain
    };

    State state = State::Creating;
    QUuid id;
    QDateTime createdAt;   ///< UTC
    QString clusterFolder; ///< absolute; empty: "cluster" in the workspace's folder
    KeyPlace keyPlace = KeyPlace::File;
};

[[nodiscard]] QString markerPath(const QString& workspaceFolder);

/// Empty when there is no marker.
/// @return Error::Invalid for a file that is no marker of ours, Unsupported for a newer version's
[[nodiscard]] Result<std::optional<Marker>> readMarker(const QString& workspaceFolder);
[[nodiscard]] Result<> writeMarker(const QString& workspaceFolder, const Marker& marker);

} // namespace wardlight::workspace
