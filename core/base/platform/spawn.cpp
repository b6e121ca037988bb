#include "core/base/platform/spawn.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace wardlight {

namespace {

tl::unexpected<Error> spawnError(const QString& program, const char* step, int errnoValue)
{
    const QString detail = QStringLiteral("%1: errno %2").arg(QLatin1String(step)).arg(errnoValue);
    if (errnoValue == ENOENT) {
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("ChildProcess",
                                                "The program %1 is missing. Install Wardlight "
                                                "again.")
                        .arg(program),
                    detail);
    }
    return fail(ErrorCode::Unavailable,
                QCoreApplication::translate("ChildProcess",
                                            "The program %1 could not be started. Close other "
                                            "programs and try again.")
                    .arg(program),
                detail, true);
}

/// What posix_spawn does in the child before the program starts.
class FileActions
{
public:
    explicit FileActions(int channel)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        // where both numbers are the same, glibc clears close-on-exec
        ::posix_spawn_file_actions_adddup2(&m_actions, channel, ChildProcess::ChannelFd);
        ::posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
#if WARDLIGHT_SANDBOX_LOCKDOWN // a sanitizer's report needs stderr
        ::posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#endif
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, ChildProcess::ChannelFd + 1);
    }
    ~FileActions()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
    }
    Q_DISABLE_COPY_MOVE(FileActions)
    [[nodiscard]] const posix_spawn_file_actions_t* get() const
    {
        return &m_actions;
    }

private:
    posix_spawn_file_actions_t m_actions = {};
};

/// Default handlers and no blocked signals, whatever this thread has.
class Attributes
{
public:
    Attributes()
    {
        sigset_t all = {};
        sigset_t none = {};
        ::sigfillset(&all);
        ::sigemptyset(&none);
        ::posix_spawnattr_init(&m_attributes);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    ~Attributes() { ::posix_spawnattr_destroy(&m_attributes); }
    Q_DISABLE_COPY_MOVE(Attributes)
    [[nodiscard]] const posix_spawnattr_t* get() const { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes = {};
};

std::vector<QByteArray> encodeArguments(const ChildProcess::Program& program)
{
    std::vector<QByteArray> encoded{QFile::encodeName(program.path)};
    for (const QString& argument : program.arguments)
        encoded.push_back(argument.toUtf8());
    return encoded;
}

} // namespace

Result<ChildProcess> ChildProcess::spawn(const Program& program, int channel)
{
    std::vector<QByteArray> encoded = encodeArguments(program);
    std::vector<char*> arguments;
    for (QByteArray& argument : encoded)
        arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    QByteArray locale("LC_ALL=C.UTF-8");
    std::array<char*, 2> environment = {locale.data(), nullptr};

    pid_t id = -1;
    const FileActions actions(channel);
    const Attributes attributes;
    const int outcome = ::posix_spawn(&id, encoded.front().constData(), actions.get(),
                                      attributes.get(), arguments.data(), environment.data());
    if (outcome != 0)
        return spawnError(program.path, "posix_spawn", outcome);
    // Nobody else reaps our child, so its id cannot have been reused yet.
    UniqueFd pidfd(static_cast<int>(::syscall(SYS_pidfd_open, id, 0)));
    if (!pidfd.isOpen()) {
        const int reason = errno;
        ::kill(id, SIGKILL);
        ::waitpid(id, nullptr, 0);
        return spawnError(program.path, "pidfd_open", reason);
    }
    return ChildProcess(id, std::move(pidfd));
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_id(std::exchange(other.m_id, -1)), m_pidfd(std::move(other.m_pidfd)), m_end(other.m_end)
{}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    if (this != &other) {
        endNow();
        m_id = std::exchange(other.m_id, -1);
        m_pidfd = std::move(other.m_pidfd);
        m_end = other.m_end;
    }
    return *this;
}

ChildProcess::~ChildProcess()
{
    endNow();
}

void ChildProcess::endNow()
{
    if (!m_pidfd.isOpen() || m_end)
        return;
    kill();
    siginfo_t info = {};
    ::waitid(P_PIDFD, static_cast<id_t>(m_pidfd.get()), &info, WEXITED);
}

void ChildProcess::grantProcessorTime(std::chrono::seconds seconds) const
{
    clockid_t clock = {};
    timespec used = {};
    rlimit limit = {};
    if (::clock_getcpuclockid(m_id, &clock) != 0 || ::clock_gettime(clock, &used) != 0 ||
        ::prlimit(m_id, RLIMIT_CPU, nullptr, &limit) != 0)
        return;
    const auto wanted = static_cast<rlim_t>(used.tv_sec + 1 + seconds.count());
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    ::prlimit(m_id, RLIMIT_CPU, &limit, nullptr);
}

void ChildProcess::kill() const
{
    if (!m_end)
        ::syscall(SYS_pidfd_send_signal, m_pidfd.get(), SIGKILL, nullptr, 0);
}

std::optional<ProcessEnd> ChildProcess::wait(std::chrono::milliseconds wait)
{
    if (m_end)
        return m_end;
    pollfd ended = {m_pidfd.get(), POLLIN, 0};
    if (::poll(&ended, 1, static_cast<int>(wait.count())) <= 0)
        return std::nullopt;
    siginfo_t info = {};
    if (::waitid(P_PIDFD, static_cast<id_t>(m_pidfd.get()), &info, WEXITED) != 0)
        return std::nullopt;
    m_end = ProcessEnd{info.si_code == CLD_EXITED ? ProcessEnd::Kind::Exited
                                                  : ProcessEnd::Kind::Signalled,
                       info.si_status};
    return m_end;
}

} // namespace wardlight
