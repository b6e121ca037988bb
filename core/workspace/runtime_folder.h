#pragma once

#include "core/base/platform/system_user.h"
#include "core/base/result.h"

#include <QString>

namespace wardlight::workspace {

/// The folder of a workspace's socket: short, because a socket's path is limited to 107 bytes.
///
/// Below XDG_RUNTIME_DIR or /run/user/UID where the system gives one, /run for root, else /tmp.
/// @param workspaceFolder  absolute; decides the name, so that two workspaces never meet
[[nodiscard]] QString runtimeFolderFor(const QString& workspaceFolder);

/// Makes that folder for @p server, who alone (with root) may enter it.
/// @return Error::Permission when something else lies there, such as another user's trap in /tmp
[[nodiscard]] Result<> makeRuntimeFolder(const QString& folder, const SystemUser& server);

} // namespace wardlight::workspace
