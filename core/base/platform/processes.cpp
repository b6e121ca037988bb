#include "core/base/platform/processes.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

namespace wardlight {

namespace {

struct FolderIdentity
{
    dev_t device;
    ino_t inode;
};

/// Compares identities, not names: a path may go through links, and a folder may be gone.
bool isAt(const QByteArray& path, const FolderIdentity& folder)
{
    struct stat there = {};
    return ::stat(path.constData(), &there) == 0 && there.st_dev == folder.device &&
           there.st_ino == folder.inode;
}

QByteArray workingFolderLink(pid_t process)
{
    return "/proc/" + QByteArray::number(process) + "/cwd";
}

} // namespace

bool processWorksIn(pid_t process, const QString& folder)
{
    struct stat there = {};
    if (process <= 0 || ::stat(QFile::encodeName(folder).constData(), &there) != 0)
        return false;
    return isAt(workingFolderLink(process), {there.st_dev, there.st_ino});
}

std::vector<pid_t> processesIn(const QString& folder)
{
    struct stat there = {};
    if (::stat(QFile::encodeName(folder).constData(), &there) != 0)
        return {};
    std::vector<pid_t> found;
    for (const QString& entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const pid_t process = entry.toInt(&isNumber);
        if (isNumber && isAt(workingFolderLink(process), {there.st_dev, there.st_ino}))
            found.push_back(process);
    }
    return found;
}

bool processHasEnvironment(pid_t process, const QByteArray& entry)
{
    QFile environment(QStringLiteral("/proc/%1/environ").arg(process));
    return environment.open(QIODevice::ReadOnly) &&
           environment.readAll().split('\0').contains(entry);
}

} // namespace wardlight
