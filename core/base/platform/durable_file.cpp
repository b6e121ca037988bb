#include "core/base/platform/durable_file.h"

#include "core/base/uuid.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace wardlight {

namespace {

constexpr qint64 SyncAheadBytes = qint64(16) * 1024 * 1024;
/// The page cache takes several megabytes at once more slowly than the same in pieces.
constexpr std::size_t LargestWrite = std::size_t(256) * 1024;

QString translated(const char* text)
{
    return QCoreApplication::translate("DurableFile", text);
}

Error fileInTheWay(const QString& path)
{
    return {
        ErrorCode::Conflict,
        translated(QT_TRANSLATE_NOOP("DurableFile",
                                     "%1 is a file, but a folder is needed there. Move it away, or "
                                     "choose another folder."))
            .arg(path)};
}

/// A file that goes by itself when its writer is killed; not open where the system has none.
UniqueFd openNameless(const QString& folder)
{
    if (::access("/proc/self/fd", X_OK) != 0) // it gets its name through there
        return {};
    return UniqueFd(
        ::open(QFile::encodeName(folder).constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600));
}

/// Gives it a name beside the one that it will have: a link can replace nothing, a rename can.
/// @return empty when that fails; errno says why
std::optional<QByteArray> nameFile(int fd, const QString& path)
{
    constexpr int Attempts = 100;
    constexpr qsizetype Digits = 8;
    const QByteArray source = "/proc/self/fd/" + QByteArray::number(fd);
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        const QByteArray name =
            QFile::encodeName(path) + '.' + newUuidV7().toByteArray(QUuid::Id128).right(Digits);
        if (::linkat(AT_FDCWD, source.constData(), AT_FDCWD, name.constData(), AT_SYMLINK_FOLLOW) ==
            0) {
            return name;
        }
        if (errno != EEXIST)
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

Error fileError(int errnoValue, const QString& path)
{
    const QString detail = QStringLiteral("errno %1: %2")
                               .arg(errnoValue)
                               .arg(QString::fromLocal8Bit(std::strerror(errnoValue)));
    switch (errnoValue) {
    case ENOSPC:
    case EDQUOT:
        return {ErrorCode::NoSpace,
                translated(
                    QT_TRANSLATE_NOOP("DurableFile",
                                      "The disk that holds %1 is full. Nothing was written; free "
                                      "some space and try again."))
                    .arg(path),
                detail, true};
    case EFBIG:
        return {
            ErrorCode::NoSpace,
            translated(QT_TRANSLATE_NOOP("DurableFile",
                                         "%1 would be larger than the system allows. Nothing was "
                                         "written; ask who runs this computer to raise the limit."))
                .arg(path),
            detail};
    case EACCES:
    case EPERM:
    case EROFS:
        return {
            ErrorCode::Permission,
            translated(QT_TRANSLATE_NOOP("DurableFile",
                                         "%1 may not be read or written by this user. Change its "
                                         "permissions, or choose another folder."))
                .arg(path),
            detail};
    case ENOENT:
    case ENOTDIR:
        return {ErrorCode::NotFound,
                translated(QT_TRANSLATE_NOOP("DurableFile", "%1 does not exist.")).arg(path),
                detail};
    default:
        return {ErrorCode::Unavailable,
                translated(
                    QT_TRANSLATE_NOOP("DurableFile",
                                      "%1 could not be read or written: the system says \"%2\"."))
                    .arg(path, QString::fromLocal8Bit(std::strerror(errnoValue))),
                detail, true};
    }
}

Result<DurableFile> DurableFile::create(const QString& path)
{
    if (UniqueFd nameless = openNameless(QFileInfo(path).path()); nameless.isOpen())
        return DurableFile(std::move(nameless), {}, path);
    QByteArray temporary = QFile::encodeName(path) + ".XXXXXX";
    UniqueFd fd(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!fd.isOpen()) {
        const bool noFolder = errno == ENOENT || errno == ENOTDIR;
        return tl::unexpected(fileError(errno, noFolder ? QFileInfo(path).path() : path));
    }
    return DurableFile(std::move(fd), QFile::decodeName(temporary), path);
}

DurableFile::~DurableFile()
{
    if (m_fd.isOpen() && !m_temporary.isEmpty())
        ::unlink(QFile::encodeName(m_temporary).constData());
}

Result<> DurableFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const std::size_t count = std::min(bytes.size(), LargestWrite);
        const ssize_t written = ::write(m_fd.get(), bytes.data(), count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return tl::unexpected(fileError(errno, m_path));
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        m_written += written;
    }
    if (m_written - m_onItsWay >= SyncAheadBytes) {
        // so that commit() has little left to wait for; a hint, whose failure costs only time
        (void)::sync_file_range(m_fd.get(), m_onItsWay, m_written - m_onItsWay,
                                SYNC_FILE_RANGE_WRITE);
        m_onItsWay = m_written;
    }
    return {};
}

Result<> DurableFile::commit()
{
    if (::fsync(m_fd.get()) != 0)
        return tl::unexpected(fileError(errno, m_path));
    if (m_temporary.isEmpty()) {
        const auto name = nameFile(m_fd.get(), m_path);
        if (!name)
            return tl::unexpected(fileError(errno, m_path));
        m_temporary = QFile::decodeName(*name);
    }
    const QByteArray from = QFile::encodeName(m_temporary);
    if (::rename(from.constData(), QFile::encodeName(m_path).constData()) != 0) {
        return tl::unexpected(fileError(errno, m_path));
    }
    m_fd.reset();
    return syncFolder(QFileInfo(m_path).path());
}

Result<> writeFileDurably(const QString& path, std::span<const std::byte> bytes)
{
    auto file = DurableFile::create(path);
    if (!file)
        return propagate(file);
    if (auto written = file->write(bytes); !written)
        return written;
    return file->commit();
}

Result<> syncFolder(const QString& folder)
{
    const UniqueFd fd(
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.isOpen() || ::fsync(fd.get()) != 0)
        return tl::unexpected(fileError(errno, folder));
    return {};
}

Result<> makePrivateFolder(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    if (info.exists())
        return tl::unexpected(fileInTheWay(path));
    if (const QString parent = info.path(); parent != path) {
        if (auto made = makePrivateFolder(parent); !made)
            return made;
    }
    // Another program may have been quicker.
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
        return tl::unexpected(fileError(errno, path));
    return {};
}

} // namespace wardlight
