#pragma once

#include <QDateTime>

namespace wardlight::ui {

/// Room beside everything that stands on one time axis, px, so that it begins and ends at the same
/// places: values and names left, readings right.
struct TimeGutters
{
    static constexpr int Left = 56;
    static constexpr int Right = 116;
};

/// The span of time that all charts show, ms since 1970, UTC; `toMs` is not in it.
struct TimeView
{
    static constexpr qint64 Narrowest = 30'000;          ///< half a minute
    static constexpr qint64 Widest = 400LL * 86'400'000; ///< a little over a year

    qint64 fromMs = 0;
    qint64 toMs = 0;

    [[nodiscard]] qint64 widthMs() const { return toMs - fromMs; }
    [[nodiscard]] bool contains(qint64 ms) const { return ms >= fromMs && ms < toMs; }
    friend bool operator==(const TimeView&, const TimeView&) = default;
};

/// Moved by a share of its own width; positive is later.
[[nodiscard]] TimeView panned(const TimeView& view, double share);
/// @p factor times as wide, within Narrowest and Widest, with @p anchorMs staying where it is.
[[nodiscard]] TimeView zoomed(const TimeView& view, double factor, qint64 anchorMs);
/// As wide as @p view with @p ms in the middle.
[[nodiscard]] TimeView centred(const TimeView& view, qint64 ms);

} // namespace wardlight::ui
