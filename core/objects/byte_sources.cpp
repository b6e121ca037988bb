#include "core/objects/byte_sources.h"

#include "core/base/platform/durable_file.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wardlight::objects {

namespace {

std::size_t copyFrom(std::span<const std::byte> bytes, qint64 offset, std::span<std::byte> out)
{
    if (offset < 0 || offset >= qint64(bytes.size()))
        return 0;
    const auto rest = bytes.subspan(std::size_t(offset));
    const std::size_t count = std::min(rest.size(), out.size());
    if (count > 0)
        std::memcpy(out.data(), rest.data(), count);
    return count;
}

} // namespace

Result<std::unique_ptr<FileSource>> FileSource::open(const QString& path)
{
    // Without O_NONBLOCK a pipe that nobody writes to would hang here.
    UniqueFd fd(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    struct stat info = {};
    if (!fd.isOpen() || ::fstat(fd.get(), &info) != 0)
        return tl::unexpected(fileError(errno, path));
    if (!S_ISREG(info.st_mode)) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("FileSource", "%1 is not a file.").arg(path));
    }
    return std::unique_ptr<FileSource>(
        new FileSource(std::move(fd), path, static_cast<qint64>(info.st_size)));
}

Result<std::size_t> FileSource::read(qint64 offset, std::span<std::byte> out)
{
    for (;;) {
        const ssize_t got = ::pread(m_fd.get(), out.data(), out.size(), static_cast<off_t>(offset));
        if (got >= 0)
            return static_cast<std::size_t>(got);
        if (errno != EINTR)
            return tl::unexpected(fileError(errno, m_path));
    }
}

Result<std::size_t> SealedSource::read(qint64 offset, std::span<std::byte> out)
{
    return copyFrom(m_bytes.bytes(), offset, out);
}

Result<std::size_t> ByteArraySource::read(qint64 offset, std::span<std::byte> out)
{
    const std::span bytes(m_bytes.constData(), std::size_t(m_bytes.size()));
    return copyFrom(std::as_bytes(bytes), offset, out);
}

} // namespace wardlight::objects
