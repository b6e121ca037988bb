#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/base/result.h"

#include <QByteArray>

#include <cstddef>
#include <span>

namespace wardlight::objects {

/// A file that is written in a store's staging folder and then moved to its place, or vanishes.
///
/// Locked while its writer lives, so that leftovers of killed writers can be told from work in
/// progress, by other processes too.
class StagedFile
{
public:
    /// An empty file, mode 0600, in @p folder, which must exist on the file system of its goal.
    /// @param goal  the path it is meant for, which errors name
    [[nodiscard]] static Result<StagedFile> create(const QByteArray& folder, QByteArray goal);
    /// Removes what killed writers left in @p folder; what cannot be removed stays.
    static void removeLeftovers(const QByteArray& folder);

    StagedFile(StagedFile&&) noexcept = default;
    StagedFile& operator=(StagedFile&&) noexcept = delete;
    ~StagedFile();

    [[nodiscard]] Result<> write(std::span<const std::byte> bytes);
    /// Waits until the bytes are on the disk.
    [[nodiscard]] Result<> sync();
    /// Gives the file its place, replacing a file there. @return 0, or errno; then nothing changed
    [[nodiscard]] int moveTo(const QByteArray& path);
    [[nodiscard]] int fd() const { return m_fd.get(); }

private:
    StagedFile(UniqueFd fd, QByteArray path, QByteArray goal)
        : m_fd(std::move(fd)), m_path(std::move(path)), m_goal(std::move(goal))
    {}

    UniqueFd m_fd;
    QByteArray m_path; ///< empty once moved
    QByteArray m_goal;
};

} // namespace wardlight::objects
