// wardlight-barcodes: reads barcodes in untrusted pictures where they can do no harm. Started by
// trace::readPictureCodes with one end of a channel; of no use on a command line.

#include "app/barcodes/picture_scan.h"
#include "core/base/platform/lockdown.h"
#include "core/base/platform/message_socket.h"
#include "core/base/platform/spawn.h"
#include "core/sandbox/worker_loop.h"

#include <QCoreApplication>

#include <cstdio>
#include <sys/mman.h>
#include <sys/stat.h>

namespace {

using namespace wardlight;

// a picture of 50 million pixels, as it is and in grey, beside its file and the libraries
constexpr std::size_t Budget = std::size_t(768) << 20U;
constexpr int CannotWork = 3;

int fail(const char* why)
{
    std::fprintf(stderr, "wardlight-barcodes: %s\n", why);
    return CannotWork;
}

QByteArray answer(const MessageSocket::Message& request)
{
    struct stat status = {};
    if (fstat(request.fd.get(), &status) != 0 || status.st_size <= 0)
        return "!broken";
    const auto size = std::size_t(status.st_size);
    void* const mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, request.fd.get(), 0);
    if (mapped == MAP_FAILED)
        return "!size";
    QByteArray found = barcodes::scanPicture({static_cast<const std::byte*>(mapped), size});
    munmap(mapped, size);
    return "codes:" + found;
}

} // namespace

int main(int argc, char** argv)
{
    // libraries talk about broken pictures, and writing ends a process that is locked down
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    const QCoreApplication application(argc, argv);
    if (!barcodes::prepare())
        return fail("pictures cannot be read on this machine");
    const MessageSocket channel{UniqueFd(ChildProcess::ChannelFd)};
    if (const auto locked = lockDown({Budget, 0}); !locked)
        return fail(qPrintable(locked.error().detail));
    return sandbox::serveRequests(channel, "wardlight-barcodes 1",
                                  [](MessageSocket::Message request) {
                                      return sandbox::WorkerAnswer{answer(request), -1};
                                  });
}
