#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <chrono>
#include <optional>

namespace wardlight::ui {

/// "14-Jul-1945" in English, "1945-07-14" in Chinese; "Not known" for an invalid date.
[[nodiscard]] QString formatDate(const QDate& date, const QLocale& locale = {});

/// "12:04", 24 h, in the zone of @p time.
[[nodiscard]] QString formatTime(const QDateTime& time);

/// Local date and time with the offset: "14-Jul-2026 12:04 +08:00".
[[nodiscard]] QString formatDateTime(const QDateTime& time, const QLocale& locale = {});

/// "+08:00", "-03:30", "+00:00".
[[nodiscard]] QString formatOffset(const QDateTime& time);

/// "Born 14-Jul-1945 (81y)", without the brackets when @p age is empty; "Date of birth not known".
/// @param age  as patients::ageText() writes it
[[nodiscard]] QString formatBorn(const std::optional<QDate>& born, const QString& age,
                                 const QLocale& locale = {});

/// "512 bytes", "1.5 MB": decimal units, as disks and networks count.
[[nodiscard]] QString formatBytes(qint64 bytes, const QLocale& locale = {});

/// About how long something will still take: "less than 10 s left", "40 s left", "3 min left".
[[nodiscard]] QString formatRemaining(std::chrono::seconds remaining);

} // namespace wardlight::ui
