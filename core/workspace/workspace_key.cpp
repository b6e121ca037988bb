#include "core/workspace/workspace_key.h"

#include "core/base/platform/durable_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <sys/random.h>

namespace wardlight::workspace {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Workspace", text);
}

tl::unexpected<Error> notInKeychain()
{
    return fail(ErrorCode::NotFound,
                translated(QT_TRANSLATE_NOOP(
                    "Workspace", "The workspace's key is in a system keychain, but not in this "
                                 "user's. Open the workspace as the user who made it, or bring "
                                 "that keychain back from a backup.")),
                QStringLiteral("no key in the keychain"));
}

tl::unexpected<Error> damagedInKeychain(qsizetype bytes)
{
    return fail(ErrorCode::Integrity,
                translated(QT_TRANSLATE_NOOP(
                    "Workspace", "The workspace's key in the system keychain is damaged, so the "
                                 "signatures on the audit log cannot be checked. Bring the "
                                 "keychain back from a backup.")),
                QStringLiteral("key of %1 bytes").arg(bytes));
}

} // namespace

Result<QByteArray> randomKey()
{
    QByteArray bytes(KeyBytes, '\0');
    if (::getrandom(bytes.data(), KeyBytes, 0) != KeyBytes)
        return tl::unexpected(fileError(errno, QStringLiteral("getrandom")));
    return bytes;
}

Result<> ensureKey(const QString& path)
{
    if (QFile::exists(path))
        return {};
    const auto key = randomKey();
    if (!key)
        return propagate(key);
    return writeFileDurably(path, std::as_bytes(std::span(*key)));
}

Result<QByteArray> readKey(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(fileError(file.exists() ? EACCES : ENOENT, path));
    const QByteArray bytes = file.read(KeyBytes + 1);
    if (bytes.size() == KeyBytes)
        return bytes;
    return fail(ErrorCode::Integrity,
                translated(QT_TRANSLATE_NOOP("Workspace",
                                             "The workspace's key in %1 is damaged, so the "
                                             "signatures on the audit log cannot be checked. Bring "
                                             "the file back from a backup."))
                    .arg(path),
                QStringLiteral("key of %1 bytes").arg(bytes.size()));
}

Result<> ensureKey(security::Keychain& keychain, const QString& name)
{
    const auto found = keychain.read(name);
    if (!found)
        return propagate(found);
    if (*found)
        return {};
    const auto key = randomKey();
    if (!key)
        return propagate(key);
    return keychain.write(name, *key);
}

Result<QByteArray> readKey(security::Keychain& keychain, const QString& name)
{
    const auto found = keychain.read(name);
    if (!found)
        return propagate(found);
    if (!*found)
        return notInKeychain();
    if ((*found)->size() != KeyBytes)
        return damagedInKeychain((*found)->size());
    return **found;
}

Result<> copyKey(const QString& path, security::Keychain& keychain, const QString& name)
{
    if (!QFile::exists(path))
        return {};
    const auto key = readKey(path);
    if (!key)
        return propagate(key);
    if (const auto written = keychain.write(name, *key); !written)
        return written;
    const auto kept = readKey(keychain, name);
    if (!kept)
        return propagate(kept);
    if (*kept != *key)
        return damagedInKeychain(kept->size());
    return {};
}

Result<> removeKeyFile(const QString& path)
{
    if (QFile::exists(path) && !QFile::remove(path))
        return tl::unexpected(fileError(EACCES, path));
    return syncFolder(QFileInfo(path).path());
}

} // namespace wardlight::workspace
