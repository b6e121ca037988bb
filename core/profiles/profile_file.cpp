#include "core/profiles/profile_file.h"

#include "core/base/platform/durable_file.h"
#include "core/base/platform/file_lock.h"
#include "core/profiles/profile_json.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>

namespace wardlight::profiles {

namespace {

constexpr int FormatVersion = 1;
constexpr qint64 MaxFileBytes = 4 * 1024 * 1024;
constexpr std::chrono::seconds LockPatience{10};
const QString Format = QStringLiteral("wardlight-profiles");

QString translated(const char* text)
{
    return QCoreApplication::translate("ProfileFile", text);
}

tl::unexpected<Error> damaged(const QString& path)
{
    return fail(
        ErrorCode::Integrity,
        translated(QT_TRANSLATE_NOOP("ProfileFile",
                                     "The file with your profiles, %1, is damaged and cannot be "
                                     "read. It was left as it is: repair it, or bring it back from "
                                     "a backup. The next profile that you save starts a new file "
                                     "and keeps this one beside it."))
            .arg(path),
        QStringLiteral("profile file unreadable"));
}

tl::unexpected<Error> tooNew(const QString& path)
{
    return fail(
        ErrorCode::Unsupported,
        translated(QT_TRANSLATE_NOOP("ProfileFile",
                                     "The file with your profiles, %1, was written by a newer "
                                     "version of Wardlight. Nothing was changed; install that "
                                     "version."))
            .arg(path),
        QStringLiteral("profile file format too new"));
}

tl::unexpected<Error> nameTaken(const QString& name)
{
    return fail(ErrorCode::Conflict,
                translated(QT_TRANSLATE_NOOP("ProfileFile",
                                             "There is a profile named \"%1\" already. Choose "
                                             "another name, or remove that one first."))
                    .arg(name));
}

tl::unexpected<Error> noProfile(const QString& name)
{
    return fail(ErrorCode::NotFound,
                translated(QT_TRANSLATE_NOOP("ProfileFile",
                                             "There is no profile named \"%1\". \"wardlightctl "
                                             "profile list\" names them all."))
                    .arg(name));
}

tl::unexpected<Error> isGone()
{
    return fail(ErrorCode::NotFound,
                translated(QT_TRANSLATE_NOOP("ProfileFile", "This profile is not there any more: "
                                                            "another program removed it.")));
}

std::optional<QList<Profile>> parseProfiles(const QJsonArray& array)
{
    QList<Profile> profiles;
    for (const QJsonValue& value : array) {
        const auto profile = profileFromJson(value.toObject());
        if (!profile)
            return std::nullopt;
        profiles.append(*profile);
    }
    return profiles;
}

Result<QList<Profile>> readProfiles(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return QList<Profile>();
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(fileError(EACCES, path));
    const QByteArray bytes = file.read(MaxFileBytes + 1);
    if (bytes.size() > MaxFileBytes)
        return damaged(path);
    const QJsonObject fields = QJsonDocument::fromJson(bytes).object();
    const QJsonValue profiles = fields[QStringLiteral("profiles")];
    if (fields[QStringLiteral("format")] != Format)
        return damaged(path);
    if (fields[QStringLiteral("version")].toInt() > FormatVersion)
        return tooNew(path);
    const auto parsed = parseProfiles(profiles.toArray());
    if (!profiles.isArray() || !parsed)
        return damaged(path);
    return *parsed;
}

void sortByName(QList<Profile>& profiles)
{
    std::sort(profiles.begin(), profiles.end(), [](const Profile& a, const Profile& b) {
        return comparableName(a.name) < comparableName(b.name);
    });
}

Result<> writeProfiles(const QString& path, QList<Profile> profiles)
{
    sortByName(profiles);
    QJsonArray array;
    for (const Profile& profile : std::as_const(profiles))
        array.append(toJson(profile));
    const QByteArray bytes = QJsonDocument(QJsonObject{{QStringLiteral("format"), Format},
                                                       {QStringLiteral("version"), FormatVersion},
                                                       {QStringLiteral("profiles"), array}})
                                 .toJson();
    return writeFileDurably(path, std::as_bytes(std::span(bytes)));
}

auto withId(QList<Profile>& profiles, const ProfileId& id)
{
    return std::find_if(profiles.begin(), profiles.end(),
                        [&id](const Profile& profile) { return profile.id == id; });
}

/// The name of another profile that a person could not tell from this one's, or nothing.
std::optional<QString> sameName(const QList<Profile>& profiles, const Profile& wanted)
{
    for (const Profile& profile : profiles) {
        if (profile.id != wanted.id && comparableName(profile.name) == comparableName(wanted.name))
            return profile.name;
    }
    return std::nullopt;
}

} // namespace

QString defaultProfileFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/wardlight/profiles.json");
}

Result<QList<Profile>> ProfileFile::list() const
{
    return readProfiles(m_path);
}

Result<Profile> ProfileFile::find(const QString& name) const
{
    const auto profiles = list();
    if (!profiles)
        return propagate(profiles);
    for (const Profile& profile : *profiles) {
        if (comparableName(profile.name) == comparableName(name))
            return profile;
    }
    return noProfile(name);
}

Result<QString> ProfileFile::moveAside() const
{
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss");
    for (int number = 0;; ++number) {
        const QString suffix = number == 0 ? QString() : QStringLiteral("-%1").arg(number);
        const QString aside = m_path + QStringLiteral(".damaged-") + time + suffix;
        if (QFile::exists(aside))
            continue;
        if (!QFile::rename(m_path, aside))
            return tl::unexpected(fileError(EACCES, m_path));
        return aside;
    }
}

template <class Change>
Result<ProfileFile::Kept> ProfileFile::change(const Change& change) const
{
    if (const auto made = makePrivateFolder(QFileInfo(m_path).path()); !made)
        return propagate(made);
    const auto lock = FileLock::acquire(m_path + QStringLiteral(".lock"), LockPatience);
    if (!lock)
        return propagate(lock);
    auto profiles = list();
    const bool isDamaged = !profiles && profiles.error().code == ErrorCode::Integrity;
    if (!profiles && !isDamaged)
        return propagate(profiles);
    QList<Profile> changed = isDamaged ? QList<Profile>() : *profiles;
    if (const Result<> done = change(changed); !done)
        return propagate(done);
    Kept kept;
    if (isDamaged) {
        auto aside = moveAside();
        if (!aside)
            return propagate(aside);
        kept.movedAside = *aside;
    }
    if (const auto written = writeProfiles(m_path, changed); !written)
        return propagate(written);
    return kept;
}

Result<ProfileFile::Kept> ProfileFile::add(const Profile& profile) const
{
    if (const auto sound = requireSound(profile); !sound)
        return propagate(sound);
    return change([&profile](QList<Profile>& profiles) -> Result<> {
        if (const auto taken = sameName(profiles, profile))
            return nameTaken(*taken);
        profiles.append(profile);
        return {};
    });
}

Result<ProfileFile::Kept> ProfileFile::replace(const Profile& profile) const
{
    if (const auto sound = requireSound(profile); !sound)
        return propagate(sound);
    return change([&profile](QList<Profile>& profiles) -> Result<> {
        if (const auto taken = sameName(profiles, profile))
            return nameTaken(*taken);
        const auto found = withId(profiles, profile.id);
        if (found == profiles.end())
            return isGone();
        *found = profile;
        return {};
    });
}

Result<ProfileFile::Kept> ProfileFile::remove(const ProfileId& id) const
{
    return change([&id](QList<Profile>& profiles) -> Result<> {
        const auto found = withId(profiles, id);
        if (found == profiles.end())
            return isGone();
        profiles.erase(found);
        return {};
    });
}

} // namespace wardlight::profiles
