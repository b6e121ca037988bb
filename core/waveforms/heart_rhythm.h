#pragma once

#include <optional>
#include <span>
#include <vector>

namespace wardlight::waveforms {

/// The time between two neighbouring beats.
struct RrInterval
{
    double endSeconds = 0; ///< when the second beat came
    double ms = 0;
    /// Between two beats that look normal: 300 to 2,000 ms, and within 20 % of the middle one of
    /// the five around it. Ectopic and missed beats fall out; the measures use what is left.
    bool isNormal = false;
};

/// Heart rate and its variability, as Task Force of ESC and NASPE, Eur Heart J 17:354, 1996,
/// defines them, over normal intervals. Empty where there are too few of them.
struct HeartRhythm
{
    int intervals = 0; ///< normal ones
    double meanRrMs = 0;
    double meanRate = 0;   ///< beats a minute, of the mean interval
    double lowestRate = 0; ///< of five intervals running, as is the highest
    double highestRate = 0;
    std::optional<double> sdnnMs;
    std::optional<double> rmssdMs; ///< over neighbours that are both normal
    std::optional<double> pnn50;   ///< percent of such pairs that differ by more than 50 ms
    std::optional<double> lfMs2;   ///< 0.04 to 0.15 Hz; five minutes and more
    std::optional<double> hfMs2;   ///< 0.15 to 0.4 Hz
};

/// @param beats  seconds, rising
[[nodiscard]] std::vector<RrInterval> rrIntervals(std::span<const double> beats);

/// The measures of the intervals that end in [@p fromSeconds, @p toSeconds). LF and HF are the
/// means of those of its whole five minutes: the intervals drawn at 4 Hz, straight lines between
/// them, less their trend, under a Hann window.
[[nodiscard]] std::optional<HeartRhythm> heartRhythm(std::span<const RrInterval> intervals,
                                                     double fromSeconds, double toSeconds);

} // namespace wardlight::waveforms
