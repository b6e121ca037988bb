#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/base/result.h"

#include <QString>

#include <cstddef>
#include <span>

namespace wardlight {

/// Translates errno of a failed file operation into an Error that names @p path: NoSpace for a full
/// disk or a file that is too large, Permission for a read-only or closed folder, NotFound, else
/// Unavailable.
[[nodiscard]] Error fileError(int errnoValue, const QString& path);

/// A file that appears under its name complete and on disk, or not at all.
///
/// Written to a file without a name in the same folder (one with another name where the system has
/// no such files), synced, named, renamed, folder synced.
class DurableFile
{
public:
    /// Opens the temporary file, mode 0600, in the folder of @p path, which must exist.
    [[nodiscard]] static Result<DurableFile> create(const QString& path);

    DurableFile(DurableFile&&) noexcept = default;
    DurableFile& operator=(DurableFile&&) noexcept = delete;
    /// Removes the temporary file unless committed.
    ~DurableFile();

    [[nodiscard]] Result<> write(std::span<const std::byte> bytes);
    [[nodiscard]] int fd() const { return m_fd.get(); }
    /// Syncs and renames; an existing file at the path is replaced.
    [[nodiscard]] Result<> commit();

private:
    DurableFile(UniqueFd fd, QString temporary, QString path)
        : m_fd(std::move(fd)), m_temporary(std::move(temporary)), m_path(std::move(path))
    {}

    UniqueFd m_fd;
    QString m_temporary;
    QString m_path;
    qint64 m_written = 0;
    qint64 m_onItsWay = 0; ///< of those, what the system was told to begin with
};

/// Writes a whole file durably, mode 0600.
[[nodiscard]] Result<> writeFileDurably(const QString& path, std::span<const std::byte> bytes);

/// Makes a rename or removal in @p folder survive a power cut.
[[nodiscard]] Result<> syncFolder(const QString& folder);

/// Makes a folder and its missing parents, mode 0700 each; one that exists is left as it is.
/// @return Error::Conflict when a file lies where a folder is needed
[[nodiscard]] Result<> makePrivateFolder(const QString& path);

} // namespace wardlight
