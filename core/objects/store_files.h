#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/base/result.h"
#include "core/objects/object_record.h"

#include <QByteArray>

#include <cstddef>
#include <optional>
#include <span>

namespace wardlight::objects {

/// The files of a directory store, one system call at a time. Paths are bytes, as the system takes
/// them.

/// Error of a failed file operation in a directory store: fileError, and Invalid where the path of
/// a key is too long for the system.
[[nodiscard]] Error storeFileError(int errnoValue, const QByteArray& path);

/// A file open for reading.
struct OpenFile
{
    UniqueFd fd;
    QByteArray path;
    FileIdentity identity;

    /// Reads up to @p out.size() bytes; fewer only at the end of the file.
    [[nodiscard]] Result<std::size_t> read(qint64 offset, std::span<std::byte> out) const;
};

/// Opens a regular file; empty when there is none of that name. Follows no symbolic link.
[[nodiscard]] Result<std::optional<OpenFile>> openFile(const QByteArray& path);

/// What the file at @p path is; empty when no regular file is there.
[[nodiscard]] std::optional<FileIdentity> regularFile(const QByteArray& path);
[[nodiscard]] bool isFolder(const QByteArray& path);

/// Makes one folder, mode 0700, unless something has the name already.
[[nodiscard]] Result<> ensureFolder(const QByteArray& path);
[[nodiscard]] Result<> syncFolderAt(const QByteArray& path);

/// Takes the lock that the file at @p path stands for, made when missing; waits for it. Held until
/// the descriptor is closed, against other threads and other processes.
[[nodiscard]] Result<UniqueFd> lockFile(const QByteArray& path);

} // namespace wardlight::objects
