#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <chrono>
#include <optional>

namespace wardlight::ui {

/// A person's name as it is shown: in its own script and, where there is one, in Latin letters.
struct PersonName
{
    QString family;           ///< "Zhang", or "张" when that is all there is
    QString given;            ///< "Wei"
    QString ideographic = {}; ///< "张伟", empty when not known
};

enum class Gender
{
    Unknown,
    Female,
    Male,
    Other
};

/// "张伟 ZHANG Wei"; "LOVELACE Ada"; "张伟" when the name is written in Han characters alone;
/// "Name not known" when nothing is.
[[nodiscard]] QString formatName(const PersonName& name);

/// "Male" / "男"; "Gender not known" when it is not.
[[nodiscard]] QString formatGender(Gender gender);

/// "14-Jul-1945" in English, "1945-07-14" in Chinese; "Not known" for an invalid date.
[[nodiscard]] QString formatDate(const QDate& date, const QLocale& locale = {});

/// "12:04", 24 h, in the zone of @p time.
[[nodiscard]] QString formatTime(const QDateTime& time);

/// Local date and time with the offset: "14-Jul-2026 12:04 +08:00".
[[nodiscard]] QString formatDateTime(const QDateTime& time, const QLocale& locale = {});

/// "+08:00", "-03:30", "+00:00".
[[nodiscard]] QString formatOffset(const QDateTime& time);

/// Age on @p today: "5d" in the first 28 days, "14m" up to two years, then "81y" (岁/个月/天).
/// Empty when @p born is invalid or after @p today.
[[nodiscard]] QString formatAge(const QDate& born, const QDate& today);

/// "Born 14-Jul-1945 (81y)" or "Date of birth not known".
[[nodiscard]] QString formatBorn(const std::optional<QDate>& born, const QDate& today,
                                 const QLocale& locale = {});

/// "512 bytes", "1.5 MB": decimal units, as disks and networks count.
[[nodiscard]] QString formatBytes(qint64 bytes, const QLocale& locale = {});

/// About how long something will still take: "less than 10 s left", "40 s left", "3 min left".
[[nodiscard]] QString formatRemaining(std::chrono::seconds remaining);

} // namespace wardlight::ui
