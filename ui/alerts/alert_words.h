#pragma once

#include "core/alerts/alert.h"
#include "ui/common/theme.h"

namespace wardlight::ui {

/// "Critical", "High", … as a word of the person's language.
[[nodiscard]] QString severityWord(alerts::Severity severity);
/// The severity of an alert in words, "Technical, high" for one about equipment or data.
[[nodiscard]] QString severityWords(const alerts::Alert& alert);
/// The icon of a severity's shape: ▲▲ critical, ▲ high, ◆ medium, ● low, ○ technical.
[[nodiscard]] QString severityIcon(alerts::Severity severity, bool isTechnical);
[[nodiscard]] QColor Palette::*severityColour(alerts::Severity severity);

/// "12:04" of today, "13-Mar-2026 23:50" of another day, local; what is ahead of this computer's
/// clock says so. "Not known" for no time.
[[nodiscard]] QString sinceText(const QDateTime& since, const QDateTime& now);
/// "now", "7 min", "2 h", "3 d"; empty for no time and for the future.
[[nodiscard]] QString ageText(const QDateTime& since, const QDateTime& now);

/// "ZHANG Wei" fit to be shown; "No patient" for none.
[[nodiscard]] QString patientWords(const std::optional<alerts::AlertPatient>& patient);
/// Ward and bed: "ICU 7".
[[nodiscard]] QString placeWords(const std::optional<alerts::AlertPatient>& patient);
/// "Acknowledged by Nurse Li at 12:04".
[[nodiscard]] QString acknowledgedWords(const alerts::Acknowledgement& acknowledged,
                                        const QDateTime& now);

} // namespace wardlight::ui
