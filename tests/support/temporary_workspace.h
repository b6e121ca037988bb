#pragma once

#include "tests/support/watched_folder.h"

namespace wardlight::test {

/// A place for a private workspace that leaves nothing behind, not even its running server.
class TemporaryWorkspace
{
public:
    [[nodiscard]] static Result<TemporaryWorkspace> create()
    {
        auto folder = WatchedFolder::create();
        if (!folder)
            return propagate(folder);
        return TemporaryWorkspace(std::move(*folder));
    }

    /// Does not exist yet: what `wardlightctl workspace create --dir` is given.
    [[nodiscard]] QString folder() const { return m_folder.path() + QStringLiteral("/workspace"); }
    /// Exists, for whatever else the test puts beside the workspace.
    [[nodiscard]] const QString& parentFolder() const { return m_folder.path(); }

private:
    explicit TemporaryWorkspace(WatchedFolder folder) : m_folder(std::move(folder)) {}

    WatchedFolder m_folder;
};

} // namespace wardlight::test
