#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/base/result.h"

#include <QString>

namespace wardlight::test {

/// A temporary folder that is removed however the test ends: by itself, by a crash, by kill -9.
///
/// A watcher process outside the test's process tree holds one end of a pipe. When the test's end
/// closes, the watcher destroys the workspace that the test may have made at path()/workspace,
/// stops the PostgreSQL servers that run in the folder, and removes it. The path is short (a unix
/// socket's path is limited to 107 bytes), and other users may pass through the folder, because as
/// root PostgreSQL runs as another user.
class WatchedFolder
{
public:
    [[nodiscard]] static Result<WatchedFolder> create();

    WatchedFolder(WatchedFolder&&) noexcept = default;
    WatchedFolder& operator=(WatchedFolder&&) noexcept = delete;
    WatchedFolder(const WatchedFolder&) = delete;
    WatchedFolder& operator=(const WatchedFolder&) = delete;
    /// Returns once the folder is gone.
    ~WatchedFolder();

    [[nodiscard]] const QString& path() const { return m_path; }

private:
    WatchedFolder(QString path, UniqueFd alive, UniqueFd gone);

    QString m_path;
    UniqueFd m_alive; ///< the watcher acts when this closes
    UniqueFd m_gone;  ///< reads end-of-file when the watcher has finished
};

} // namespace wardlight::test
