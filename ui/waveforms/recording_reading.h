#pragma once

#include "core/waveforms/signal_view.h"
#include "ui/waveforms/recording_span.h"

#include <memory>
#include <vector>

namespace wardlight::ui {

/// One row of a recording: a channel, or what is made of several.
struct RecordingLane
{
    waveforms::DerivedChannel channel;
    QString unit;
    double rateHz = 1;
    Result<waveforms::ChannelWindow> window;
};

/// What was read of a recording: more than is looked at, so that small moves need nothing new.
struct RecordingReading
{
    RecordingSpan span;
    double columnsPerSecond = 0;
    bool isFiltered = false;
    std::vector<RecordingLane> lanes;
};

/// What is to be read.
struct RecordingQuestion
{
    std::shared_ptr<waveforms::SegmentStore> store;
    std::shared_ptr<const waveforms::StoredRecord> record;
    std::vector<waveforms::DerivedChannel> channels;
    waveforms::FilterSettings filters;
    RecordingSpan span; ///< seconds from the start; may reach beyond the recording
    double columnsPerSecond = 0;

    /// What is computed needs every sample: of a wider look there is none.
    static constexpr double WidestComputedSeconds = 7'200;
    [[nodiscard]] bool canCompute() const { return span.width() <= WidestComputedSeconds; }
    [[nodiscard]] bool isFiltered() const { return !filters.isEmpty() && canCompute(); }
};

/// Reads it. Blocking; one channel that cannot be read does not take the others along.
[[nodiscard]] Result<RecordingReading> readRecording(const RecordingQuestion& question);

/// A mark on a recording's time axis: a beat, or a note.
struct RecordingMark
{
    double atSeconds = 0;
    double durationSeconds = 0;
    QString text;
    bool isBeat = false;
};

/// The marks of all annotators, in time order; a note on one channel names it.
[[nodiscard]] std::vector<RecordingMark>
marksOf(const waveforms::StoredRecord& record,
        const std::vector<waveforms::AnnotationSet>& annotations);

} // namespace wardlight::ui
