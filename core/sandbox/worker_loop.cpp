#include "core/sandbox/worker_loop.h"

namespace wardlight::sandbox {

int serveRequests(const MessageSocket& channel, const QByteArray& greeting,
                  const AnswerFunction& answer)
{
    if (!channel.send(greeting))
        return 1;
    for (;;) {
        auto request = channel.receive();
        if (!request)
            return 1;
        if (!*request)
            return 0;
        const WorkerAnswer made = answer(std::move(**request));
        if (!channel.send(made.bytes, made.fd))
            return 1;
    }
}

} // namespace wardlight::sandbox
