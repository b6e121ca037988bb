#pragma once

#include "core/alerts/alert_rules.h"

namespace wardlight::alerts {

/// Counts how many alerts a limit would have raised over one source's values.
///
/// An episode is an unbroken run of values beyond the limit: it counts once, however long it is,
/// and whatever time lies between its values. The first value back within the limit ends it; what
/// breaks the limit afterwards begins another one.
class EpisodeCounter
{
public:
    explicit EpisodeCounter(const Limit& limit) : m_limit(limit) {}

    /// The next value of the same patient, in time order. Something that is not a number says
    /// nothing: it neither begins nor ends an episode.
    void add(double value);
    [[nodiscard]] int episodes() const { return m_episodes; }

private:
    Limit m_limit;
    int m_episodes = 0;
    bool m_isBeyond = false;
};

} // namespace wardlight::alerts
