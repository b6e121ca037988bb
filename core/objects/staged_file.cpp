#include "core/objects/staged_file.h"

#include "core/objects/store_files.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wardlight::objects {

namespace {

bool lock(const UniqueFd& fd, int operation)
{
    int result = 0;
    do {
        result = ::flock(fd.get(), operation);
    } while (result != 0 && errno == EINTR);
    return result == 0;
}

bool isUnlinked(const UniqueFd& fd)
{
    struct stat info = {};
    return ::fstat(fd.get(), &info) == 0 && info.st_nlink == 0;
}

} // namespace

Result<StagedFile> StagedFile::create(const QByteArray& folder, QByteArray goal)
{
    for (;;) {
        QByteArray path = folder + "/put-XXXXXX";
        UniqueFd fd(::mkostemp(path.data(), O_CLOEXEC));
        if (!fd.isOpen() || !lock(fd, LOCK_EX))
            return tl::unexpected(storeFileError(errno, goal));
        // Another process that cleans up may have taken it for a leftover before it was locked.
        if (!isUnlinked(fd))
            return StagedFile(std::move(fd), std::move(path), std::move(goal));
    }
}

void StagedFile::removeLeftovers(const QByteArray& folder)
{
    const QStringList names = QDir(QFile::decodeName(folder)).entryList(QDir::Files | QDir::Hidden);
    for (const QString& name : names) {
        const QByteArray path = folder + '/' + QFile::encodeName(name);
        const UniqueFd fd(::open(path.constData(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
        if (fd.isOpen() && lock(fd, LOCK_EX | LOCK_NB))
            ::unlink(path.constData());
    }
}

StagedFile::~StagedFile()
{
    if (m_fd.isOpen() && !m_path.isEmpty())
        ::unlink(m_path.constData());
}

Result<> StagedFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_fd.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return tl::unexpected(storeFileError(errno, m_goal));
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<> StagedFile::sync()
{
    if (::fsync(m_fd.get()) != 0)
        return tl::unexpected(storeFileError(errno, m_goal));
    return {};
}

int StagedFile::moveTo(const QByteArray& path)
{
    if (::rename(m_path.constData(), path.constData()) != 0)
        return errno;
    m_path.clear();
    return 0;
}

} // namespace wardlight::objects
