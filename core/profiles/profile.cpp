#include "core/profiles/profile.h"

#include "core/profiles/profile_rules.h"

#include <QCoreApplication>

#include <array>

namespace wardlight::profiles {

namespace {

constexpr std::array Kinds = {
    std::pair(ProfileKind::Production, "production"),
    std::pair(ProfileKind::Test, "test"),
};

constexpr std::array Styles = {
    std::pair(BucketStyle::Automatic, "auto"),
    std::pair(BucketStyle::Path, "path"),
    std::pair(BucketStyle::VirtualHost, "virtual"),
};

template <class Names, class Value>
QString nameOf(const Names& names, Value wanted)
{
    for (const auto& [value, name] : names) {
        if (value == wanted)
            return QString::fromLatin1(name);
    }
    return {};
}

template <class Names>
auto valueOf(const Names& names, const QString& wanted)
    -> std::optional<decltype(names.front().first)>
{
    for (const auto& [value, name] : names) {
        if (wanted == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

/// A connection of its own, by the rules of the first one.
void checkOther(const postgres::DsnWords& database, const postgres::DsnWords& changes,
                ProfileField field, QList<ProfileProblem>& problems)
{
    if (changes.isEmpty())
        return;
    QList<ProfileProblem> found;
    checkDatabase(changedWords(database, changes), found);
    for (const ProfileProblem& problem : std::as_const(found))
        problems.push_back({field, problem.message});
}

} // namespace

QList<ProfileProblem> problemsOf(const Profile& profile)
{
    QList<ProfileProblem> problems;
    checkName(profile.name, problems);
    if (!profile.database.isEmpty())
        checkDatabase(profile.database, problems);
    if (problems.isEmpty()) {
        checkOther(profile.database, profile.reading, ProfileField::ReadingHost, problems);
        checkOther(profile.database, profile.listening, ProfileField::ListeningHost, problems);
    }
    if (profile.bucket)
        checkBucket(*profile.bucket, problems);
    checkObjectsFolder(profile, problems);
    return problems;
}

Result<> requireSound(const Profile& profile)
{
    const auto problems = problemsOf(profile);
    if (problems.isEmpty())
        return {};
    return fail(ErrorCode::Invalid, problems.first().message,
                QStringLiteral("profile field %1").arg(int(problems.first().field)));
}

postgres::DsnWords changedWords(const postgres::DsnWords& base, const postgres::DsnWords& changes)
{
    const QStringList place = {QStringLiteral("host"), QStringLiteral("hostaddr"),
                               QStringLiteral("port")};
    const bool isElsewhere = changes.contains(place[0]) || changes.contains(place[1]);
    postgres::DsnWords words = base;
    for (const QString& word : place) {
        if (isElsewhere)
            words.remove(word);
    }
    words.insert(changes);
    return words;
}

QString comparableName(const QString& name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded().simplified();
}

QString kindName(ProfileKind kind)
{
    return nameOf(Kinds, kind);
}

std::optional<ProfileKind> parseKind(const QString& name)
{
    return valueOf(Kinds, name);
}

QString kindWord(ProfileKind kind)
{
    switch (kind) {
    case ProfileKind::Production:
        return QCoreApplication::translate("Profile", "Production");
    case ProfileKind::Test:
        return QCoreApplication::translate("Profile", "Test");
    }
    return {};
}

QString styleName(BucketStyle style)
{
    return nameOf(Styles, style);
}

std::optional<BucketStyle> parseStyle(const QString& name)
{
    return valueOf(Styles, name);
}

} // namespace wardlight::profiles
