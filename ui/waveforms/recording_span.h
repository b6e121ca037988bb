#pragma once

#include <QDateTime>

namespace wardlight::ui {

/// The part of a stored recording that is looked at, seconds from its start.
struct RecordingSpan
{
    static constexpr double Narrowest = 1;
    static constexpr double First = 10; ///< as wide a recording opens

    double fromSeconds = 0;
    double toSeconds = First;

    [[nodiscard]] double width() const { return toSeconds - fromSeconds; }
    [[nodiscard]] bool covers(const RecordingSpan& other) const
    {
        return fromSeconds <= other.fromSeconds && toSeconds >= other.toSeconds;
    }
    friend bool operator==(const RecordingSpan&, const RecordingSpan&) = default;
};

/// Moved and narrowed so that it lies in a recording of @p durationSeconds.
[[nodiscard]] RecordingSpan within(const RecordingSpan& span, double durationSeconds);
/// Moved by a share of its own width; positive is later.
[[nodiscard]] RecordingSpan panned(const RecordingSpan& span, double share);
/// @p factor times as wide, at least Narrowest, with @p anchorSeconds staying where it is.
[[nodiscard]] RecordingSpan zoomed(const RecordingSpan& span, double factor, double anchorSeconds);
/// As wide as @p span with @p seconds in the middle.
[[nodiscard]] RecordingSpan centred(const RecordingSpan& span, double seconds);

/// What of a recording lies between two instants (UTC); may reach beyond it on either side.
[[nodiscard]] RecordingSpan spanBetween(const QDateTime& start, const QDateTime& from,
                                        const QDateTime& to);

} // namespace wardlight::ui
