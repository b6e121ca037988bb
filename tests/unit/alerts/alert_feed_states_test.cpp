#include "core/alerts/alert_feed.h"
#include "tests/support/fixed_clock.h"
#include "tests/unit/alerts/scripted_changes.h"

#include <QTest>

using namespace wardlight;
using namespace wardlight::alerts;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

AlertChanges changes(int events, const char* next, bool isComplete = true)
{
    AlertChanges made;
    made.events.resize(std::size_t(events));
    made.next = {text(next)};
    made.isComplete = isComplete;
    return made;
}

} // namespace

/// What a feed makes of news of its listener and of answers of its store.
class AlertFeedStatesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_feed.reset(); }

    void readsNothingBeforeItListens();
    void readsUntilNothingIsLeft();
    void tellsALossOnce();
    void readsAgainAfterAFailure();
    void tellsARestart();
    void isSilentOnceItIsGone();

private:
    QStringList told()
    {
        const std::lock_guard lock(m_mutex);
        return m_told;
    }
    void tell(const QString& what)
    {
        const std::lock_guard lock(m_mutex);
        m_told << what;
    }
    AlertFeed::Consumer consumer();

    std::shared_ptr<test::ScriptedChanges> m_store;
    std::shared_ptr<test::FixedClock> m_clock;
    postgres::Listener::Events m_heard; ///< what the feed gave its listener
    std::mutex m_mutex;
    QStringList m_told;
    std::unique_ptr<AlertFeed> m_feed;
};

AlertFeed::Consumer AlertFeedStatesTest::consumer()
{
    AlertFeed::Consumer consumer;
    consumer.changed = [this](const std::vector<AlertEvent>& events) {
        tell(text("changed %1").arg(events.size()));
    };
    consumer.stale = [this](const QDateTime& since) {
        tell(text("stale ") + since.toString(text("hh:mm")));
    };
    consumer.live = [this](const std::optional<FeedGap>& gap) {
        tell(gap ? text("live after ") + gap->from.toString(text("hh:mm")) : text("live"));
    };
    consumer.restarted = [this] { tell(text("restarted")); };
    return consumer;
}

void AlertFeedStatesTest::init()
{
    m_told.clear();
    m_store = std::make_shared<test::ScriptedChanges>();
    m_clock = std::make_shared<test::FixedClock>();
    m_feed = std::make_unique<AlertFeed>(
        m_store, ChangeCursor{text("start")},
        [this](postgres::Listener::Events events) {
            m_heard = std::move(events);
            return std::make_shared<int>(0);
        },
        m_clock, consumer(), FeedPace{std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
}

void AlertFeedStatesTest::readsNothingBeforeItListens()
{
    m_store->then(changes(2, "one"));
    m_heard.changed(text("wardlight_alerts"));
    m_heard.lost({}, m_clock->now()); // never connected yet
    QTRY_COMPARE(told(), QStringList{text("stale 09:26")});
    QVERIFY(m_store->askedFrom().isEmpty());
    m_heard.listening();
    QTRY_COMPARE(told(),
                 (QStringList{text("stale 09:26"), text("changed 2"), text("live after 09:26")}));
    QCOMPARE(m_store->askedFrom(), QStringList{text("start")});
}

void AlertFeedStatesTest::readsUntilNothingIsLeft()
{
    m_store->then(changes(1000, "one", false));
    m_store->then(changes(1000, "two", false));
    m_store->then(changes(7, "three"));
    m_heard.listening();
    QTRY_COMPARE(told(), (QStringList{text("changed 1000"), text("changed 1000"), text("changed 7"),
                                      text("live")}));
    QCOMPARE(m_store->askedFrom(), (QStringList{text("start"), text("one"), text("two")}));
    m_heard.changed(text("wardlight_alerts"));
    QTRY_COMPARE(m_store->askedFrom().size(), 4);
    QCOMPARE(m_store->askedFrom().last(), text("three"));
}

void AlertFeedStatesTest::tellsALossOnce()
{
    m_heard.listening();
    QTRY_COMPARE(told(), QStringList{text("live")});
    m_heard.lost({}, QDateTime({2026, 3, 14}, {12, 4}, Qt::UTC));
    m_heard.lost({}, QDateTime({2026, 3, 14}, {12, 5}, Qt::UTC));
    QTRY_COMPARE(told(), (QStringList{text("live"), text("stale 12:04")}));
    m_store->then(changes(3, "one"));
    m_heard.listening();
    QTRY_COMPARE(told(), (QStringList{text("live"), text("stale 12:04"), text("changed 3"),
                                      text("live after 12:04")}));
}

void AlertFeedStatesTest::readsAgainAfterAFailure()
{
    m_heard.listening();
    QTRY_COMPARE(told(), QStringList{text("live")});
    m_store->then(fail(ErrorCode::Unavailable, text("away")));
    m_store->then(fail(ErrorCode::Unavailable, text("away")));
    m_store->then(changes(1, "one"));
    m_heard.changed(text("wardlight_alerts"));
    QTRY_COMPARE(told(), (QStringList{text("live"), text("stale 09:26"), text("changed 1"),
                                      text("live after 09:26")}));
}

void AlertFeedStatesTest::tellsARestart()
{
    AlertChanges restarted = changes(0, "new");
    restarted.isRestarted = true;
    m_store->then(restarted);
    m_heard.listening();
    QTRY_COMPARE(told(), (QStringList{text("restarted"), text("live")}));
}

void AlertFeedStatesTest::isSilentOnceItIsGone()
{
    m_heard.listening();
    QTRY_COMPARE(told(), QStringList{text("live")});
    m_feed.reset();
    QCOMPARE(told(), QStringList{text("live")});
}

QTEST_GUILESS_MAIN(AlertFeedStatesTest)
#include "alert_feed_states_test.moc"
