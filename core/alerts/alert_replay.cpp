#include "core/alerts/alert_replay.h"

#include <cmath>

namespace wardlight::alerts {

void EpisodeCounter::add(double value)
{
    if (std::isnan(value))
        return;
    const bool isBeyond = breaks(m_limit, value);
    if (isBeyond && !m_isBeyond)
        ++m_episodes;
    m_isBeyond = isBeyond;
}

} // namespace wardlight::alerts
