#include "core/base/platform/file_lock.h"

#include "core/base/platform/durable_file.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace wardlight {

namespace {

/// Whether the path still leads to this open file: a former holder may have removed it.
bool isStillAt(const QByteArray& path, int fd)
{
    struct stat atPath = {};
    struct stat open = {};
    return ::stat(path.constData(), &atPath) == 0 && ::fstat(fd, &open) == 0 &&
           atPath.st_dev == open.st_dev && atPath.st_ino == open.st_ino;
}

} // namespace

Result<FileLock> FileLock::acquire(const QString& path, std::chrono::milliseconds timeout)
{
    const QByteArray name = QFile::encodeName(path);
    const QDeadlineTimer deadline(timeout);
    while (true) {
        UniqueFd fd(::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!fd.isOpen())
            return tl::unexpected(fileError(errno, path));
        if (::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) {
            if (isStillAt(name, fd.get()))
                return FileLock(std::move(fd));
            continue;
        }
        if (errno != EWOULDBLOCK && errno != EINTR)
            return tl::unexpected(fileError(errno, path));
        if (deadline.hasExpired()) {
            return fail(ErrorCode::Timeout,
                        QCoreApplication::translate(
                            "FileLock", "Another program has been working on %1 for a long time. "
                                        "Wait until it is done, or end it, then try again.")
                            .arg(path),
                        QStringLiteral("lock not granted"), true);
        }
        QThread::msleep(10);
    }
}

} // namespace wardlight
