#pragma once

#include "core/async/job.h"
#include "core/waveforms/heart_rhythm.h"
#include "core/waveforms/segment_store.h"
#include "core/waveforms/signal_quality.h"

namespace wardlight::waveforms {

/// The measures of five minutes of a record.
struct RhythmWindow
{
    double fromSeconds = 0;
    double toSeconds = 0;
    HeartRhythm rhythm;
};

struct ChannelQuality
{
    int channel = 0;
    double goodPercent = 0;
    std::vector<FaultyStretch> faults;
};

/// What was found out about a record.
struct Analysis
{
    int channel = 0;                ///< of the beats
    std::vector<qint64> beats;      ///< samples of that channel
    std::optional<HeartRhythm> all; ///< of the whole record
    std::vector<RhythmWindow> windows;
    std::vector<ChannelQuality> quality; ///< of every channel
};

/// The channel in which beats are looked for unless somebody names one: lead II, else another lead
/// of an electrocardiogram, else the first that is in volts. Empty where there is none.
[[nodiscard]] std::optional<int> beatChannel(const StoredRecord& record);

/// Reads a whole record: beats of @p channel, rhythm, quality of every channel. Memory does not
/// grow with its length but for the beats; ends within a second when @p job is cancelled.
/// @return as findBeats()
[[nodiscard]] Result<Analysis> analyse(SegmentStore& store, const StoredRecord& record, int channel,
                                       Job& job);

/// The analysis as annotations, a set for each algorithm, which its annotator names with its
/// version: beats ("N"), rhythm ("hrv"), quality ("quality").
[[nodiscard]] std::vector<AnnotationSet> annotationsOf(const StoredRecord& record,
                                                       const Analysis& analysis);

} // namespace wardlight::waveforms
