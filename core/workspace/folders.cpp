#include "core/workspace/folders.h"

#include "core/base/platform/command.h"
#include "core/base/platform/durable_file.h"

#include <QFile>

#include <cerrno>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace wardlight::workspace {

namespace {

struct Ownership
{
    uid_t user;
    gid_t group;
    mode_t mode;
};

Ownership ownershipFor(const SystemUser& server, FolderAccess access)
{
    const Ownership own = {::geteuid(), ::getegid(), 0700};
    if (server.uid == ::geteuid())
        return own;
    switch (access) {
    case FolderAccess::OwnerOnly:
        return own;
    case FolderAccess::ServerMayPass:
        return {own.user, server.gid, 0710};
    case FolderAccess::ServerMayRead:
        return {own.user, server.gid, 0750};
    case FolderAccess::ServerOwns:
        return {server.uid, server.gid, 0700};
    }
    return own;
}

} // namespace

Result<> ensureFolder(const QString& path, const SystemUser& server, FolderAccess access)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return tl::unexpected(fileError(errno, path));
    struct stat there = {};
    if (::lstat(name.constData(), &there) != 0)
        return tl::unexpected(fileError(errno, path));
    if (!S_ISDIR(there.st_mode))
        return tl::unexpected(fileError(ENOTDIR, path));
    const Ownership wanted = ownershipFor(server, access);
    if (there.st_uid == wanted.user && there.st_gid == wanted.group &&
        (there.st_mode & 07777) == wanted.mode)
        return {};
    if (::lchown(name.constData(), wanted.user, wanted.group) != 0 ||
        ::chmod(name.constData(), wanted.mode) != 0)
        return tl::unexpected(fileError(errno, path));
    return {};
}

Result<> makePassableFolder(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return tl::unexpected(fileError(errno, path));
    struct stat there = {};
    if (::lstat(name.constData(), &there) != 0)
        return tl::unexpected(fileError(errno, path));
    const bool isOurs = S_ISDIR(there.st_mode) && there.st_uid == ::geteuid();
    if (!isOurs || (there.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return tl::unexpected(fileError(EPERM, path));
    if ((there.st_mode & S_IXOTH) == 0 && ::chmod(name.constData(), 0711) != 0)
        return tl::unexpected(fileError(errno, path));
    return {};
}

Result<> writeFileFor(const SystemUser& server, const QString& path, const QByteArray& text)
{
    auto file = DurableFile::create(path);
    if (!file)
        return propagate(file);
    const bool isOther = server.uid != ::geteuid();
    if (isOther &&
        (::fchown(file->fd(), ::geteuid(), server.gid) != 0 || ::fchmod(file->fd(), 0640) != 0))
        return tl::unexpected(fileError(errno, path));
    if (const auto written = file->write(std::as_bytes(std::span(text))); !written)
        return written;
    return file->commit();
}

Result<bool> canPass(const SystemUser& server, const QString& path)
{
    // asked of the system itself: it knows access lists and mounts that mode bits do not show
    SystemCommand command{QStringLiteral("/usr/bin/test"), {QStringLiteral("-x"), path}};
    if (server.uid != ::geteuid())
        command.user = server;
    const auto outcome = runSystemCommand(command);
    if (!outcome)
        return propagate(outcome);
    return outcome->isSuccess();
}

Result<> removeTree(const QString& path)
{
    std::error_code error;
    std::filesystem::remove_all(std::filesystem::path(QFile::encodeName(path).constData()), error);
    if (error)
        return tl::unexpected(fileError(error.value(), path));
    return {};
}

} // namespace wardlight::workspace
