// wardlight-decoder: reads untrusted DICOM files where they can do no harm. Started by
// imaging::Decoder with one end of a channel; of no use on a command line.

#include "core/base/platform/lockdown.h"
#include "core/base/platform/message_socket.h"
#include "core/base/platform/spawn.h"
#include "core/dicom/decoder_service.h"
#include "core/imaging/decoder_protocol.h"
#include "core/sandbox/worker_loop.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/oflog/oflog.h>

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace {

using namespace wardlight;

constexpr std::size_t Overhead = std::size_t(192) << 20U; // programs, libraries, codecs' tables
constexpr int BadUsage = 2;
constexpr int CannotWork = 3;

struct Limits
{
    std::size_t objectBytes = 0;
    std::size_t frameBytes = 0;
};

std::optional<Limits> parseLimits(int argc, char** argv)
{
    if (argc != 3)
        return std::nullopt;
    const Limits limits = {std::strtoull(argv[1], nullptr, 10),
                           std::strtoull(argv[2], nullptr, 10)};
    return limits.objectBytes > 0 && limits.frameBytes > 0 ? std::optional(limits) : std::nullopt;
}

int fail(int code, const char* why)
{
    std::fprintf(stderr, "wardlight-decoder: %s\n", why);
    return code;
}

} // namespace

#if !WARDLIGHT_SANDBOX_LOCKDOWN
/// The leak checker needs what a sandboxed process does not have.
extern "C" __attribute__((visibility("default"), used)) const char* __asan_default_options()
{
    return "detect_leaks=0";
}
#endif

int main(int argc, char** argv)
{
    const auto limits = parseLimits(argc, argv);
    if (!limits)
        return fail(BadUsage, "started by Wardlight itself, with two limits in bytes");
    OFLog::configure(OFLogger::OFF_LOG_LEVEL); // its messages hold patients' data
    dicom::DecoderService service(limits->objectBytes);
    if (const QString problem = service.startupProblem(); !problem.isEmpty())
        return fail(CannotWork, qPrintable(problem));

    const MessageSocket channel{UniqueFd(ChildProcess::ChannelFd)};
    // the object, a dataset inflated or a frame joined from fragments, the frame itself twice
    const std::size_t budget = limits->objectBytes * 2 + limits->frameBytes * 2 + Overhead;
    if (const auto locked = lockDown({budget, limits->frameBytes}); !locked)
        return fail(CannotWork, qPrintable(locked.error().detail));

    dicom::DecoderService::Answer current;
    return sandbox::serveRequests(
        channel, imaging::decoderGreeting(), [&](MessageSocket::Message request) {
            current = service.answer(request.bytes, std::move(request.fd));
            return sandbox::WorkerAnswer{current.bytes, current.memory.fd()};
        });
}
