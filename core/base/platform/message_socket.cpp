#include "core/base/platform/message_socket.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace wardlight {

namespace {

constexpr std::size_t MaxFds = 4; // more than one is a broken rule, and must still be closed

tl::unexpected<Error> socketError(ErrorCode code, const char* step, int errnoValue)
{
    return fail(code,
                QCoreApplication::translate("MessageSocket",
                                            "The connection to a worker process broke. Try again."),
                QStringLiteral("%1: errno %2").arg(QLatin1String(step)).arg(errnoValue), true);
}

struct ControlBuffer
{
    alignas(cmsghdr) std::array<char, CMSG_SPACE(MaxFds * sizeof(int))> bytes = {};
};

/// Takes ownership of every descriptor that came along; the count tells whether a rule was broken.
std::pair<UniqueFd, int> takeFds(msghdr& header)
{
    UniqueFd first;
    int count = 0;
    for (cmsghdr* part = CMSG_FIRSTHDR(&header); part; part = CMSG_NXTHDR(&header, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
            continue;
        const std::size_t fds = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < fds; ++i, ++count) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
            UniqueFd owned(fd);
            if (count == 0)
                first = std::move(owned);
        }
    }
    return {std::move(first), count};
}

Result<> waitReadable(int fd, std::chrono::milliseconds wait)
{
    const QDeadlineTimer deadline(wait);
    for (;;) {
        pollfd ready = {fd, POLLIN, 0};
        const int outcome = ::poll(&ready, 1, static_cast<int>(deadline.remainingTime()));
        if (outcome > 0)
            return {};
        if (outcome == 0)
            return socketError(ErrorCode::Timeout, "poll", 0);
        if (errno != EINTR)
            return socketError(ErrorCode::Unavailable, "poll", errno);
    }
}

} // namespace

Result<std::pair<MessageSocket, MessageSocket>> MessageSocket::createPair()
{
    std::array<int, 2> fds = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fds.data()) != 0)
        return socketError(ErrorCode::Unavailable, "socketpair", errno);
    return std::pair(MessageSocket(UniqueFd(fds[0])), MessageSocket(UniqueFd(fds[1])));
}

Result<> MessageSocket::send(const QByteArray& bytes, int fd) const
{
    iovec part = {const_cast<char*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
    ControlBuffer control;
    msghdr header = {};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    if (fd >= 0) {
        header.msg_control = control.bytes.data();
        header.msg_controllen = CMSG_SPACE(sizeof(int));
        cmsghdr* rights = CMSG_FIRSTHDR(&header);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(rights), &fd, sizeof(int));
    }
    for (;;) {
        if (::sendmsg(m_fd.get(), &header, MSG_NOSIGNAL | MSG_DONTWAIT) >= 0)
            return {};
        if (errno != EINTR)
            return socketError(ErrorCode::Unavailable, "sendmsg", errno);
    }
}

Result<std::optional<MessageSocket::Message>>
MessageSocket::receive(std::optional<std::chrono::milliseconds> wait) const
{
    if (wait) {
        if (const auto readable = waitReadable(m_fd.get(), *wait); !readable)
            return propagate(readable);
    }
    Message message{QByteArray(static_cast<qsizetype>(MaxBytes), Qt::Uninitialized), {}};
    iovec part = {message.bytes.data(), MaxBytes};
    ControlBuffer control;
    msghdr header = {};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.bytes.data();
    header.msg_controllen = control.bytes.size();
    ssize_t received = -1;
    do {
        received = ::recvmsg(m_fd.get(), &header, MSG_CMSG_CLOEXEC);
    } while (received < 0 && errno == EINTR);
    if (received < 0)
        return errno == ECONNRESET ? Result<std::optional<Message>>(std::nullopt)
                                   : socketError(ErrorCode::Unavailable, "recvmsg", errno);

    auto [fd, fdCount] = takeFds(header);
    if (received == 0 && fdCount == 0)
        return std::nullopt;
    if (fdCount > 1 || (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
        return socketError(ErrorCode::Integrity, "recvmsg: a message against the rules", 0);
    message.bytes.resize(received);
    message.fd = std::move(fd);
    return message;
}

bool MessageSocket::isHungUp() const
{
    pollfd state = {m_fd.get(), 0, 0};
    return ::poll(&state, 1, 0) > 0 && (state.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

} // namespace wardlight
