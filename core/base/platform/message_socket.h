#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/base/result.h"

#include <QByteArray>

#include <chrono>
#include <cstddef>
#include <optional>
#include <utility>

namespace wardlight {

/// One end of a private channel between two processes of this machine that keeps messages whole
/// and can hand over one open file with each.
///
/// Linux: a SOCK_SEQPACKET socket pair with SCM_RIGHTS. Not thread-safe.
class MessageSocket
{
public:
    /// The longest message either side accepts; larger data travels in a SealedMemory.
    static constexpr std::size_t MaxBytes = std::size_t(64) * 1024;

    struct Message
    {
        QByteArray bytes;
        UniqueFd fd; ///< not open when the message brought none
    };

    MessageSocket() = default;
    explicit MessageSocket(UniqueFd fd) : m_fd(std::move(fd)) {}

    /// Two connected ends; both are closed on exec.
    [[nodiscard]] static Result<std::pair<MessageSocket, MessageSocket>> createPair();

    [[nodiscard]] int fd() const { return m_fd.get(); }

    /// Sends without waiting: one request at a time always fits into the socket's buffer.
    /// @param fd  lent to the receiver, who gets a descriptor of its own; -1 for none
    /// @return Error::Unavailable when the other end is gone or does not read
    [[nodiscard]] Result<> send(const QByteArray& bytes, int fd = -1) const;

    /// The next message, or nothing when the other end was closed.
    /// @return Error::Integrity when the message was longer than MaxBytes or brought several files;
    ///         Error::Timeout when none came within @p wait (absent: waits for ever)
    [[nodiscard]] Result<std::optional<Message>>
    receive(std::optional<std::chrono::milliseconds> wait = {}) const;

    /// Whether the other end was closed.
    [[nodiscard]] bool isHungUp() const;

private:
    UniqueFd m_fd;
};

} // namespace wardlight
