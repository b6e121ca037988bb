#include "core/alerts/alert_feed.h"

#include <QLoggingCategory>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace wardlight::alerts {

namespace {

Q_LOGGING_CATEGORY(lcFeed, "wardlight.alerts.feed")

} // namespace

/// The feed's thread. The listener's thread leaves word in m_news; this one acts on it.
class AlertFeed::Loop
{
public:
    Loop(std::shared_ptr<AlertStore> store, ChangeCursor from, std::shared_ptr<const Clock> clock,
         Consumer consumer, const FeedPace& pace)
        : m_store(std::move(store)), m_cursor(std::move(from)), m_clock(std::move(clock)),
          m_consumer(std::move(consumer)), m_pace(pace), m_readUntil(m_clock->now())
    {}

    ~Loop()
    {
        m_listening.reset(); // no more news
        m_thread.request_stop();
        m_wake.notify_all();
    }

    void start(const Listen& listen)
    {
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
        postgres::Listener::Events events;
        events.listening = [this] {
            leaveWord([](News& news) {
                news.isListening = true;
                news.hasChanged = true;
            });
        };
        events.changed = [this](const QString&) {
            leaveWord([](News& news) { news.hasChanged = true; });
        };
        events.lost = [this](const Error& why, const QDateTime& since) {
            qCInfo(lcFeed, "lost: %s", qPrintable(why.detail));
            leaveWord([&since](News& news) {
                news.isListening = false;
                if (!news.lostSince.isValid())
                    news.lostSince = since;
            });
        };
        m_listening = listen(std::move(events));
    }

private:
    struct News
    {
        bool isListening = false;
        bool hasChanged = false;
        QDateTime lostSince; ///< null unless a loss is still to be told
    };

    template <class Change>
    void leaveWord(Change change)
    {
        {
            const std::lock_guard lock(m_mutex);
            change(m_news);
        }
        m_wake.notify_all();
    }

    /// Waits for news and takes them. @return nothing when it is time to stop
    std::optional<News> takeNews(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        const bool hasNews = m_wake.wait(lock, stop, [this] {
            return m_news.lostSince.isValid() || (m_news.isListening && m_news.hasChanged);
        });
        if (!hasNews || stop.stop_requested())
            return std::nullopt;
        News news = m_news;
        m_news.hasChanged = false;
        m_news.lostSince = {};
        return news;
    }

    void rest(const std::stop_token& stop, std::chrono::milliseconds duration)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, duration, [] { return false; });
    }

    void run(const std::stop_token& stop)
    {
        while (const auto news = takeNews(stop)) {
            if (news->lostSince.isValid())
                becomeStale(news->lostSince);
            if (!news->isListening || !news->hasChanged)
                continue;
            if (readAll(stop)) {
                becomeLive();
                rest(stop, m_pace.rest);
            } else if (!stop.stop_requested()) {
                becomeStale(m_readUntil);
                leaveWord([](News& word) { word.hasChanged = true; }); // still unread
                rest(stop, m_pace.retry);
            }
        }
    }

    /// Reads until nothing is left.
    bool readAll(const std::stop_token& stop)
    {
        bool isComplete = false;
        while (!isComplete && !stop.stop_requested()) {
            const QDateTime begun = m_clock->now();
            auto changes = m_store->changesSince(m_cursor);
            if (!changes) {
                qCWarning(lcFeed, "not read: %s", qPrintable(changes.error().detail));
                return false;
            }
            if (stop.stop_requested())
                return false;
            m_cursor = std::move(changes->next);
            isComplete = changes->isComplete;
            if (isComplete)
                m_readUntil = begun;
            if (changes->isRestarted)
                m_consumer.restarted();
            if (!changes->events.empty())
                m_consumer.changed(std::move(changes->events));
        }
        return isComplete;
    }

    void becomeStale(const QDateTime& since)
    {
        if (m_staleSince)
            return;
        m_staleSince = since;
        m_consumer.stale(since);
    }

    void becomeLive()
    {
        if (m_isLive && !m_staleSince)
            return;
        m_isLive = true;
        std::optional<FeedGap> gap;
        if (m_staleSince)
            gap = FeedGap{*m_staleSince, m_clock->now()};
        m_staleSince.reset();
        m_consumer.live(gap);
    }

    std::shared_ptr<AlertStore> m_store;
    ChangeCursor m_cursor;
    std::shared_ptr<const Clock> m_clock;
    Consumer m_consumer;
    FeedPace m_pace;
    QDateTime m_readUntil; ///< everything before was told
    std::optional<QDateTime> m_staleSince;
    bool m_isLive = false;

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    News m_news;
    std::shared_ptr<void> m_listening;
    std::jthread m_thread; ///< last: it ends first
};

AlertFeed::AlertFeed(std::shared_ptr<AlertStore> store, const ChangeCursor& from,
                     const Listen& listen, std::shared_ptr<const Clock> clock, Consumer consumer,
                     const FeedPace& pace)
    : m_loop(std::make_unique<Loop>(std::move(store), from, std::move(clock), std::move(consumer),
                                    pace))
{
    m_loop->start(listen);
}

AlertFeed::~AlertFeed() = default;

AlertFeed::Listen listenForAlerts(const QString& dsn)
{
    return [dsn](postgres::Listener::Events events) -> std::shared_ptr<void> {
        return std::make_shared<postgres::Listener>(
            postgres::Listener::Config{.dsn = dsn,
                                       .channels = {QStringLiteral("wardlight_alerts")}},
            std::move(events));
    };
}

} // namespace wardlight::alerts
