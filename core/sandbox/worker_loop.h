#pragma once

#include "core/base/platform/message_socket.h"

#include <functional>

namespace wardlight::sandbox {

/// The worker's side: what it answers to one request.
struct WorkerAnswer
{
    QByteArray bytes;
    int fd = -1; ///< must stay open until the answer function is called again
};

using AnswerFunction = std::function<WorkerAnswer(MessageSocket::Message)>;

/// Greets the parent, then answers one request after the other until the parent closes the channel
/// (or dies, which is the same).
/// @return the exit code for main(): 0 after a clean end
[[nodiscard]] int serveRequests(const MessageSocket& channel, const QByteArray& greeting,
                                const AnswerFunction& answer);

} // namespace wardlight::sandbox
