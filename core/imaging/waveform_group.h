#pragma once

#include "core/base/platform/sealed_memory.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

/// One multiplex group of a DICOM waveform (PS3.3 C.10.9), as the decoder process describes it.
namespace wardlight::imaging {

/// The most a group may have; no waveform of the standard has more.
inline constexpr std::size_t MaxWaveformChannels = 64;
/// Rates beyond these are no recording of anything.
inline constexpr double SlowestWaveformHz = 0.001;
inline constexpr double FastestWaveformHz = 1e7;
/// No group begins farther from its acquisition time, ms: three centuries.
inline constexpr double FarthestWaveformMs = 1e13;

/// Unsigned 32-bit counts are handed on less this, so that they fit an int32.
inline constexpr std::int64_t UnsignedCountOffset = std::int64_t(1) << 31;

struct WaveformChannel
{
    QString label;        ///< ChannelLabel; may be empty
    QString source;       ///< what was measured, in words: "Lead I (Einthoven)"
    QString sourceCode;   ///< the same in its coding scheme: "5.6.3-9-1", "2:1"
    QString sourceScheme; ///< "SCPECG", "MDC"
    double gain = 1;      ///< units a count: sensitivity × correction factor; never 0
    double baseline = 0;  ///< units at count 0
    QString unit;         ///< UCUM; empty when the file has none, so that counts are shown
    double skewSeconds = 0;
    std::optional<double> lowCutHz;  ///< -3 dB of the high-pass
    std::optional<double> highCutHz; ///< -3 dB of the low-pass
    std::optional<double> notchHz;
};

/// What the recorder or a reader noted on the group as a whole: a finding, or a measured value.
struct WaveformRemark
{
    QString name; ///< "QT Interval"; empty for a finding
    QString text; ///< "ECG NORMALE"; empty for a value
    std::optional<double> value;
    QString unit; ///< UCUM
};

struct WaveformGroup
{
    std::uint32_t groups = 0; ///< of the whole object
    QString label;            ///< "RHYTHM"; may be empty
    QString originality;      ///< ORIGINAL, DERIVED
    double rateHz = 0;        ///< samples a second of every channel
    std::uint32_t samples = 0;
    double offsetMs = 0;                 ///< of sample 0 from the acquisition time
    std::int64_t countOffset = 0;        ///< to be added to every count: 0, or UnsignedCountOffset
    std::optional<std::int32_t> padding; ///< the count that stands for "nothing recorded"
    std::vector<WaveformChannel> channels; ///< 1 … MaxWaveformChannels
    std::vector<WaveformRemark> remarks;   ///< the first that fit an answer
};

/// A group with its samples.
struct Waveform
{
    WaveformGroup group;
    /// int32 counts, native byte order: all of the first channel, then of the next.
    SealedMemory counts;
};

} // namespace wardlight::imaging
