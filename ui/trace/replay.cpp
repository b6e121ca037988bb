#include "ui/trace/replay.h"

#include <algorithm>

namespace wardlight::ui {

Replay::Replay(const std::vector<trace::Event>& events)
{
    for (const trace::Event& event : events)
        m_times.push_back(event.time);
    if (!m_times.empty())
        m_moment = m_times.back();
}

bool Replay::canPlay() const
{
    return !m_times.empty() && m_times.front() < m_times.back();
}

bool Replay::isAtEnd() const
{
    return m_times.empty() || m_moment >= m_times.back();
}

void Replay::rewind()
{
    if (!m_times.empty())
        m_moment = m_times.front();
}

void Replay::setMoment(const QDateTime& moment)
{
    if (!m_times.empty())
        m_moment = std::clamp(moment, m_times.front(), m_times.back());
}

double Replay::share() const
{
    if (!canPlay())
        return 1;
    return double(m_times.front().msecsTo(m_moment)) /
           double(m_times.front().msecsTo(m_times.back()));
}

void Replay::setShare(double share)
{
    if (canPlay())
        setMoment(m_times.front().addMSecs(
            qint64(share * double(m_times.front().msecsTo(m_times.back())))));
}

void Replay::advance(double seconds, double hoursPerSecond)
{
    setMoment(m_moment.addMSecs(qint64(seconds * hoursPerSecond * 3'600'000)));
}

int Replay::event() const
{
    const auto after = std::upper_bound(m_times.cbegin(), m_times.cend(), m_moment);
    return int(after - m_times.cbegin()) - 1;
}

} // namespace wardlight::ui
