#include "core/base/platform/command.h"

#include "core/base/platform/durable_file.h"
#include "core/base/platform/unique_fd.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace wardlight {

namespace {

constexpr off_t OutputLimit = 64 * 1024;

QString translated(const char* text)
{
    return QCoreApplication::translate("SystemCommand", text);
}

/// The words of execve, with setpriv in front where privileges change. setpriv is part of
/// util-linux, which Debian cannot be without; posix_spawn itself cannot change the user.
QList<QByteArray> wordsOf(const SystemCommand& command)
{
    QStringList words = {QStringLiteral("/usr/bin/setpriv"), QStringLiteral("--no-new-privs")};
    if (command.user) {
        words << QStringLiteral("--reuid") << QString::number(command.user->uid)
              << QStringLiteral("--regid") << QString::number(command.user->gid)
              << QStringLiteral("--init-groups") << QStringLiteral("--inh-caps=-all");
    }
    if (command.lifetime == SystemCommand::Lifetime::EndsWithCaller)
        words << QStringLiteral("--pdeathsig") << QStringLiteral("KILL");
    words << QStringLiteral("--") << command.program << command.arguments;
    QList<QByteArray> encoded;
    for (const QString& word : words)
        encoded.append(QFile::encodeName(word));
    return encoded;
}

QList<QByteArray> environmentOf(const SystemCommand& command)
{
    QList<QByteArray> entries = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"};
    for (auto entry = command.environment.cbegin(); entry != command.environment.cend(); ++entry)
        entries.append(QFile::encodeName(entry.key() + u'=' + entry.value()));
    return entries;
}

/// The null-terminated array of C strings that exec takes; valid as long as @p words.
std::vector<char*> pointersTo(QList<QByteArray>& words)
{
    std::vector<char*> pointers;
    for (QByteArray& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

Result<UniqueFd> anonymousFile(const QByteArray& content)
{
    UniqueFd file(::memfd_create("wardlight-command", MFD_CLOEXEC));
    if (!file.isOpen())
        return tl::unexpected(fileError(errno, QStringLiteral("memfd")));
    if (::write(file.get(), content.constData(), std::size_t(content.size())) != content.size() ||
        ::lseek(file.get(), 0, SEEK_SET) != 0)
        return tl::unexpected(fileError(errno, QStringLiteral("memfd")));
    return file;
}

Result<pid_t> spawn(const SystemCommand& command, int input, int output)
{
    QList<QByteArray> words = wordsOf(command);
    QList<QByteArray> environment = environmentOf(command);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawn_file_actions_addchdir_np(&actions,
                                         QFile::encodeName(command.workingFolder).constData());
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    pid_t child = 0;
    const int failure = ::posix_spawn(&child, words.first().constData(), &actions, &attributes,
                                      pointersTo(words).data(), pointersTo(environment).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        return tl::unexpected(fileError(failure, QFile::decodeName(words.first())));
    return child;
}

/// Waits for @p child, kills it at the deadline. @return whether it ended by itself
bool waitUntilEnd(pid_t child, std::chrono::milliseconds timeout, siginfo_t& end)
{
    const UniqueFd handle(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    pollfd ended{handle.get(), POLLIN, 0};
    int ready = 0;
    do {
        ready = ::poll(&ended, 1, static_cast<int>(timeout.count()));
    } while (ready < 0 && errno == EINTR);
    if (ready == 0)
        ::kill(-child, SIGKILL); // it leads a session of its own
    while (::waitid(P_PID, static_cast<id_t>(child), &end, WEXITED) != 0 && errno == EINTR) {
    }
    return ready != 0;
}

QByteArray tailOf(int fd)
{
    const off_t size = ::lseek(fd, 0, SEEK_END);
    const off_t from = std::max<off_t>(0, size - OutputLimit);
    QByteArray text(size - from, '\0');
    const ssize_t count = ::pread(fd, text.data(), std::size_t(text.size()), from);
    text.truncate(std::max<ssize_t>(0, count));
    return text;
}

} // namespace

Result<SystemCommandOutcome> runSystemCommand(const SystemCommand& command)
{
    if (!QFileInfo(command.program).isExecutable())
        return tl::unexpected(fileError(ENOENT, command.program));
    const auto input = anonymousFile(command.standardInput);
    const auto output = anonymousFile({});
    if (!input || !output)
        return propagate(!input ? input : output);
    const auto child = spawn(command, input->get(), output->get());
    if (!child)
        return propagate(child);
    siginfo_t end{};
    if (!waitUntilEnd(*child, command.timeout, end)) {
        return fail(
            ErrorCode::Timeout,
            translated(QT_TRANSLATE_NOOP("SystemCommand",
                                         "%1 did not finish in time and was ended. The machine may "
                                         "be overloaded; try again."))
                .arg(command.program),
            QStringLiteral("timeout of %1").arg(command.program), true);
    }
    const bool exited = end.si_code == CLD_EXITED;
    return SystemCommandOutcome{exited ? end.si_status : 128 + end.si_status,
                                tailOf(output->get())};
}

} // namespace wardlight
