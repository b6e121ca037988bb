#pragma once

#include "core/waveforms/sample_range.h"

#include <QString>

#include <cstdint>
#include <span>
#include <vector>

namespace wardlight::waveforms {

/// What is wrong with a piece of a signal.
enum class SignalFault
{
    None,
    Missing, ///< nothing was recorded for most of it
    Flat,    ///< one value, or nearly
    Clipped, ///< stands at its greatest or smallest value again and again
    Noisy    ///< most of what moves is faster than the signal can be
};

/// "flat", …: what is written into annotations.
[[nodiscard]] QString faultName(SignalFault fault);

/// A run of pieces with the same fault.
struct FaultyStretch
{
    SampleRange range;
    SignalFault fault = SignalFault::None;
};

/// Judges a signal in pieces of five seconds while its samples go by; memory for one piece. No
/// measure of a diagnosis: it says which parts are not worth measuring. Not thread-safe.
class QualityJudge
{
public:
    static constexpr auto Name = "wardlight-quality";
    static constexpr int Version = 1;

    explicit QualityJudge(double rateHz);

    /// The samples that follow; @p gaps are ranges of them.
    void add(std::span<const std::int32_t> counts, std::span<const SampleRange> gaps);
    /// Judges what is left.
    void finish();

    [[nodiscard]] const std::vector<FaultyStretch>& faults() const { return m_faults; }
    /// Percent of the samples in pieces without a fault; 0 where there are none.
    [[nodiscard]] double goodPercent() const;

private:
    void judge();

    double m_rateHz;
    qint64 m_pieceSamples;
    qint64 m_begin = 0;
    qint64 m_missing = 0; ///< in the piece
    qint64 m_good = 0;
    std::vector<std::int32_t> m_piece; ///< without what is missing
    std::vector<FaultyStretch> m_faults;
};

/// What is wrong with one piece.
[[nodiscard]] SignalFault faultOf(std::span<const std::int32_t> counts, double rateHz);

} // namespace wardlight::waveforms
