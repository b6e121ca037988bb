#include "core/profiles/secret_store.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace wardlight::profiles {

namespace {

const QString AccessKey = QStringLiteral("access_key");
const QString SecretKey = QStringLiteral("secret_key");

/// One entry a profile: one question when the keychain is locked, and all gone at once.
QString entryOf(const ProfileId& id)
{
    return QStringLiteral("profile/") + id.toString();
}

QByteArray toBytes(const ProfileSecrets& secrets)
{
    QJsonObject json;
    for (auto word = secrets.database.begin(); word != secrets.database.end(); ++word)
        json.insert(word.key(), word.value());
    if (!secrets.accessKey.isEmpty())
        json.insert(AccessKey, QString::fromUtf8(secrets.accessKey));
    if (!secrets.secretKey.isEmpty())
        json.insert(SecretKey, QString::fromUtf8(secrets.secretKey));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

ProfileSecrets fromBytes(const QByteArray& bytes)
{
    ProfileSecrets secrets;
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    for (auto word = json.begin(); word != json.end(); ++word) {
        if (postgres::isSecretWord(word.key()))
            secrets.database.insert(word.key(), word.value().toString());
    }
    secrets.accessKey = json[AccessKey].toString().toUtf8();
    secrets.secretKey = json[SecretKey].toString().toUtf8();
    return secrets;
}

} // namespace

SecretStore::Where SecretStore::where()
{
    return m_keychain->probe() ? Where::Keychain : Where::Memory;
}

Result<ProfileSecrets> SecretStore::read(const ProfileId& id)
{
    const auto remembered = m_memory.read(entryOf(id));
    if (remembered && *remembered)
        return fromBytes(**remembered);
    if (where() == Where::Memory)
        return ProfileSecrets();
    const auto kept = m_keychain->read(entryOf(id));
    if (!kept)
        return propagate(kept);
    return *kept ? fromBytes(**kept) : ProfileSecrets();
}

Result<SecretStore::Where> SecretStore::keep(const ProfileId& id, const ProfileSecrets& secrets)
{
    if (where() == Where::Memory) {
        remember(id, secrets);
        return Where::Memory;
    }
    const auto written = secrets.isEmpty() ? m_keychain->remove(entryOf(id))
                                           : m_keychain->write(entryOf(id), toBytes(secrets));
    if (!written)
        return propagate(written);
    (void)m_memory.remove(entryOf(id));
    return Where::Keychain;
}

void SecretStore::remember(const ProfileId& id, const ProfileSecrets& secrets)
{
    (void)m_memory.write(entryOf(id), toBytes(secrets)); // memory does not fail
}

Result<> SecretStore::forget(const ProfileId& id)
{
    (void)m_memory.remove(entryOf(id));
    return where() == Where::Memory ? Result<>() : m_keychain->remove(entryOf(id));
}

QString whereWords(SecretStore::Where where)
{
    switch (where) {
    case SecretStore::Where::Keychain:
        return QCoreApplication::translate("SecretStore", "in the system keychain");
    case SecretStore::Where::Memory:
        return QCoreApplication::translate("SecretStore", "in memory until you close Wardlight");
    }
    return {};
}

} // namespace wardlight::profiles
