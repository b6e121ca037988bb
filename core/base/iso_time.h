#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace wardlight {

/// A time as ISO 8601 writes it, before an offset that is missing was decided.
struct IsoTime
{
    QDate date;
    std::optional<QTime> time;        ///< none for a bare date
    std::optional<int> offsetSeconds; ///< from UTC; none where none was written

    /// The instant, UTC; a bare date is its first one.
    /// @param otherwiseSeconds  the offset where none was written
    [[nodiscard]] QDateTime instant(int otherwiseSeconds = 0) const;
};

/// Reads "2026-03-14T08:00:00.250+08:00", with a space for the T, with "Z", "+0800" or "+08",
/// without seconds, without an offset, or a bare date. Fractions beyond the millisecond are cut
/// off.
/// @return none for anything else, and for days and times that do not exist
[[nodiscard]] std::optional<IsoTime> parseIsoTime(const QString& text);

/// Reads "+08:00", "-0330", "+08" or "Z" as seconds from UTC, at most 18 hours.
[[nodiscard]] std::optional<int> parseUtcOffset(const QString& text);

} // namespace wardlight
