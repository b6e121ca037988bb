#pragma once

#include "core/objects/verifier.h"

#include <QString>

#include <optional>

namespace wardlight::objects {

/// How far a verification of everything below a prefix has come.
struct VerifyPosition
{
    QString prefix;
    QString after;       ///< the last key that is done
    VerifyReport report; ///< of all that is done
};

/// Writes the position; an older one is replaced.
[[nodiscard]] Result<> saveVerifyPosition(const QString& path, const VerifyPosition& position);
/// Empty when none was saved there or it cannot be read: then the work begins anew.
[[nodiscard]] std::optional<VerifyPosition> loadVerifyPosition(const QString& path);

} // namespace wardlight::objects
