#pragma once

#include "core/base/result.h"
#include "core/waveforms/sample_range.h"

#include <optional>
#include <span>
#include <vector>

namespace wardlight::waveforms {

/// What is taken out of a signal before it is looked at; empty: nothing.
struct FilterSettings
{
    std::optional<double> highPassHz; ///< -6 dB; what is slower goes
    std::optional<double> lowPassHz;  ///< -6 dB; what is faster goes
    std::optional<double> notchHz;    ///< the mains, 50 or 60 Hz

    [[nodiscard]] bool isEmpty() const { return !highPassHz && !lowPassHz && !notchHz; }
    friend bool operator==(const FilterSettings&, const FilterSettings&) = default;
};

/// Filters that shift nothing in time: second-order Butterworth sections and a notch of quality 30,
/// run forwards and then backwards over the samples, so that the gain applies twice and the phase
/// cancels.
class ZeroPhaseFilter
{
public:
    /// @return Error::Invalid for a frequency that is not above 0 and below half the sampling rate,
    ///         and for a high-pass that is not below the low-pass
    [[nodiscard]] static Result<ZeroPhaseFilter> create(const FilterSettings& settings,
                                                        double rateHz);

    /// Samples that must be known to either side of those that are looked at, so that these come
    /// out as if the whole recording had been filtered, within a thousandth of what passes by.
    [[nodiscard]] qint64 marginSamples() const { return m_margin; }

    /// In place. The ends go on as their mirror image, turned over.
    void apply(std::span<double> samples) const;

private:
    /// y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]
    struct Section
    {
        double b0, b1, b2, a1, a2;
    };

    class Running;

    ZeroPhaseFilter() = default;
    /// All sections, one sample after the other.
    template <class Iterator>
    void run(Iterator begin, Iterator end) const;

    std::vector<Section> m_sections;
    qint64 m_margin = 0;
};

} // namespace wardlight::waveforms
