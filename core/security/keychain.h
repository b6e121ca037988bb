#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace wardlight::security {

/// Secrets by name, kept by the system for its user. Blocking and thread-safe.
///
/// A secret reaches no file of ours, no log and no message. Errors of every call: Unavailable (no
/// keychain answers), Permission (it is locked and was not unlocked), Timeout.
class Keychain
{
public:
    virtual ~Keychain() = default;

    /// Whether there is a keychain; answers within a second.
    [[nodiscard]] virtual Result<> probe() = 0;
    /// Empty when there is no secret of that name.
    [[nodiscard]] virtual Result<std::optional<QByteArray>> read(const QString& name) = 0;
    /// Replaces an earlier one.
    [[nodiscard]] virtual Result<> write(const QString& name, const QByteArray& secret) = 0;
    /// Removing what does not exist is no error.
    [[nodiscard]] virtual Result<> remove(const QString& name) = 0;
};

} // namespace wardlight::security
