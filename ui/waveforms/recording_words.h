#pragma once

#include "ui/waveforms/recording_span.h"

#include <QString>

namespace wardlight::ui {

/// "10 s", "1 min 30 s", "24 h", "3 d 4 h": the two greatest units.
[[nodiscard]] QString durationText(double seconds);

/// "14-Jul-2026 12:04:10 +08:00 · 10 s"; without a @p start the seconds from it.
[[nodiscard]] QString spanText(const QDateTime& start, const RecordingSpan& span);

/// Where a mark stands without a date: "0:01:05".
[[nodiscard]] QString elapsedText(double seconds);

} // namespace wardlight::ui
