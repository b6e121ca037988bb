#pragma once

#include "core/base/error.h"
#include "core/postgres/connection_string.h"

namespace wardlight::postgres {

/// The error of a failed attempt to connect, in plain words.
/// @param where  what was tried; a refused certificate is looked at once more, over the network
/// @param said   libpq's text, for all hosts that were tried
[[nodiscard]] Error connectError(const ConnectionString& where, const QString& said);

/// As above, for a connection that broke or whose string is not at hand.
[[nodiscard]] Error connectError(const QString& said);

} // namespace wardlight::postgres
