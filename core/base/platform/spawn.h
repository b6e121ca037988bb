#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace wardlight {

/// How a process ended.
struct ProcessEnd
{
    enum class Kind
    {
        Exited,   ///< value is the exit code
        Signalled ///< value is the signal's number
    };
    Kind kind = Kind::Exited;
    int value = 0;
};

/// A process we started; killed and reaped when this object goes.
///
/// Linux: posix_spawn (1 ms whatever the size of this process) and a pidfd, which never names
/// another process, even after the id was reused. Not thread-safe.
class ChildProcess
{
public:
    /// The descriptor number under which the child finds what it was given.
    static constexpr int ChannelFd = 3;

    struct Program
    {
        QString path;
        QStringList arguments;
    };

    /// Starts a program with an empty environment (but for LC_ALL), no open files but @p channel
    /// as ChannelFd, and /dev/null for its three standard streams.
    /// @return Error::NotFound or Unavailable, naming the program
    [[nodiscard]] static Result<ChildProcess> spawn(const Program& program, int channel);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    [[nodiscard]] int id() const { return m_id; }

    /// Lets the process use @p seconds of processor time from now on before it is ended by SIGXCPU.
    void grantProcessorTime(std::chrono::seconds seconds) const;
    void kill() const;
    /// Waits for the end, at most @p wait; empty when it did not come.
    [[nodiscard]] std::optional<ProcessEnd> wait(std::chrono::milliseconds wait);

private:
    ChildProcess(int id, UniqueFd pidfd) : m_id(id), m_pidfd(std::move(pidfd)) {}
    void endNow();

    int m_id = -1;
    UniqueFd m_pidfd;
    std::optional<ProcessEnd> m_end;
};

} // namespace wardlight
