#pragma once

#include "core/patients/patient_row.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace wardlight::ui {

/// "now", "4 min", "2 h ago", "3 d ago".
[[nodiscard]] QString ageOfValue(const QDateTime& measuredAt, const QDateTime& now);

/// The most severe of open alerts, as a list shows it: word, icon of its shape and colour.
struct SeverityLook
{
    QString word;
    QString icon;
    QColor Palette::*colour = nullptr;
    int count = 0; ///< of that severity
};

/// None when no alert is open.
[[nodiscard]] std::optional<SeverityLook> severityLook(const patients::OpenAlerts& open);

/// "2 critical, 3 others"; empty for none.
[[nodiscard]] QString openAlertsText(const patients::OpenAlerts& open);

/// "7", "≥ 3" while something is missing, "–" where the score does not hold; "" without one.
[[nodiscard]] QString scoreText(const std::optional<vitals::News2>& news2);
/// The band's word, "Incomplete", "Not scored under 16 years"; "" without a score.
[[nodiscard]] QString scoreWord(const std::optional<vitals::News2>& news2);
/// Score, band and what is missing, for tool tips and screen readers.
[[nodiscard]] QString scoreSentence(const std::optional<vitals::News2>& news2);

/// The token for a band; text for low and none.
[[nodiscard]] QColor Palette::*bandColour(const std::optional<vitals::News2Band>& band);

} // namespace wardlight::ui
