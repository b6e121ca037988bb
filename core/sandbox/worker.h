#pragma once

#include "core/base/platform/message_socket.h"
#include "core/base/platform/spawn.h"
#include "core/base/result.h"

#include <QByteArray>

#include <chrono>
#include <memory>

namespace wardlight::sandbox {

/// What to start and how to recognise it.
struct WorkerProgram
{
    ChildProcess::Program program;
    /// The first message of a worker that is locked down and ready; anything else is not ours.
    QByteArray greeting;
    std::chrono::milliseconds startDeadline{15'000};
};

/// The parent's end of one sandboxed process that answers one question at a time.
///
/// Blocking, for one thread at a time. After a failed ask() the process is gone.
class Worker
{
public:
    /// Starts the process without waiting for it to become ready; the first ask() does.
    [[nodiscard]] static Result<std::unique_ptr<Worker>> start(const WorkerProgram& program);

    [[nodiscard]] int id() const { return m_process.id(); }
    /// Whether the process still holds its end of the channel.
    [[nodiscard]] bool isAlive() const { return !m_socket.isHungUp(); }

    /// Sends a request and waits for its answer.
    /// @param fd        an open file lent to the worker; -1 for none
    /// @param deadline  wall time; the same again in processor time ends the worker too
    /// @return Error::Limit (deadline, processor time), Unavailable (crash, killed, did not start)
    ///         or Integrity (forbidden system call, malformed message)
    [[nodiscard]] Result<MessageSocket::Message> ask(const QByteArray& request, int fd,
                                                     std::chrono::milliseconds deadline);

private:
    Worker(WorkerProgram program, ChildProcess process, MessageSocket socket);
    [[nodiscard]] Result<> awaitGreeting();
    [[nodiscard]] Error reasonForSilence();
    [[nodiscard]] Error stopped(std::chrono::milliseconds deadline);

    WorkerProgram m_program;
    ChildProcess m_process;
    MessageSocket m_socket;
    bool m_isReady = false;
};

} // namespace wardlight::sandbox
