#include "core/workspace/workspace_folder.h"

#include "core/base/platform/durable_file.h"
#include "core/workspace/folders.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace wardlight::workspace {

namespace {

constexpr std::chrono::seconds LockTimeout{180};
const QString ExternalRoot = QStringLiteral("/var/lib/wardlight");

QString translated(const char* text)
{
    return QCoreApplication::translate("Workspace", text);
}

QString lockPath(const QString& folder)
{
    return folder + QStringLiteral("/workspace.lock");
}

/// "workspace.json.XXXXXX": the marker while it is being written.
bool isOurDebris(const QString& name)
{
    return name == QLatin1String("workspace.lock") ||
           (name.startsWith(QLatin1String("workspace.json.")) && name.size() == 21);
}

QStringList entriesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System |
                                  QDir::NoDotAndDotDot);
}

tl::unexpected<Error> foreignFolder(const QString& folder)
{
    return fail(
        ErrorCode::Invalid,
        translated(QT_TRANSLATE_NOOP("Workspace",
                                     "%1 holds files that are not a Wardlight workspace. Nothing "
                                     "in it was touched; choose an empty or a new folder."))
            .arg(folder),
        QStringLiteral("foreign folder"));
}

Result<> requireOwner(const QString& folder)
{
    struct stat there = {};
    if (::stat(QFile::encodeName(folder).constData(), &there) != 0)
        return tl::unexpected(fileError(errno, folder));
    if (!S_ISDIR(there.st_mode))
        return foreignFolder(folder);
    if (there.st_uid == ::geteuid())
        return {};
    const auto owner = findUser(there.st_uid);
    return fail(
        ErrorCode::Permission,
        translated(QT_TRANSLATE_NOOP("Workspace",
                                     "%1 belongs to the user %2, and only that user can open it. "
                                     "Run this as %2, or choose another folder."))
            .arg(folder, owner ? owner->name : QString::number(there.st_uid)),
        QStringLiteral("owned by another user"));
}

} // namespace

Result<QString> cleanFolder(const QString& folder)
{
    const bool isControl = std::any_of(folder.begin(), folder.end(), [](QChar character) {
        return character.category() == QChar::Other_Control;
    });
    if (folder.isEmpty() || isControl) {
        return fail(ErrorCode::Invalid,
                    translated(QT_TRANSLATE_NOOP(
                        "Workspace", "This cannot be the folder of a workspace, because its "
                                     "name is empty or holds a line break or another invisible "
                                     "character. Choose another folder.")),
                    QStringLiteral("unusable folder name"));
    }
    QString existing = QDir::cleanPath(QDir(folder).absolutePath());
    QString rest;
    while (!QFileInfo::exists(existing) && existing != QLatin1String("/")) {
        rest.prepend(u'/' + QFileInfo(existing).fileName());
        existing = QFileInfo(existing).path();
    }
    const QString canonical = QFileInfo(existing).canonicalFilePath();
    return QDir::cleanPath(canonical + rest);
}

Result<Marker> requireMarker(const QString& folder)
{
    if (!QFileInfo::exists(folder)) {
        return fail(
            ErrorCode::NotFound,
            translated(QT_TRANSLATE_NOOP("Workspace",
                                         "There is no workspace at %1. Create one there, or name "
                                         "the folder of one that exists."))
                .arg(folder),
            QStringLiteral("no such folder"));
    }
    if (const auto owned = requireOwner(folder); !owned)
        return propagate(owned);
    const auto marker = readMarker(folder);
    if (!marker)
        return propagate(marker);
    if (!*marker) {
        return fail(
            ErrorCode::NotFound,
            translated(QT_TRANSLATE_NOOP(
                           "Workspace", "%1 is not a Wardlight workspace. Nothing in it was "
                                        "touched; name the folder of a workspace, or create one in "
                                        "a new folder."))
                .arg(folder),
            QStringLiteral("no marker"));
    }
    return **marker;
}

Result<std::optional<Marker>> markerOrVacant(const QString& folder)
{
    if (!QFileInfo::exists(folder))
        return std::optional<Marker>();
    if (const auto owned = requireOwner(folder); !owned)
        return propagate(owned);
    const auto marker = readMarker(folder);
    if (!marker || *marker)
        return marker;
    const QStringList entries = entriesOf(folder);
    if (!std::all_of(entries.begin(), entries.end(), isOurDebris))
        return foreignFolder(folder);
    return std::optional<Marker>();
}

Result<FileLock> lockFolder(const QString& folder)
{
    return FileLock::acquire(lockPath(folder), LockTimeout);
}

Result<QString> chooseClusterFolder(const QString& folder, const QUuid& id,
                                    const SystemUser& server)
{
    if (server.uid == ::geteuid())
        return QString();
    const auto reachable = canPass(server, QFileInfo(folder).path());
    if (!reachable)
        return propagate(reachable);
    if (*reachable)
        return QString();
    const QString clusters = ExternalRoot + QStringLiteral("/clusters");
    for (const QString& parent : {ExternalRoot, clusters}) {
        if (const auto made = makePassableFolder(parent); !made)
            return propagate(made);
    }
    return clusters + u'/' + id.toString(QUuid::WithoutBraces);
}

Result<> claimCluster(const QString& folder, const Marker& marker)
{
    if (marker.clusterFolder.isEmpty() || !QFileInfo(marker.clusterFolder).isDir())
        return {};
    const QString note = marker.clusterFolder + QStringLiteral("/workspace-folder");
    QFile file(note);
    const QString claimed =
        file.open(QIODevice::ReadOnly) ? QFile::decodeName(file.readAll()) : QString();
    if (claimed == folder)
        return {};
    const auto other =
        claimed.isEmpty() ? std::optional<Marker>() : readMarker(claimed).value_or(std::nullopt);
    if (other && other->id == marker.id) {
        return fail(
            ErrorCode::Conflict,
            translated(QT_TRANSLATE_NOOP("Workspace",
                                         "%1 is a copy of the workspace %2, and both name the same "
                                         "database. Nothing was changed; use the original, and "
                                         "remove the copy's folder."))
                .arg(folder, claimed),
            QStringLiteral("cluster claimed by another folder"));
    }
    const QByteArray claim = QFile::encodeName(folder);
    return writeFileDurably(note, std::as_bytes(std::span(claim)));
}

Result<> removeFolderFrame(const QString& folder)
{
    for (const QString& name : entriesOf(folder)) {
        if (isOurDebris(name) && name != QLatin1String("workspace.lock"))
            QFile::remove(folder + u'/' + name);
    }
    QFile::remove(markerPath(folder));
    QFile::remove(lockPath(folder));
    if (::rmdir(QFile::encodeName(folder).constData()) != 0 && errno != ENOTEMPTY &&
        errno != EEXIST && errno != ENOENT)
        return tl::unexpected(fileError(errno, folder));
    return {};
}

} // namespace wardlight::workspace
