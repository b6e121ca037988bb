#include "core/workspace/server_state.h"

#include "core/base/platform/processes.h"
#include "core/base/platform/unique_fd.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <unistd.h>

namespace wardlight::workspace {

namespace {

using std::chrono::seconds;

/// Lines of postmaster.pid, from 0 (storage/…/miscinit.h of PostgreSQL, LOCK_FILE_LINE_*).
constexpr int ProcessLine = 0;
constexpr int SocketFolderLine = 4;
constexpr int StatusLine = 7;

QByteArray notePath(const QString& dataFolder)
{
    return QFile::encodeName(dataFolder) + "/postmaster.pid";
}

QList<QByteArray> readNote(const QString& dataFolder)
{
    const UniqueFd fd(
        ::open(notePath(dataFolder).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    std::array<char, 8192> text{};
    const ssize_t size = fd.isOpen() ? ::read(fd.get(), text.data(), text.size()) : 0;
    return size > 0 ? QByteArray(text.data(), size).split('\n') : QList<QByteArray>();
}

bool waitFor(const std::function<bool()>& condition, seconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(5);
    }
    return true;
}

/// Signals all processes in the folder and waits until they are gone.
bool endProcesses(const QString& dataFolder, int signal, seconds timeout)
{
    for (const pid_t process : processesIn(dataFolder))
        ::kill(process, signal);
    return waitFor([&dataFolder] { return processesIn(dataFolder).empty(); }, timeout);
}

tl::unexpected<Error> doesNotEnd(const QString& dataFolder)
{
    return fail(ErrorCode::Unavailable,
                QCoreApplication::translate("Workspace",
                                            "The workspace's database server in %1 does not end. "
                                            "Its data are safe; restart the machine, then try "
                                            "again.")
                    .arg(dataFolder),
                QStringLiteral("server processes do not end"));
}

} // namespace

std::optional<ServerState> readServerState(const QString& dataFolder)
{
    const QList<QByteArray> note = readNote(dataFolder);
    if (note.isEmpty())
        return std::nullopt;
    ServerState state;
    state.process = note[ProcessLine].trimmed().toInt();
    if (!processWorksIn(state.process, dataFolder))
        return std::nullopt;
    state.socketFolder = QFile::decodeName(note.value(SocketFolderLine));
    state.isReady = note.value(StatusLine).trimmed() == "ready";
    return state;
}

Result<> clearKilledServer(const QString& dataFolder, const QString& socketFolder)
{
    // SIGQUIT: each leaves at once, as in a crash; the write-ahead log makes good for it
    if (!processesIn(dataFolder).empty() && !endProcesses(dataFolder, SIGQUIT, seconds(5)) &&
        !endProcesses(dataFolder, SIGKILL, seconds(5)))
        return doesNotEnd(dataFolder);
    ::unlink(notePath(dataFolder).constData());
    const QByteArray socket = QFile::encodeName(socketFolder) + "/.s.PGSQL.5432";
    ::unlink(socket.constData());
    ::unlink((socket + ".lock").constData());
    return {};
}

Result<> endServer(const QString& dataFolder)
{
    const auto state = readServerState(dataFolder);
    if (!state)
        return {};
    ::kill(state->process, SIGCONT);
    ::kill(state->process, SIGINT);
    const auto isGone = [&] { return !processWorksIn(state->process, dataFolder); };
    if (waitFor(isGone, seconds(60)) || endProcesses(dataFolder, SIGQUIT, seconds(5)) ||
        endProcesses(dataFolder, SIGKILL, seconds(5)))
        return {};
    return doesNotEnd(dataFolder);
}

} // namespace wardlight::workspace
