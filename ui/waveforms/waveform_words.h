#pragma once

#include "ui/waveforms/strip_layout.h"

#include <QDateTime>
#include <QString>

namespace wardlight::ui {

/// "II", or "ABP · 1 cm = 20 mm[Hg]" for what has no voltage.
[[nodiscard]] QString laneTitle(const Lane& lane, const waveforms::Channel& channel);

/// "25 mm/s · 10 mm/mV".
[[nodiscard]] QString scaleText(const PaperScale& scale);

/// "0.05–300 Hz · notch 50 Hz"; says when channels differ, empty where the file says nothing.
[[nodiscard]] QString bandwidthText(const waveforms::WaveformRecord& record, int group);

/// "QT Interval 368 ms · …": what was noted on the record, in its own words.
[[nodiscard]] QString remarksText(const waveforms::WaveformRecord& record);

/// "2 h 13 min before", "3 days after", "at the crosshair".
[[nodiscard]] QString distanceText(const QDateTime& start, const QDateTime& crosshair);

/// "Δt 812 ms (74/min) · ΔV 1.15 mV".
[[nodiscard]] QString measureText(double seconds, double millivolts);

} // namespace wardlight::ui
