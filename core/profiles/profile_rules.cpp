#include "core/profiles/profile_rules.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace wardlight::profiles {

namespace {

constexpr int LongestName = 64;
constexpr int LongestText = 1024; ///< of any other field

QString translated(const char* text)
{
    return QCoreApplication::translate("ProfileRules", text);
}

/// Whether text holds what no one can see: control and format characters, lone surrogates.
bool hasInvisible(const QString& text)
{
    if (!text.isValidUtf16())
        return true;
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(), [](char32_t point) {
        switch (QChar::category(point)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_NotAssigned:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return true;
        default: // every other character can be seen, or is a space between some
            return false;
        }
    });
}

/// A file that must be there, by its absolute path.
void checkFile(const QString& path, ProfileField field, QList<ProfileProblem>& problems)
{
    if (path.isEmpty())
        return;
    if (!QFileInfo(path).isAbsolute())
        problems.append({field, translated(QT_TRANSLATE_NOOP(
                                    "ProfileRules", "Give the certificate file's whole path."))});
    else if (!QFileInfo(path).isReadable() || QFileInfo(path).isDir())
        problems.append(
            {field, translated(QT_TRANSLATE_NOOP("ProfileRules",
                                                 "The certificate file %1 cannot be read."))
                        .arg(path)});
}

/// libpq's modes; "allow" and "prefer" encrypt only by luck, but others' settings have them.
bool isTlsMode(const QString& mode)
{
    static const QStringList modes = {QStringLiteral("disable"),   QStringLiteral("allow"),
                                      QStringLiteral("prefer"),    QStringLiteral("require"),
                                      QStringLiteral("verify-ca"), QStringLiteral("verify-full")};
    return mode.isEmpty() || modes.contains(mode);
}

bool isPort(const QString& text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    return text.isEmpty() || (isNumber && port >= 1 && port <= 65'535);
}

/// One port for all hosts, or one for each.
void checkPorts(const QStringList& hosts, const QStringList& ports, QList<ProfileProblem>& problems)
{
    if (!std::all_of(ports.begin(), ports.end(), isPort))
        problems.append(
            {ProfileField::Port,
             translated(QT_TRANSLATE_NOOP("ProfileRules", "A port is a number from 1 to 65535."))});
    else if (ports.size() > 1 && ports.size() != hosts.size())
        problems.append({ProfileField::Port,
                         translated(QT_TRANSLATE_NOOP(
                             "ProfileRules", "Give one port for all hosts, or one for each."))});
}

QString endpointProblem(const QString& endpoint)
{
    const QUrl url(endpoint, QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return translated(QT_TRANSLATE_NOOP(
            "ProfileRules", "The endpoint is no address. Write it like https://s3.example:9000."));
    if (!url.userInfo().isEmpty())
        return translated(QT_TRANSLATE_NOOP("ProfileRules",
                                            "The endpoint must hold no user and no password. "
                                            "Give the access key and the secret by themselves."));
    if (url.hasQuery() || url.hasFragment())
        return translated(QT_TRANSLATE_NOOP(
            "ProfileRules", "The endpoint must end with the server's name, port or path."));
    return {};
}

} // namespace

void checkName(const QString& name, QList<ProfileProblem>& problems)
{
    const auto add = [&problems](const QString& message) {
        problems.append({ProfileField::Name, message});
    };
    if (name.trimmed().isEmpty())
        add(translated(QT_TRANSLATE_NOOP("ProfileRules", "Give the profile a name.")));
    else if (name.size() > LongestName)
        add(translated(QT_TRANSLATE_NOOP("ProfileRules", "A name has at most %1 characters."))
                .arg(LongestName));
    else if (name != name.simplified() || hasInvisible(name))
        add(translated(QT_TRANSLATE_NOOP("ProfileRules",
                                         "A name holds no invisible characters, and no spaces at "
                                         "its ends or beside each other.")));
    else if (name.startsWith(u'-'))
        add(translated(QT_TRANSLATE_NOOP(
            "ProfileRules", "A name does not begin with a hyphen: commands would take it for an "
                            "option.")));
}

void checkDatabase(const postgres::DsnWords& words, QList<ProfileProblem>& problems)
{
    const auto add = [&problems](ProfileField field, const QString& message) {
        problems.append({field, message});
    };
    const bool isHidden = std::any_of(words.begin(), words.end(), [](const QString& value) {
        return value.size() > LongestText || hasInvisible(value);
    });
    if (isHidden)
        add(ProfileField::Database,
            translated(QT_TRANSLATE_NOOP(
                "ProfileRules", "The database's settings hold invisible characters, or are too "
                                "long to be meant.")));
    const bool isNamed = words.contains(QStringLiteral("service"));
    const QString host = words.value(QStringLiteral("host"));
    if (!isNamed && host.isEmpty() && !words.contains(QStringLiteral("hostaddr")))
        add(ProfileField::Host,
            translated(QT_TRANSLATE_NOOP("ProfileRules", "Name the database's server.")));
    if (!isNamed && words.value(QStringLiteral("dbname")).isEmpty())
        add(ProfileField::DatabaseName,
            translated(QT_TRANSLATE_NOOP("ProfileRules", "Name the database.")));
    const QString port = words.value(QStringLiteral("port"));
    checkPorts(host.split(u','), port.split(u','), problems);
    if (!isTlsMode(words.value(QStringLiteral("sslmode"))))
        add(ProfileField::TlsMode,
            translated(QT_TRANSLATE_NOOP("ProfileRules",
                                         "The TLS mode is one of disable, prefer, require, "
                                         "verify-ca and verify-full.")));
    if (words.value(QStringLiteral("sslrootcert")) != QLatin1String("system"))
        checkFile(words.value(QStringLiteral("sslrootcert")), ProfileField::TlsCaFile, problems);
}

void checkBucket(const BucketPlace& place, QList<ProfileProblem>& problems)
{
    static const QRegularExpression bucketName(
        QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$"));
    static const QRegularExpression regionName(QStringLiteral("^[A-Za-z0-9-]{0,63}$"));
    if (!place.endpoint.isEmpty()) {
        if (const QString problem = endpointProblem(place.endpoint); !problem.isEmpty())
            problems.append({ProfileField::Endpoint, problem});
    }
    if (!bucketName.match(place.bucket).hasMatch())
        problems.append({ProfileField::Bucket,
                         translated(QT_TRANSLATE_NOOP(
                             "ProfileRules", "A bucket's name has 3 to 255 letters, digits, dots, "
                                             "hyphens and underscores."))});
    if (!regionName.match(place.region).hasMatch())
        problems.append({ProfileField::Region,
                         translated(QT_TRANSLATE_NOOP("ProfileRules",
                                                      "A region is a word like eu-central-1."))});
    if (place.endpoint.isEmpty() && place.region.isEmpty())
        problems.append({ProfileField::Endpoint,
                         translated(QT_TRANSLATE_NOOP(
                             "ProfileRules", "Give the store's endpoint, or Amazon's region."))});
    checkFile(place.caFile, ProfileField::BucketCaFile, problems);
}

void checkObjectsFolder(const Profile& profile, QList<ProfileProblem>& problems)
{
    const auto add = [&problems](ProfileField field, const QString& message) {
        problems.append({field, message});
    };
    const QString& folder = profile.objectsFolder;
    if (!folder.isEmpty() && !QFileInfo(folder).isAbsolute())
        add(ProfileField::ObjectsFolder,
            translated(QT_TRANSLATE_NOOP("ProfileRules", "Give the folder's whole path.")));
    else if (!folder.isEmpty() && (folder.size() > LongestText || hasInvisible(folder)))
        add(ProfileField::ObjectsFolder,
            translated(QT_TRANSLATE_NOOP("ProfileRules",
                                         "The folder's path holds invisible characters.")));
    if (!folder.isEmpty() && profile.bucket)
        add(ProfileField::ObjectsFolder,
            translated(QT_TRANSLATE_NOOP("ProfileRules",
                                         "Objects lie in a bucket or in a folder, not in both.")));
    if (folder.isEmpty() && !profile.bucket && profile.database.isEmpty())
        add(ProfileField::Places,
            translated(QT_TRANSLATE_NOOP(
                "ProfileRules", "Give the profile a database, an object store, or both.")));
}

} // namespace wardlight::profiles
