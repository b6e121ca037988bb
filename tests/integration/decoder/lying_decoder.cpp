// A worker that was captured: it knows the protocol and answers with lies, one for each name.

#include "core/base/platform/sealed_memory.h"
#include "core/base/platform/spawn.h"
#include "core/imaging/decoder_protocol.h"
#include "core/sandbox/worker_loop.h"

#include <sys/mman.h>
#include <unistd.h>

using namespace wardlight;
using namespace wardlight::imaging;

namespace {

SealedMemory sealed(std::size_t bytes)
{
    auto writer = SealedMemoryWriter::create(bytes);
    (void)writer->extend(bytes);
    return *std::move(*writer).seal();
}

FrameDescription honest()
{
    FrameDescription frame;
    frame.format.rows = 4;
    frame.format.columns = 4;
    frame.format.samplesPerPixel = 1;
    frame.format.bitsAllocated = 16;
    frame.format.bitsStored = 16;
    frame.format.highBit = 15;
    frame.format.frames = 1;
    frame.bytes = 32;
    return frame;
}

struct Lie
{
    QByteArray bytes;
    SealedMemory memory;
    int fd = -1; ///< instead of the memory's
};

Lie lieNamed(const QByteArray& name)
{
    FrameDescription frame = honest();
    if (name.endsWith("unsealed")) {
        const int fd = ::memfd_create("lie", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        if (::ftruncate(fd, 32) != 0)
            return {};
        return {encodeAnswer(frame), {}, fd};
    }
    if (name.endsWith("too-small"))
        return {encodeAnswer(frame), sealed(31)};
    if (name.endsWith("too-large"))
        return {encodeAnswer(frame), sealed(4096)};
    if (name.endsWith("no-memory"))
        return {encodeAnswer(frame), {}};
    if (name.endsWith("negative")) {
        frame.format.rows = -4;
        frame.format.columns = -4;
        return {encodeAnswer(frame), sealed(32)};
    }
    if (name.endsWith("huge")) {
        frame.format.rows = 65535;
        frame.format.columns = 65535;
        return {encodeAnswer(frame), sealed(32)};
    }
    if (name.endsWith("wrapping")) { // 65536 × 65536 × 2 is 0 in 32 bits, and says so
        frame.format.rows = 65536;
        frame.format.columns = 65536;
        frame.bytes = 0;
        return {encodeAnswer(frame), {}};
    }
    if (name.endsWith("garbage"))
        return {QByteArray(500, '\x5a'), sealed(32)};
    if (name.endsWith("another-question"))
        return {encodeAnswer(DicomHeader{}), {}};
    if (name.endsWith("trailing"))
        return {encodeAnswer(frame) + '\0', sealed(32)};
    return {QByteArray(1, '\0'), {}};
}

} // namespace

int main(int /*argc*/, char** argv)
{
    const MessageSocket channel{UniqueFd(ChildProcess::ChannelFd)};
    const Lie lie = lieNamed(argv[0]);
    return sandbox::serveRequests(channel, decoderGreeting(), [&lie](const auto& /*request*/) {
        return sandbox::WorkerAnswer{lie.bytes, lie.fd >= 0 ? lie.fd : lie.memory.fd()};
    });
}
