#pragma once

#include "core/waveforms/sample_range.h"

#include <cstdint>
#include <span>
#include <vector>

namespace wardlight::waveforms {

/// Finds the heart beats of one electrocardiogram lead while its samples go by.
///
/// Steep, short deflections stand out in the energy of the band-limited signal's slope (the idea of
/// Pan and Tompkins, IEEE Trans Biomed Eng 32, 1985, with filters that shift nothing); which of
/// them are beats is decided against the strength of the last ones, the noise between them, and the
/// rhythm: a T wave is too soon and too flat, and where a beat is overdue a weaker one will do.
/// Unit and polarity do not matter. Memory grows with the beats, not with the samples.
///
/// Tuned on the MIT-BIH records 100, 101, 103, 106, 119, 200, 203, 207, 217, 222, 231 and 234.
/// Not thread-safe.
class BeatDetector
{
public:
    static constexpr auto Name = "wardlight-beats";
    static constexpr int Version = 1;

    /// @param rateHz  samples a second; at least 50 for any use
    explicit BeatDetector(double rateHz);

    /// The samples that follow, in any unit. What lies in a gap should repeat the value before it.
    void add(std::span<const float> samples);
    /// The samples at which the beats peak, counted from the first one; nothing can be added after.
    [[nodiscard]] std::vector<qint64> finish();

private:
    /// A deflection that may be a beat.
    struct Candidate
    {
        qint64 energyPeak = 0; ///< where the energy is greatest
        qint64 signalPeak = 0; ///< where the deflection is greatest: the beat's mark
        float strength = 0;    ///< the root of that energy
    };
    class Selection;

    void findCandidates(bool isLast);

    double m_rateHz;
    std::vector<float> m_samples; ///< from @ref m_begin on
    qint64 m_begin = 0;
    qint64 m_searched = 0; ///< candidates up to here are known
    std::vector<Candidate> m_candidates;
};

} // namespace wardlight::waveforms
