#pragma once

#include "core/base/ids.h"
#include "core/waveforms/ecg_lead.h"
#include "core/waveforms/sample_range.h"

#include <QDateTime>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace wardlight::waveforms {

/// How a recorder limited a channel's bandwidth; empty for what it does not say.
struct Bandwidth
{
    std::optional<double> lowCutHz;  ///< -3 dB of the high-pass
    std::optional<double> highCutHz; ///< -3 dB of the low-pass
    std::optional<double> notchHz;

    friend bool operator==(const Bandwidth&, const Bandwidth&) = default;
};

/// One signal of a record: integer counts, and what makes physical values of them.
struct Channel
{
    QString name;     ///< unique in its record: "I", "MEDIAN BEAT/I"
    QStringList also; ///< other names that mean it: "RHYTHM/I", "1/I", "Lead I (Einthoven)"
    std::optional<EcgLead> lead;
    int group = 0;           ///< channels of one group were sampled together
    double rateHz = 1;       ///< samples a second
    double startSeconds = 0; ///< of sample 0, from the record's start
    double skewSeconds = 0;
    double gain = 1;              ///< units a count
    double baseline = 0;          ///< units at count 0
    std::int64_t countOffset = 0; ///< is added to every count
    QString unit;                 ///< UCUM; empty: counts
    Bandwidth bandwidth;
    std::vector<std::int32_t> counts;
    std::vector<SampleRange> gaps; ///< where nothing was recorded; in order, disjoint

    [[nodiscard]] qint64 sampleCount() const { return qint64(counts.size()); }
    [[nodiscard]] double durationSeconds() const { return double(counts.size()) / rateHz; }
    /// In @ref unit.
    [[nodiscard]] double physical(std::int32_t count) const
    {
        return double(count + countOffset) * gain + baseline;
    }
    /// Whether nothing was recorded at @p sample.
    [[nodiscard]] bool isGap(qint64 sample) const;
    /// What the factor from this channel's unit to millivolts is; empty for other quantities.
    [[nodiscard]] std::optional<double> millivoltsPerUnit() const;
};

/// A group of channels as the file names it.
struct ChannelGroup
{
    QString label; ///< "RHYTHM"; may be empty
    bool isDerived = false;
};

/// A finding or a measured value that the recorder or a reader noted on the whole record.
struct Remark
{
    QString name; ///< "QT Interval"; empty for a finding
    QString text; ///< "ECG NORMALE"; empty for a value
    std::optional<double> value;
    QString unit; ///< UCUM
};

/// A recording with all its samples. What it is until there are segments: short ones, whole.
struct WaveformRecord
{
    QString id;
    QString name;
    std::optional<PatientId> patient;
    QDateTime start; ///< UTC; null when the file does not say
    std::vector<ChannelGroup> groups;
    std::vector<Channel> channels; ///< in the order of the file, group by group
    std::vector<Remark> remarks;

    /// From the start to the end of the channel that ends last.
    [[nodiscard]] double durationSeconds() const;
    /// By name or one of the names that also mean it; null when there is none.
    [[nodiscard]] const Channel* channel(const QString& name) const;
};

/// Gives every channel a name that is unique in the record: the lead's, else what the file says; a
/// name that an earlier group has too gets its group's label, or number, in front.
void nameChannels(WaveformRecord& record, const std::vector<ChannelSource>& sources,
                  const QStringList& labels);

/// The runs of @p padding in @p counts.
[[nodiscard]] std::vector<SampleRange> gapsOf(std::span<const std::int32_t> counts,
                                              std::int32_t padding);

} // namespace wardlight::waveforms
