#include "tests/unit/objects/child_process.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace wardlight::test {

namespace {

bool writeOnce(const char* path, const QByteArray& text)
{
    const int fd = ::open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool written = ::write(fd, text.constData(), std::size_t(text.size())) == text.size();
    ::close(fd);
    return written;
}

// Without a mapping, a process in a user namespace of its own can make no files.
bool keepIdentity(uid_t user, gid_t group)
{
    const auto same = [](unsigned id) {
        return QByteArray::number(id) + ' ' + QByteArray::number(id) + " 1";
    };
    return writeOnce("/proc/self/setgroups", "deny") &&
           writeOnce("/proc/self/uid_map", same(user)) &&
           writeOnce("/proc/self/gid_map", same(group));
}

} // namespace

ChildProcess::ChildProcess(const std::function<QByteArray()>& work)
{
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0)
        return;
    m_pid = ::fork();
    if (m_pid != 0) {
        ::close(ends[1]);
        m_answers = ends[0];
        return;
    }
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::close(ends[0]);
    const QByteArray answer = work();
    const bool written = ::write(ends[1], answer.constData(), std::size_t(answer.size())) >= 0;
    ::_exit(written && answer.isEmpty() ? 0 : 1);
}

ChildProcess::~ChildProcess()
{
    kill();
    if (m_answers >= 0)
        ::close(m_answers);
}

void ChildProcess::kill()
{
    if (m_pid <= 0)
        return;
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

QByteArray ChildProcess::finish()
{
    QByteArray answer;
    char part[512];
    for (;;) {
        const ssize_t got = ::read(m_answers, part, sizeof part);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        answer.append(part, got);
    }
    int status = 0;
    if (m_pid <= 0 || ::waitpid(m_pid, &status, 0) != m_pid)
        return "there was no child";
    m_pid = -1;
    if (answer.isEmpty() && status != 0)
        return "died with status " + QByteArray::number(status);
    return answer;
}

bool enterOwnMounts()
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    const bool entered =
        user == 0 ? ::unshare(CLONE_NEWNS) == 0
                  : ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && keepIdentity(user, group);
    return entered && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

bool mountSmallDisk(const QByteArray& folder, long bytes)
{
    const QByteArray options = "mode=700,size=" + QByteArray::number(qint64(bytes));
    return ::mount("wardlight-test", folder.constData(), "tmpfs", MS_NOSUID | MS_NODEV,
                   options.constData()) == 0;
}

} // namespace wardlight::test
