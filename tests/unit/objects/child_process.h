#pragma once

#include <QByteArray>

#include <cstdio>
#include <functional>
#include <sys/types.h>

namespace wardlight::test {

/// A forked copy of the test that does one thing and ends; for what may kill, starve or confine a
/// process. It must not touch Qt Test: it says what went wrong by its return value.
class ChildProcess
{
public:
    /// Runs @p work in a child; an empty answer means that all went well.
    explicit ChildProcess(const std::function<QByteArray()>& work);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// SIGKILL, then waits until it is gone.
    void kill();
    /// Waits for its end. @return its answer, or how it died
    [[nodiscard]] QByteArray finish();

private:
    pid_t m_pid = -1;
    int m_answers = -1;
};

/// Makes folders and rights of its own for this child: to mount, to fill a disk.
/// @return false where the system lets nobody do that
[[nodiscard]] bool enterOwnMounts();

/// Mounts a new, empty file system of @p bytes on @p folder; only in enterOwnMounts.
[[nodiscard]] bool mountSmallDisk(const QByteArray& folder, long bytes);

} // namespace wardlight::test
