#pragma once

#include "core/postgres/transaction.h"

#include <QtGlobal>

#include <chrono>
#include <mutex>
#include <optional>

namespace wardlight::postgres {

/// Decides what a standby may answer: never less than this program itself has written, and nothing
/// older than is accepted. Thread-safe; asks no server.
///
/// Positions are those of the write-ahead log. The primary's is sampled now and then; a standby
/// that has replayed up to a sample is as new as the moment of that sample.
class StandbyGate
{
public:
    using Clock = std::chrono::steady_clock;

    explicit StandbyGate(std::chrono::milliseconds acceptedLag) : m_acceptedLag(acceptedLag) {}

    /// A write of ours was committed, or may have been.
    void wrote();
    /// Before the primary is asked for its position. @return what sampled() wants to know
    [[nodiscard]] quint64 writes() const;
    /// The primary's position, asked for after @p writesBefore writes, and when that was.
    void sampled(qint64 position, quint64 writesBefore, Clock::time_point asked);
    [[nodiscard]] bool needsSample(Clock::time_point now) const;

    /// What a standby says of itself.
    struct Replay
    {
        qint64 position = 0;
        std::chrono::milliseconds sinceLastCommit{0}; ///< that it has replayed
    };
    [[nodiscard]] Freshness freshness(const Replay& replay, Clock::time_point now) const;
    /// Whether it may answer.
    [[nodiscard]] bool admits(const Replay& replay, Clock::time_point now) const;

private:
    const std::chrono::milliseconds m_acceptedLag;
    mutable std::mutex m_mutex;
    quint64 m_writes = 0;
    quint64 m_sampledWrites = 0; ///< how many the sample is known to cover
    std::optional<qint64> m_position;
    Clock::time_point m_sampledAt;
};

} // namespace wardlight::postgres
