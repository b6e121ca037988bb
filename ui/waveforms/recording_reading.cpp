#include "ui/waveforms/recording_reading.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::ui {

using waveforms::ColumnGrid;
using waveforms::DerivedChannel;
using waveforms::SignalView;

namespace {

/// Beats as WFDB writes them.
const QString BeatTypes = QStringLiteral("NLRBAaJSVrFejnE/fQ?");

/// What of the question's span there is of a channel.
RecordingSpan recordedPart(const RecordingQuestion& question, const DerivedChannel& channel)
{
    double end = question.span.toSeconds;
    for (const auto& term : channel.terms) {
        const auto& stored = question.record->channels[std::size_t(term.channel)];
        end = std::min(end, double(stored.samples) / stored.source.rateHz);
    }
    return {std::max(0.0, question.span.fromSeconds), end};
}

Result<waveforms::ChannelWindow> readLane(const RecordingQuestion& question,
                                          const DerivedChannel& channel)
{
    if (!channel.isStored() && !question.canCompute())
        return fail(ErrorCode::Limit, QCoreApplication::translate(
                                          "RecordingReading",
                                          "Zoom in to see this channel: it is computed from every "
                                          "sample of others."));
    const RecordingSpan part = recordedPart(question, channel);
    if (part.width() <= 0)
        return waveforms::ChannelWindow();
    auto view =
        SignalView::create(*question.store, *question.record, channel,
                           question.isFiltered() ? question.filters : waveforms::FilterSettings());
    if (!view)
        return propagate(view);
    // never more columns than samples: one without a sample would look like a gap
    const double columns =
        std::min(question.columnsPerSecond, view->source().rateHz) * part.width();
    return view->window({part.fromSeconds, part.toSeconds,
                         std::clamp(int(columns), 1, int(ColumnGrid::MostColumns))});
}

} // namespace

Result<RecordingReading> readRecording(const RecordingQuestion& question)
{
    RecordingReading reading{question.span, question.columnsPerSecond, question.isFiltered(), {}};
    for (const DerivedChannel& channel : question.channels) {
        const auto& source =
            question.record->channels[std::size_t(channel.terms.front().channel)].source;
        auto window = readLane(question, channel);
        if (!window && window.error().code == ErrorCode::Unavailable)
            return propagate(window);
        reading.lanes.push_back({channel, source.unit, source.rateHz, std::move(window)});
    }
    return reading;
}

std::vector<RecordingMark> marksOf(const waveforms::StoredRecord& record,
                                   const std::vector<waveforms::AnnotationSet>& annotations)
{
    std::vector<RecordingMark> marks;
    for (const waveforms::AnnotationSet& set : annotations) {
        for (const waveforms::Annotation& each : set.annotations) {
            const bool isBeat = each.type.size() == 1 && BeatTypes.contains(each.type);
            const bool isOfOne = each.channel >= 0 && each.channel < int(record.channels.size());
            QString text = isBeat || each.text.isEmpty() ? each.type : each.text;
            if (!isBeat && isOfOne)
                text = QStringLiteral("%1: %2").arg(
                    record.channels[std::size_t(each.channel)].source.name, text);
            marks.push_back({each.atSeconds, each.durationSeconds, text, isBeat});
        }
    }
    std::stable_sort(
        marks.begin(), marks.end(),
        [](const RecordingMark& a, const RecordingMark& b) { return a.atSeconds < b.atSeconds; });
    return marks;
}

} // namespace wardlight::ui
