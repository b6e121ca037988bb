#pragma once

#include <QDate>
#include <QTime>

#include <optional>
#include <string_view>

namespace wardlight::dicom {

/// A DA value: YYYYMMDD, or YYYY.MM.DD of old files. Empty when it names no day.
[[nodiscard]] std::optional<QDate> parseDate(std::string_view text);

/// A TM value: HH[MM[SS[.F…]]], or HH:MM:SS of old files; a leap second becomes the one before.
[[nodiscard]] std::optional<QTime> parseTime(std::string_view text);

/// TimezoneOffsetFromUTC, "+0800", in minutes; between -12 and +14 hours.
[[nodiscard]] std::optional<int> parseUtcOffset(std::string_view text);

} // namespace wardlight::dicom
