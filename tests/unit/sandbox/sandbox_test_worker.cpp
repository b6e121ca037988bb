// Locks itself down as the decoder does, then does what each request says.

#include "core/base/platform/lockdown.h"
#include "core/base/platform/sealed_memory.h"
#include "core/base/platform/spawn.h"
#include "core/sandbox/worker_loop.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <map>
#include <new>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace wardlight;

namespace {

constexpr std::size_t Mebibyte = std::size_t(1) << 20U;

QByteArray outcomeOf(long result)
{
    return result < 0 ? "errno " + QByteArray::number(errno) : QByteArray("succeeded");
}

QByteArray mapExecutable()
{
    return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
                   MAP_FAILED
               ? outcomeOf(-1)
               : outcomeOf(0);
}

QByteArray makeExecutable()
{
    void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return outcomeOf(::mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

QByteArray startProgram()
{
    char path[] = "/bin/true";
    char* const arguments[] = {path, nullptr};
    return outcomeOf(::execv(path, arguments));
}

QByteArray exhaustMemory()
{
    try {
        std::vector<char> large(4096 * Mebibyte, '\1');
        return "got " + QByteArray::number(qint64(large.size()));
    } catch (const std::bad_alloc&) {
        return "bad_alloc";
    }
}

QByteArray growSharedMemory()
{
    const int fd = ::memfd_create("test", MFD_CLOEXEC);
    return outcomeOf(::ftruncate(fd, off_t(512 * Mebibyte)));
}

QByteArray crash()
{
    volatile int* nothing = nullptr;
    *nothing = 1;
    return {};
}

QByteArray spin()
{
    volatile bool isForever = true;
    while (isForever) {
    }
    return {};
}

QByteArray hang()
{
    ::poll(nullptr, 0, -1);
    return {};
}

/// The signature of every act.
using Act = QByteArray (*)();

const std::map<QByteArray, Act>& acts()
{
    static const std::map<QByteArray, Act> all = {
        {"open a file", [] { return outcomeOf(::open("/etc/passwd", O_RDONLY)); }},
        {"open a device", [] { return outcomeOf(::open("/dev/null", O_WRONLY)); }},
        {"create a file", [] { return outcomeOf(::open("/tmp/x", O_CREAT | O_WRONLY, 0600)); }},
        {"read a link",
         [] {
             char target[64];
             return outcomeOf(::readlink("/proc/self/exe", target, sizeof target));
         }},
        {"connect", [] { return outcomeOf(::socket(AF_INET, SOCK_STREAM, 0)); }},
        {"connect locally", [] { return outcomeOf(::socket(AF_UNIX, SOCK_STREAM, 0)); }},
        {"start a program", &startProgram},
        {"fork", [] { return outcomeOf(::fork()); }},
        {"start a thread",
         [] {
             std::thread([] {}).join();
             return outcomeOf(0);
         }},
        {"map executable memory", &mapExecutable},
        {"make memory executable", &makeExecutable},
        {"signal the parent", [] { return outcomeOf(::kill(::getppid(), 0)); }},
        {"trace", [] { return outcomeOf(::syscall(SYS_ptrace, 0, 0, 0, 0)); }},
        {"mount", [] { return outcomeOf(::syscall(SYS_mount, "", "/", "", 0, "")); }},
        {"read another process",
         [] {
             return outcomeOf(
                 ::syscall(SYS_process_vm_readv, ::getppid(), nullptr, 0, nullptr, 0, 0));
         }},
        {"load a filter", [] { return outcomeOf(::syscall(SYS_bpf, 0, nullptr, 0)); }},
        {"exhaust memory", &exhaustMemory},
        {"grow shared memory", &growSharedMemory},
        {"crash", &crash},
        {"abort",
         [] {
             std::abort();
             return QByteArray();
         }},
        {"spin", &spin},
        {"hang", &hang},
        {"exit",
         [] {
             ::_exit(7);
             return QByteArray();
         }},
    };
    return all;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1 && QByteArray(argv[1]) == "dies at start")
        return 5;
    const MessageSocket channel{UniqueFd(ChildProcess::ChannelFd)};
    if (!lockDown({1024 * Mebibyte, 64 * Mebibyte}))
        return 3;
    SealedMemory memory;
    return sandbox::serveRequests(
        channel, argc > 1 ? QByteArray(argv[1]) : QByteArray("ready"),
        [&memory](MessageSocket::Message request) -> sandbox::WorkerAnswer {
            const auto act = acts().find(request.bytes);
            if (act != acts().end())
                return {act->second()};
            if (!request.fd.isOpen())
                return {request.bytes}; // anything else comes back
            auto writer = SealedMemoryWriter::create();
            (void)writer->append(std::as_bytes(std::span("shared", 6)));
            memory = std::move(*std::move(*writer).seal());
            return {request.bytes, memory.fd()};
        });
}
