#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace wardlight::ctl {

/// Whether somebody sits there: standard input and standard error are a terminal.
[[nodiscard]] bool canAsk();

/// Asks for a line on the terminal that is not shown while it is typed.
/// @return Error::Cancelled at end of input
[[nodiscard]] Result<QByteArray> askSecret(const QString& prompt);
/// The same for a line that may be seen.
[[nodiscard]] Result<QByteArray> askLine(const QString& prompt);

} // namespace wardlight::ctl
