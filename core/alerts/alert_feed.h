#pragma once

#include "core/alerts/alert_store.h"
#include "core/base/clock.h"
#include "core/postgres/listener.h"

#include <chrono>
#include <functional>
#include <memory>

namespace wardlight::alerts {

/// A stretch of time in which nothing was heard; what happened in it was told afterwards.
struct FeedGap
{
    QDateTime from; ///< UTC, the last sign of life
    QDateTime to;   ///< UTC, when everything had been read
};

struct FeedPace
{
    /// Between two reads: what comes meanwhile is read together.
    std::chrono::milliseconds rest{100};
    /// Before reading again after a failure.
    std::chrono::milliseconds retry{1'000};
};

/// Follows what happens to alerts: every change once, in the order in which it was written, however
/// many come at once and however often the connection is lost.
///
/// A notification only wakes it. It then reads from a cursor of its own until nothing is left, one
/// read at a time, and before it has listened for the first time and after every lost connection as
/// well. So a storm costs a few reads, and what happened meanwhile is told late, never not at all.
class AlertFeed
{
public:
    /// Called in the feed's own thread, one at a time; not after the destructor has returned.
    struct Consumer
    {
        /// At most some 1,000 events, in the order in which they were written.
        std::function<void(std::vector<AlertEvent> events)> changed;
        /// From now on changes may go unheard; what was told is complete up to @p since (UTC).
        std::function<void(const QDateTime& since)> stale;
        /// Everything until now was told. @p gap: after stale().
        std::function<void(const std::optional<FeedGap>& gap)> live;
        /// Changes were lost for good, because another server took over: read lists anew.
        std::function<void()> restarted;
    };

    /// Begins to listen, for as long as what it returns lives.
    using Listen = std::function<std::shared_ptr<void>(postgres::Listener::Events)>;

    /// @param from  where the lists that the consumer has read stop: taken before reading them
    AlertFeed(std::shared_ptr<AlertStore> store, const ChangeCursor& from, const Listen& listen,
              std::shared_ptr<const Clock> clock, Consumer consumer, const FeedPace& pace = {});
    /// Returns when the thread has ended; waits for a read that is under way.
    ~AlertFeed();
    AlertFeed(const AlertFeed&) = delete;
    AlertFeed& operator=(const AlertFeed&) = delete;

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

/// Listens for alerts on a direct connection to the primary.
/// @param dsn  libpq connection string, never of a pooler
[[nodiscard]] AlertFeed::Listen listenForAlerts(const QString& dsn);

} // namespace wardlight::alerts
