#pragma once

#include "core/objects/s3/s3_config.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>

namespace wardlight::objects {

/// How long to wait before the n-th repetition (from 0): a share of base · 2^n, at most the cap.
/// Source: AWS SDKs' "standard" retry mode, exponential backoff with full jitter.
/// @param share  random, 0 to 1
[[nodiscard]] std::chrono::milliseconds backoff(const RetrySettings& settings, int repetition,
                                                double share);

/// Reads a Retry-After header: seconds, or a date (RFC 9110 10.2.3). Empty when it is neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray& value,
                                                                       const QDateTime& now);

/// Waits, asking several times a second whether to go on.
/// @return false when cancelled
[[nodiscard]] bool waitUnlessCancelled(std::chrono::milliseconds time,
                                       const std::function<bool()>& isCancelled);

/// Tokens that repetitions cost and successes bring back, so that a server in trouble is not
/// buried under repetitions. Thread-safe.
class RetryBudget
{
public:
    static constexpr int Capacity = 500;
    static constexpr int RetryCost = 5;
    static constexpr int TimeoutCost = 10;

    /// False when too few are left; then nothing is taken.
    [[nodiscard]] bool take(int cost);
    void give(int tokens);

private:
    std::mutex m_mutex;
    int m_tokens = Capacity;
};

/// Stops asking a server that has failed several times in a row, and tries it again after a while
/// with one request. Thread-safe.
class CircuitBreaker
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr int FailuresToOpen = 5;
    static constexpr std::chrono::seconds OpenTime{10};

    /// Whether a request may be sent now.
    [[nodiscard]] bool allows(Clock::time_point now);
    /// The server answered.
    void succeeded();
    /// It did not, or only with "unavailable", repetitions included.
    void failed(Clock::time_point now);
    /// The request ended without saying anything about the server.
    void abandoned();

private:
    std::mutex m_mutex;
    int m_failures = 0;
    bool m_isProbing = false;
    Clock::time_point m_openUntil;
};

} // namespace wardlight::objects
