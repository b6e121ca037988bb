#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/base/result.h"

#include <QString>

#include <chrono>

namespace wardlight {

/// An exclusive lock between programs, on a file; the system releases it when its holder dies.
class FileLock
{
public:
    /// Makes the file (0600) when it is missing; its folder must exist.
    /// @return Error::Timeout when another program holds it that long
    [[nodiscard]] static Result<FileLock> acquire(const QString& path,
                                                  std::chrono::milliseconds timeout);

private:
    explicit FileLock(UniqueFd fd) : m_fd(std::move(fd)) {}

    UniqueFd m_fd;
};

} // namespace wardlight
