#pragma once

#include <QDateTime>

namespace wardlight {

/// Where the current time comes from; injected, so that tests choose it.
class Clock
{
public:
    virtual ~Clock() = default;
    /// The current instant, UTC, to the millisecond.
    [[nodiscard]] virtual QDateTime now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace wardlight
