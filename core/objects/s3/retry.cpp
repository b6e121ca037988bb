#include "core/objects/s3/retry.h"

#include "core/objects/s3/http_date.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace wardlight::objects {

namespace {

constexpr std::chrono::milliseconds AskInterval{50};

} // namespace

std::chrono::milliseconds backoff(const RetrySettings& settings, int repetition, double share)
{
    const double longest = std::min(double(settings.base.count()) * std::pow(2.0, repetition),
                                    double(settings.cap.count()));
    return std::chrono::milliseconds(qint64(share * longest));
}

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray& value,
                                                         const QDateTime& now)
{
    bool isNumber = false;
    const int seconds = value.toInt(&isNumber);
    if (isNumber)
        return seconds < 0 ? std::nullopt
                           : std::optional(std::chrono::milliseconds(qint64(seconds) * 1000));
    const QDateTime date = parseHttpDate(value);
    if (!date.isValid())
        return std::nullopt;
    return std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(date)));
}

bool waitUnlessCancelled(std::chrono::milliseconds time, const std::function<bool()>& isCancelled)
{
    const auto end = std::chrono::steady_clock::now() + time;
    for (;;) {
        if (isCancelled && isCancelled())
            return false;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return true;
        std::this_thread::sleep_for(std::min(left, AskInterval));
    }
}

bool RetryBudget::take(int cost)
{
    const std::lock_guard lock(m_mutex);
    if (m_tokens < cost)
        return false;
    m_tokens -= cost;
    return true;
}

void RetryBudget::give(int tokens)
{
    const std::lock_guard lock(m_mutex);
    m_tokens = std::min(Capacity, m_tokens + tokens);
}

bool CircuitBreaker::allows(Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    if (m_failures < FailuresToOpen)
        return true;
    if (now < m_openUntil || m_isProbing)
        return false;
    m_isProbing = true;
    return true;
}

void CircuitBreaker::succeeded()
{
    const std::lock_guard lock(m_mutex);
    m_failures = 0;
    m_isProbing = false;
}

void CircuitBreaker::failed(Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    ++m_failures;
    m_isProbing = false;
    m_openUntil = now + OpenTime;
}

void CircuitBreaker::abandoned()
{
    const std::lock_guard lock(m_mutex);
    m_isProbing = false;
}

} // namespace wardlight::objects
