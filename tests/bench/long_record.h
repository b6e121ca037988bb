#pragma once

#include "core/base/result.h"

#include <QString>

namespace wardlight::bench {

/// A made electrocardiogram: twelve leads of 500 Hz at 5 µV a count, format 16, with beats at a
/// wandering rate, breathing in the baseline and a noise of some counts.
struct LongRecord
{
    static constexpr int Channels = 12;
    static constexpr double RateHz = 500;

    QString header;  ///< .hea
    QString samples; ///< .dat, frame by frame
    qint64 frames = 0;
};

/// Writes @p hours of it into @p folder.
[[nodiscard]] Result<LongRecord> makeLongRecord(const QString& folder, int hours);

/// The peer of every window: reads its part of the raw file and takes the extremes of the columns.
/// @return how many columns had samples
[[nodiscard]] Result<int> scanRawWindow(const LongRecord& record, double fromSeconds,
                                        double toSeconds, int columns);

} // namespace wardlight::bench
