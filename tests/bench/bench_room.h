#pragma once

#include "app/services/services.h"
#include "tests/support/temporary_workspace.h"

#include <QStringList>

namespace wardlight::bench {

/// Unpacks the CT head of the corpus, 140 slices, into a folder.
[[nodiscard]] Result<> unpackHead(const QString& folder);

/// A temporary workspace on a directory store with the CT head imported; gone afterwards.
class BenchRoom
{
public:
    [[nodiscard]] static Result<BenchRoom> create();

    /// A new set of everything over the workspace: no object cached, no decoder running.
    [[nodiscard]] Result<services::Services> services() const;
    [[nodiscard]] QString workspaceFolder() const { return m_workspace.folder(); }
    [[nodiscard]] const QString& parentFolder() const { return m_workspace.parentFolder(); }
    /// Paths of the stored objects, by key.
    [[nodiscard]] QStringList objectFiles() const;
    /// Drops the objects' files from the system's cache as far as it lets us.
    void dropFileCache() const;

private:
    explicit BenchRoom(test::TemporaryWorkspace workspace) : m_workspace(std::move(workspace)) {}

    [[nodiscard]] Result<> fill() const;

    test::TemporaryWorkspace m_workspace;
};

} // namespace wardlight::bench
