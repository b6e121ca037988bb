#pragma once

#include "core/base/platform/system_user.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace wardlight::workspace {

/// Who besides the workspace's owner may do what with a folder. Where the server runs as the owner
/// itself, all are the owner's alone.
enum class FolderAccess
{
    OwnerOnly,     ///< 0700
    ServerMayPass, ///< 0710, the server's group
    ServerMayRead, ///< 0750, the server's group
    ServerOwns,    ///< 0700, belongs to the server's user
};

/// Makes a folder in one that belongs to us, or brings the access of one that exists in order.
[[nodiscard]] Result<> ensureFolder(const QString& path, const SystemUser& server,
                                    FolderAccess access);

/// Makes a folder that everybody may pass through, but not list; the owner alone writes there.
/// @return Error::Permission when one exists that another user could change
[[nodiscard]] Result<> makePassableFolder(const QString& path);

/// Writes a file durably that the server may read, and nobody else.
[[nodiscard]] Result<> writeFileFor(const SystemUser& server, const QString& path,
                                    const QByteArray& text);

/// Whether @p server can get into @p path, through all its parents.
[[nodiscard]] Result<bool> canPass(const SystemUser& server, const QString& path);

/// Removes a folder with all it holds; follows no links. What does not exist is no error.
[[nodiscard]] Result<> removeTree(const QString& path);

} // namespace wardlight::workspace
