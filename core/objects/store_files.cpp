#include "core/objects/store_files.h"

#include "core/base/platform/durable_file.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wardlight::objects {

Error storeFileError(int errnoValue, const QByteArray& path)
{
    if (errnoValue == ENAMETOOLONG) {
        return {ErrorCode::Invalid,
                QCoreApplication::translate("DirectoryStore",
                                            "An object with so long a key does not fit into this "
                                            "folder. Move the workspace to a shorter path."),
                QStringLiteral("path too long")};
    }
    return fileError(errnoValue, QFile::decodeName(path));
}

Result<std::size_t> OpenFile::read(qint64 offset, std::span<std::byte> out) const
{
    std::size_t done = 0;
    while (done < out.size()) {
        const ssize_t got = ::pread(fd.get(), out.data() + done, out.size() - done,
                                    static_cast<off_t>(offset + qint64(done)));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return tl::unexpected(storeFileError(errno, path));
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

Result<std::optional<OpenFile>> openFile(const QByteArray& path)
{
    UniqueFd fd(::open(path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!fd.isOpen()) {
        if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENXIO)
            return std::nullopt;
        return tl::unexpected(storeFileError(errno, path));
    }
    struct stat info = {};
    if (::fstat(fd.get(), &info) != 0)
        return tl::unexpected(storeFileError(errno, path));
    if (!S_ISREG(info.st_mode))
        return std::nullopt;
    return OpenFile{std::move(fd), path, FileIdentity::of(info)};
}

std::optional<FileIdentity> regularFile(const QByteArray& path)
{
    struct stat info = {};
    if (::lstat(path.constData(), &info) != 0 || !S_ISREG(info.st_mode))
        return std::nullopt;
    return FileIdentity::of(info);
}

bool isFolder(const QByteArray& path)
{
    struct stat info = {};
    return ::stat(path.constData(), &info) == 0 && S_ISDIR(info.st_mode);
}

Result<> ensureFolder(const QByteArray& path)
{
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST)
        return tl::unexpected(storeFileError(errno, path));
    return {};
}

Result<> syncFolderAt(const QByteArray& path)
{
    return syncFolder(QFile::decodeName(path));
}

Result<UniqueFd> lockFile(const QByteArray& path)
{
    UniqueFd fd(::open(path.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!fd.isOpen())
        return tl::unexpected(storeFileError(errno, path));
    int locked = 0;
    do {
        locked = ::flock(fd.get(), LOCK_EX);
    } while (locked != 0 && errno == EINTR);
    if (locked != 0)
        return tl::unexpected(storeFileError(errno, path));
    return fd;
}

} // namespace wardlight::objects
