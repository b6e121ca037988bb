#include "core/profiles/profile_json.h"

namespace wardlight::profiles {

namespace {

const QString IdKey = QStringLiteral("id");
const QString NameKey = QStringLiteral("name");
const QString KindKey = QStringLiteral("kind");
const QString DatabaseKey = QStringLiteral("database");
const QString ReadingKey = QStringLiteral("database_reading");
const QString ListeningKey = QStringLiteral("database_listening");
const QString BucketKey = QStringLiteral("bucket");
const QString FolderKey = QStringLiteral("objects_folder");

QJsonObject toJson(const BucketPlace& place)
{
    return {{QStringLiteral("endpoint"), place.endpoint},
            {QStringLiteral("bucket"), place.bucket},
            {QStringLiteral("region"), place.region},
            {QStringLiteral("style"), styleName(place.style)},
            {QStringLiteral("ca_file"), place.caFile},
            {QStringLiteral("encryption"), place.asksForEncryption},
            {QStringLiteral("checksum_trailers"), place.sendsChecksumTrailers}};
}

std::optional<BucketPlace> bucketFromJson(const QJsonObject& json)
{
    const auto style = parseStyle(json[QStringLiteral("style")].toString());
    if (!style || !json[QStringLiteral("bucket")].isString())
        return std::nullopt;
    return BucketPlace{json[QStringLiteral("endpoint")].toString(),
                       json[QStringLiteral("bucket")].toString(),
                       json[QStringLiteral("region")].toString(),
                       *style,
                       json[QStringLiteral("ca_file")].toString(),
                       json[QStringLiteral("encryption")].toBool(true),
                       json[QStringLiteral("checksum_trailers")].toBool(false)};
}

QJsonObject toJson(const postgres::DsnWords& words)
{
    QJsonObject json;
    for (auto word = words.begin(); word != words.end(); ++word)
        json.insert(word.key(), word.value());
    return json;
}

postgres::DsnWords wordsFromJson(const QJsonObject& json)
{
    postgres::DsnWords words;
    for (auto word = json.begin(); word != json.end(); ++word) {
        if (word.value().isString() && !postgres::isSecretWord(word.key()))
            words.insert(word.key(), word.value().toString());
    }
    return words;
}

} // namespace

QJsonObject toJson(const Profile& profile)
{
    QJsonObject json = {
        {IdKey, profile.id.toString()}, {NameKey, profile.name}, {KindKey, kindName(profile.kind)}};
    const std::pair<QString, const postgres::DsnWords&> connections[] = {
        {DatabaseKey, profile.database},
        {ReadingKey, profile.reading},
        {ListeningKey, profile.listening}};
    for (const auto& [key, words] : connections) {
        if (!words.isEmpty())
            json.insert(key, toJson(words));
    }
    if (profile.bucket)
        json.insert(BucketKey, toJson(*profile.bucket));
    if (!profile.objectsFolder.isEmpty())
        json.insert(FolderKey, profile.objectsFolder);
    return json;
}

std::optional<Profile> profileFromJson(const QJsonObject& json)
{
    const auto id = ProfileId::parse(json[IdKey].toString());
    const auto kind = parseKind(json[KindKey].toString());
    Profile profile;
    profile.name = json[NameKey].toString();
    if (!id || !kind || profile.name.isEmpty())
        return std::nullopt;
    profile.id = *id;
    profile.kind = *kind;
    profile.database = wordsFromJson(json[DatabaseKey].toObject());
    profile.reading = wordsFromJson(json[ReadingKey].toObject());
    profile.listening = wordsFromJson(json[ListeningKey].toObject());
    profile.objectsFolder = json[FolderKey].toString();
    if (json.contains(BucketKey)) {
        profile.bucket = bucketFromJson(json[BucketKey].toObject());
        if (!profile.bucket)
            return std::nullopt;
    }
    return profile;
}

} // namespace wardlight::profiles
