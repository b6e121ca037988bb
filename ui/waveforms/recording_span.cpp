#include "ui/waveforms/recording_span.h"

#include <algorithm>

namespace wardlight::ui {

namespace {

constexpr double MsASecond = 1000;

double secondsBetween(const QDateTime& start, const QDateTime& instant)
{
    return double(start.msecsTo(instant)) / MsASecond;
}

} // namespace

RecordingSpan within(const RecordingSpan& span, double durationSeconds)
{
    const double longest = std::max(durationSeconds, RecordingSpan::Narrowest);
    const double width = std::clamp(span.width(), RecordingSpan::Narrowest, longest);
    const double from = std::clamp(span.fromSeconds, 0.0, longest - width);
    return {from, from + width};
}

RecordingSpan panned(const RecordingSpan& span, double share)
{
    const double by = span.width() * share;
    return {span.fromSeconds + by, span.toSeconds + by};
}

RecordingSpan zoomed(const RecordingSpan& span, double factor, double anchorSeconds)
{
    const double width = std::max(RecordingSpan::Narrowest, span.width() * factor);
    const double share = (anchorSeconds - span.fromSeconds) / span.width();
    const double from = anchorSeconds - width * share;
    return {from, from + width};
}

RecordingSpan centred(const RecordingSpan& span, double seconds)
{
    return {seconds - span.width() / 2, seconds + span.width() / 2};
}

RecordingSpan spanBetween(const QDateTime& start, const QDateTime& from, const QDateTime& to)
{
    const double first = secondsBetween(start, from);
    return {first, std::max(first + RecordingSpan::Narrowest, secondsBetween(start, to))};
}

} // namespace wardlight::ui
