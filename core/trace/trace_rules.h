#pragma once

#include "core/base/result.h"
#include "core/trace/trace_item.h"

namespace wardlight::trace {

/// Reads a position in the reference's form "latitude:longitude", decimal degrees.
/// @return none for an empty text; Error::Invalid, saying what to mend, for another separator
///         ("31.65,103.84"), no numbers, degrees that do not exist, a pair that is swapped, and for
///         0:0, which devices send when they do not know where they are
[[nodiscard]] Result<std::optional<Coordinates>> parsePlace(const QString& text);

/// Whether two fields side by side are a position whose comma was taken for a field's end.
[[nodiscard]] bool isSplitPlace(const QString& first, const QString& second);
/// What to say about such a pair, or about "31.65,103.84" in one field.
[[nodiscard]] QString commaPlaceReason(const QString& first, const QString& second);

/// Reads an ISO 8601 date or date and time of the years 1900 to 2199. A text without an offset is
/// UTC; a bare date is its first instant.
/// @return an empty time for an empty text; Error::Invalid for anything else
[[nodiscard]] Result<RecordedTime> parseTime(const QString& text);

/// A trace code that can be kept: 1 to 128 bytes, no spaces or control characters. Its check
/// digits are not looked at.
/// @return Error::Invalid with the reason
[[nodiscard]] Result<> checkCode(const QString& code);

/// The first 8 bytes of the code's SHA-256 (UTF-8), big-endian: the key that spreads codes evenly.
[[nodiscard]] qint64 codeHash(const QString& code);

/// The key of a drug: the same of its category and name, U+001F between them.
[[nodiscard]] qint64 drugHash(const QString& category, const QString& name);

/// Great-circle distance on the sphere of the earth's mean radius (6,371,008.8 m), m; within 0.6 %
/// of the ellipsoid's.
[[nodiscard]] double distanceMetres(const Coordinates& from, const Coordinates& to);

} // namespace wardlight::trace
