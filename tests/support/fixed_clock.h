#pragma once

#include "core/base/clock.h"

#include <chrono>

namespace wardlight::test {

/// A clock that stands still until the test moves it. Not thread-safe.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(const QDateTime& start = QDateTime({2026, 3, 14}, {9, 26, 53}, Qt::UTC))
        : m_now(start.toUTC())
    {}

    [[nodiscard]] QDateTime now() const override { return m_now; }
    void set(const QDateTime& now) { m_now = now.toUTC(); }
    void advance(std::chrono::milliseconds by) { m_now = m_now.addMSecs(by.count()); }

private:
    QDateTime m_now;
};

} // namespace wardlight::test
