#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace wardlight::workspace {

inline constexpr int KeyBytes = 32;

/// Makes a key file (0600) of random bytes, unless there is one.
[[nodiscard]] Result<> ensureKey(const QString& path);
/// @return Error::Integrity when the file does not hold exactly KeyBytes
[[nodiscard]] Result<QByteArray> readKey(const QString& path);

} // namespace wardlight::workspace
