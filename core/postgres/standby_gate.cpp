#include "core/postgres/standby_gate.h"

namespace wardlight::postgres {

namespace {

using namespace std::chrono_literals;

/// Lags are told no finer than this.
constexpr auto SampleLifetime = 1s;

} // namespace

void StandbyGate::wrote()
{
    const std::lock_guard lock(m_mutex);
    ++m_writes;
}

quint64 StandbyGate::writes() const
{
    const std::lock_guard lock(m_mutex);
    return m_writes;
}

void StandbyGate::sampled(qint64 position, quint64 writesBefore, Clock::time_point asked)
{
    const std::lock_guard lock(m_mutex);
    if (m_position && asked < m_sampledAt)
        return; // another thread's is newer
    m_position = position;
    m_sampledWrites = writesBefore;
    m_sampledAt = asked;
}

bool StandbyGate::needsSample(Clock::time_point now) const
{
    const std::lock_guard lock(m_mutex);
    return !m_position || m_sampledWrites < m_writes || now - m_sampledAt > SampleLifetime;
}

Freshness StandbyGate::freshness(const Replay& replay, Clock::time_point now) const
{
    const std::lock_guard lock(m_mutex);
    const auto sinceSample = std::chrono::ceil<std::chrono::milliseconds>(now - m_sampledAt);
    if (m_position && replay.position >= *m_position)
        return {true, std::min(sinceSample, replay.sinceLastCommit)};
    return {true, replay.sinceLastCommit};
}

bool StandbyGate::admits(const Replay& replay, Clock::time_point now) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_sampledWrites < m_writes)
            return false;
        if (m_writes > 0 && replay.position < *m_position)
            return false; // our own write may be missing
    }
    return freshness(replay, now).lagAtMost <= m_acceptedLag;
}

} // namespace wardlight::postgres
