#include "tests/support/watched_folder.h"

#include "core/base/platform/durable_file.h"
#include "tests/support/corpus.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace wardlight::test {

namespace {

struct Pipe
{
    UniqueFd readEnd;
    UniqueFd writeEnd;
};

Result<Pipe> makePipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return tl::unexpected(fileError(errno, QStringLiteral("pipe")));
    return Pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
}

/// Starts the watcher as a grandchild in a session of its own: a test runner that kills a test with
/// all its descendants does not reach it.
Result<> startWatcher(const QByteArray& folder, int standardInput, int standardOutput)
{
    const QByteArray script =
        QFile::encodeName(sourceFolder() + QStringLiteral("/tests/support/watch-folder.sh"));
    const QByteArray program = QFile::encodeName(programFolder() + QStringLiteral("/wardlightctl"));
    const std::array<const char*, 7> arguments = {
        "setsid", "--fork", "sh", script.constData(), folder.constData(), program.constData(),
        nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, standardInput, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, standardOutput, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failure = ::posix_spawnp(&child, "setsid", &actions, nullptr,
                                       const_cast<char* const*>(arguments.data()), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        return tl::unexpected(fileError(failure, QStringLiteral("setsid")));
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
    return {};
}

} // namespace

Result<WatchedFolder> WatchedFolder::create()
{
    QByteArray path = "/tmp/wardlight-test-XXXXXX";
    if (!::mkdtemp(path.data()) || ::chmod(path.constData(), 0711) != 0)
        return tl::unexpected(fileError(errno, QFile::decodeName(path)));
    auto alive = makePipe();
    auto gone = makePipe();
    if (!alive || !gone)
        return propagate(!alive ? alive : gone);
    const auto started = startWatcher(path, alive->readEnd.get(), gone->writeEnd.get());
    if (!started)
        return propagate(started);
    return WatchedFolder(QFile::decodeName(path), std::move(alive->writeEnd),
                         std::move(gone->readEnd));
}

WatchedFolder::WatchedFolder(QString path, UniqueFd alive, UniqueFd gone)
    : m_path(std::move(path)), m_alive(std::move(alive)), m_gone(std::move(gone))
{}

WatchedFolder::~WatchedFolder()
{
    m_alive.reset();
    char byte = 0;
    while (m_gone.isOpen() && ::read(m_gone.get(), &byte, 1) < 0 && errno == EINTR) {
    }
}

} // namespace wardlight::test
