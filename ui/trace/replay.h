#pragma once

#include "core/trace/trace_item.h"

#include <QDateTime>

#include <vector>

namespace wardlight::ui {

/// An item's life played again: a moment that moves from its first event to its last. Holds no
/// timer and no widget.
class Replay
{
public:
    Replay() = default;
    /// @param events  oldest first; the moment is that of the last one
    explicit Replay(const std::vector<trace::Event>& events);

    /// Whether there is anything to play: two events at different times.
    [[nodiscard]] bool canPlay() const;
    /// UTC; invalid without events.
    [[nodiscard]] const QDateTime& moment() const { return m_moment; }
    [[nodiscard]] bool isAtEnd() const;

    void rewind();
    void setMoment(const QDateTime& moment);
    /// The moment as a share of the whole time, 0 to 1.
    [[nodiscard]] double share() const;
    void setShare(double share);
    /// Lets real time pass; stops at the end.
    /// @param hoursPerSecond  how fast the item's time runs
    void advance(double seconds, double hoursPerSecond);

    /// The newest event that is not after the moment; −1 without events.
    [[nodiscard]] int event() const;

private:
    std::vector<QDateTime> m_times;
    QDateTime m_moment;
};

} // namespace wardlight::ui
