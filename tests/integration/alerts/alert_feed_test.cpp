#include "tests/integration/alerts/alerts_fixture.h"

#include <QSet>
#include <QTest>

#include <mutex>
#include <thread>

using namespace wardlight;
using namespace wardlight::alerts;
using test::AlertsFixture;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// What a feed told, kept for the test's thread.
class Told
{
    template <class Read>
    auto locked(Read read) const
    {
        const std::lock_guard lock(m_mutex);
        return read();
    }

public:
    AlertFeed::Consumer consumer()
    {
        AlertFeed::Consumer consumer;
        consumer.changed = [this](const std::vector<AlertEvent>& events) {
            const std::lock_guard lock(m_mutex);
            ++m_batches;
            for (const AlertEvent& event : events) {
                m_repeats += m_ids.contains(event.id) ? 1 : 0;
                m_ids.insert(event.id);
                m_order << eventCode(event.kind);
            }
        };
        consumer.stale = [this](const QDateTime&) {
            const std::lock_guard lock(m_mutex);
            ++m_stale;
        };
        consumer.live = [this](const std::optional<FeedGap>& gap) {
            const std::lock_guard lock(m_mutex);
            ++m_live;
            m_gaps += gap ? 1 : 0;
        };
        consumer.restarted = [] {};
        return consumer;
    }

    int events() const
    {
        return locked([this] { return int(m_ids.size()); });
    }
    int repeats() const
    {
        return locked([this] { return m_repeats; });
    }
    int batches() const
    {
        return locked([this] { return m_batches; });
    }
    int stale() const
    {
        return locked([this] { return m_stale; });
    }
    int live() const
    {
        return locked([this] { return m_live; });
    }
    int gaps() const
    {
        return locked([this] { return m_gaps; });
    }
    QStringList order() const
    {
        return locked([this] { return m_order; });
    }

private:
    mutable std::mutex m_mutex;
    QSet<AlertEventId> m_ids;
    QStringList m_order;
    int m_repeats = 0;
    int m_batches = 0;
    int m_stale = 0;
    int m_live = 0;
    int m_gaps = 0;
};

} // namespace

/// The feed against a real server that storms, restarts and forgets its listeners.
class AlertFeedTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_OK(m_fixture.start()); }
    void init() { VERIFY_OK(m_fixture.reset()); }

    void tellsWhatOthersWrote();
    void missesNoLateCommit();
    void readsAStormToItsEnd();
    void readsManyWritersAtOnce();
    void catchesUpAfterItsBackendWasEnded();
    void catchesUpAfterARestart();
    void startsAnewOnAnotherHistory();

private:
    std::unique_ptr<AlertFeed> follow(Told& told)
    {
        const auto from = m_fixture.store().position();
        if (!from)
            return nullptr;
        return std::make_unique<AlertFeed>(m_fixture.shared(), *from,
                                           listenForAlerts(m_fixture.dsn()), m_fixture.clock,
                                           told.consumer());
    }
    Result<> insert(int count)
    {
        return m_fixture.sql(text("INSERT INTO alerts (alert_type, severity, message) "
                                  "SELECT 'storm', 'high', n::text FROM generate_series(1, %1) n")
                                 .arg(count));
    }

    AlertsFixture m_fixture;
};

void AlertFeedTest::tellsWhatOthersWrote()
{
    Told told;
    const auto feed = follow(told);
    QVERIFY(feed);
    QTRY_COMPARE(told.live(), 1);
    VERIFY_OK(insert(1));
    QTRY_COMPARE(told.events(), 1);
    VERIFY_OK(m_fixture.sql(text("UPDATE alerts SET acknowledged = true")));
    QTRY_COMPARE(told.events(), 2);
    VERIFY_OK(m_fixture.store().silence(
        OperationId::generate(),
        {AlertsFixture::Zhang, text("t"), AlertsFixture::Noon.addSecs(60), {}}));
    QTRY_COMPARE(told.events(), 3);
    QCOMPARE(told.order(), (QStringList{text("raised"), text("acknowledged"), text("silenced")}));
    QCOMPARE(told.repeats(), 0);
    QCOMPARE(told.gaps(), 0);
}

/// A transaction that began before everything else and commits last is still told.
void AlertFeedTest::missesNoLateCommit()
{
    const auto from = m_fixture.store().position();
    VERIFY_OK(from);
    postgres::Database slow(postgres::DatabaseConfig{.dsn = m_fixture.dsn()});
    std::optional<ChangeCursor> meanwhile;
    QSet<QString> seen;
    const auto read = [&](const ChangeCursor& cursor) -> std::optional<ChangeCursor> {
        const auto changes = m_fixture.store().changesSince(cursor);
        if (!changes || !changes->isComplete)
            return std::nullopt;
        for (const AlertEvent& event : changes->events)
            seen.insert(event.alert->message);
        return changes->next;
    };
    const auto written = slow.writeUnregistered([&](postgres::Transaction& tx) -> Result<> {
        tx.exec("INSERT INTO alerts (alert_type, severity, message) VALUES ('t', 'low', 'slow')");
        // others come and go, and the reader goes past them
        for (const char* message : {"a", "b"}) {
            if (auto done = m_fixture.sql(text("INSERT INTO alerts (alert_type, severity, message) "
                                               "VALUES ('t', 'low', '%1')")
                                              .arg(text(message)));
                !done)
                return done;
            meanwhile = read(meanwhile.value_or(*from));
        }
        return {};
    });
    VERIFY_OK(written);
    QVERIFY(meanwhile);
    QCOMPARE(seen, (QSet<QString>{text("a"), text("b")}));
    seen.clear();
    QVERIFY(read(*meanwhile));
    QCOMPARE(seen, QSet<QString>{text("slow")}); // and none of the others again
}

void AlertFeedTest::readsAStormToItsEnd()
{
    Told told;
    const auto feed = follow(told);
    QVERIFY(feed);
    VERIFY_OK(insert(10'000));
    QTRY_COMPARE_WITH_TIMEOUT(told.events(), 10'000, 30'000);
    QCOMPARE(told.repeats(), 0);
    QVERIFY(told.batches() >= 10);
}

void AlertFeedTest::readsManyWritersAtOnce()
{
    constexpr int Writers = 6;
    constexpr int Each = 150;
    Told told;
    const auto feed = follow(told);
    QVERIFY(feed);
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < Writers; ++writer) {
            writers.emplace_back([this, writer] {
                const auto store = m_fixture.storeOf(text("writer %1").arg(writer));
                for (int i = 0; i < Each; ++i)
                    (void)store->raise(OperationId::generate(), {test::highHeartRate()});
            });
        }
    }
    QCOMPARE(m_fixture.value(text("SELECT count(*) FROM alerts")).toInt(), Writers * Each);
    QTRY_COMPARE_WITH_TIMEOUT(told.events(), Writers * Each, 30'000);
    QCOMPARE(told.repeats(), 0);
}

void AlertFeedTest::catchesUpAfterItsBackendWasEnded()
{
    Told told;
    const auto feed = follow(told);
    QVERIFY(feed);
    QTRY_COMPARE(told.live(), 1);
    VERIFY_OK(m_fixture.sql(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                 "WHERE pid <> pg_backend_pid() AND query ILIKE 'LISTEN%'")));
    VERIFY_OK(insert(50));
    QTRY_COMPARE_WITH_TIMEOUT(told.events(), 50, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(told.live(), 2, 30'000);
    QCOMPARE(told.stale(), 1);
    QCOMPARE(told.gaps(), 1);
    QCOMPARE(told.repeats(), 0);
}

void AlertFeedTest::catchesUpAfterARestart()
{
    Told told;
    const auto feed = follow(told);
    QVERIFY(feed);
    QTRY_COMPARE(told.live(), 1);
    VERIFY_OK(insert(20));
    VERIFY_OK(m_fixture.server().stop());
    QTRY_COMPARE_WITH_TIMEOUT(told.stale(), 1, 30'000);
    VERIFY_OK(m_fixture.server().startAgain());
    VERIFY_OK(insert(30));
    QTRY_COMPARE_WITH_TIMEOUT(told.events(), 50, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(told.gaps(), 1, 30'000);
    QCOMPARE(told.repeats(), 0);
}

void AlertFeedTest::startsAnewOnAnotherHistory()
{
    VERIFY_OK(insert(3));
    const auto changes = m_fixture.store().changesSince({text("999999999:999999999:")});
    VERIFY_OK(changes);
    QVERIFY(changes->isRestarted);
    QVERIFY(changes->events.empty());
    VERIFY_OK(insert(2));
    const auto next = m_fixture.store().changesSince(changes->next);
    VERIFY_OK(next);
    QVERIFY(!next->isRestarted);
    QCOMPARE(next->events.size(), 2U);
}

QTEST_GUILESS_MAIN(AlertFeedTest)
#include "alert_feed_test.moc"
