#pragma once

#include <QByteArray>
#include <QDateTime>

namespace wardlight::objects {

/// Reads "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, IMF-fixdate); invalid for anything else. UTC.
[[nodiscard]] QDateTime parseHttpDate(const QByteArray& text);

} // namespace wardlight::objects
