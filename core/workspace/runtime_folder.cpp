#include "core/workspace/runtime_folder.h"

#include "core/base/platform/durable_file.h"
#include "core/base/sha256.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace wardlight::workspace {

namespace {

/// "/" and 12 digits for the workspace, "/.s.PGSQL.5432.lock" for the server's files.
constexpr qsizetype LongestBase = 107 - 13 - 19;

bool isOwnedFolder(const QString& path, uid_t owner, mode_t forbidden)
{
    struct stat there = {};
    return ::lstat(QFile::encodeName(path).constData(), &there) == 0 && S_ISDIR(there.st_mode) &&
           there.st_uid == owner && (there.st_mode & forbidden) == 0;
}

/// The folder that holds the runtime folders of all workspaces of this user.
QString baseFolder()
{
    const uid_t user = ::geteuid();
    if (user == 0)
        return isOwnedFolder(QStringLiteral("/run"), 0, S_IWOTH) && ::access("/run", W_OK) == 0
                   ? QStringLiteral("/run/wardlight")
                   : QStringLiteral("/tmp/wardlight-0");
    for (const QString& candidate :
         {qEnvironmentVariable("XDG_RUNTIME_DIR"), QStringLiteral("/run/user/%1").arg(user)}) {
        const QString base = candidate + QStringLiteral("/wardlight");
        if (candidate.startsWith(u'/') && isOwnedFolder(candidate, user, S_IRWXG | S_IRWXO) &&
            QFile::encodeName(base).size() <= LongestBase)
            return base;
    }
    return QStringLiteral("/tmp/wardlight-%1").arg(user);
}

/// Makes a folder, or accepts one that is as private; one that a killed maker left half done is
/// brought to its end.
Result<> ensureFolder(const QString& path, uid_t owner, mode_t mode)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return tl::unexpected(fileError(errno, path));
    const mode_t forbidden = 0777 & ~mode;
    if (!isOwnedFolder(path, owner, forbidden) && !isOwnedFolder(path, ::geteuid(), forbidden)) {
        return fail(ErrorCode::Permission,
                    QCoreApplication::translate(
                        "Workspace", "%1 exists, but belongs to another user or lets others in, so "
                                     "the workspace's socket is not put there. Remove it, then try "
                                     "again.")
                        .arg(path),
                    QStringLiteral("runtime folder not private"));
    }
    if (::lchown(name.constData(), owner, gid_t(-1)) != 0 || ::chmod(name.constData(), mode) != 0)
        return tl::unexpected(fileError(errno, path));
    return {};
}

} // namespace

QString runtimeFolderFor(const QString& workspaceFolder)
{
    const QString hash = Sha256::of(workspaceFolder.toUtf8()).toHex().left(12);
    return baseFolder() + u'/' + hash;
}

Result<> makeRuntimeFolder(const QString& folder, const SystemUser& server)
{
    const uid_t user = ::geteuid();
    // root's base is entered by the server's user; a user's own base by nobody else
    const mode_t baseMode = server.uid == user ? 0700 : 0711;
    if (const auto base = ensureFolder(QFileInfo(folder).path(), user, baseMode); !base)
        return base;
    return ensureFolder(folder, server.uid, 0700);
}

} // namespace wardlight::workspace
