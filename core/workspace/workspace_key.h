#pragma once

#include "core/base/result.h"
#include "core/security/keychain.h"

#include <QByteArray>
#include <QString>

namespace wardlight::workspace {

inline constexpr int KeyBytes = 32;

/// KeyBytes random ones.
[[nodiscard]] Result<QByteArray> randomKey();

/// Makes a key file (0600) of random bytes, unless there is one.
[[nodiscard]] Result<> ensureKey(const QString& path);
/// @return Error::Integrity when the file does not hold exactly KeyBytes
[[nodiscard]] Result<QByteArray> readKey(const QString& path);

/// Makes a key in the keychain under @p name, unless there is one.
[[nodiscard]] Result<> ensureKey(security::Keychain& keychain, const QString& name);
/// @return Error::NotFound when this user's keychain has none of that name, Integrity when it is
///         not KeyBytes long
[[nodiscard]] Result<QByteArray> readKey(security::Keychain& keychain, const QString& name);
/// Puts the key of a file into the keychain and makes sure that it can be read from there. With no
/// file it does nothing.
[[nodiscard]] Result<> copyKey(const QString& path, security::Keychain& keychain,
                               const QString& name);
[[nodiscard]] Result<> removeKeyFile(const QString& path);

} // namespace wardlight::workspace
