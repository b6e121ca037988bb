#include "core/postgres/listener.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <mutex>
#include <random>
#include <thread>

using namespace wardlight;
using namespace wardlight::postgres;
using namespace std::chrono_literals;

class ListenerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void hearsItsChannels();
    void burstIsToldOnceAChannel();
    void heartbeatKeepsAQuietConnection();
    void terminatedBackendIsNoticedAndRenewed();
    void restartedServerIsFoundAgain();
    void frozenServerIsNoticed();
    void missingServerIsToldOnce();
    void unreadableStringIsTold();
    void movesOnToTheNextHost();
    void endsAtAnyMoment();
    void endsWhileTheServerIsFrozen();

private:
    [[nodiscard]] Listener::Config config() const
    {
        return {.dsn = m_server->dsn(m_name),
                .channels = {QStringLiteral("alpha"), QStringLiteral("Beta \" x")},
                .heartbeat = 1s,
                .connectTimeout = 10s,
                .longestPause = 100ms};
    }
    void run(const QString& sql) { VERIFY_OK(m_server->query(m_name, sql)); }
    [[nodiscard]] QString backends();

    std::optional<test::PostgresServer> m_server;
    QString m_name;
};

namespace {

constexpr int PatienceMs = 60'000; // on a busy machine

/// What a listener told, in order.
class Record
{
public:
    [[nodiscard]] Listener::Events events()
    {
        return {[this] { add(QStringLiteral("listening")); },
                [this](const QString& channel) { add(QStringLiteral("changed ") + channel); },
                [this](const Error& why, const QDateTime& since) {
                    const std::lock_guard lock(m_mutex);
                    m_told << QStringLiteral("lost");
                    m_why = why;
                    m_since = since;
                }};
    }
    [[nodiscard]] int count(const QString& what) const
    {
        const std::lock_guard lock(m_mutex);
        return int(m_told.count(what));
    }
    [[nodiscard]] QStringList told() const
    {
        const std::lock_guard lock(m_mutex);
        return m_told;
    }
    [[nodiscard]] QDateTime since() const
    {
        const std::lock_guard lock(m_mutex);
        return m_since;
    }
    [[nodiscard]] Error why() const
    {
        const std::lock_guard lock(m_mutex);
        return m_why;
    }

private:
    void add(const QString& what)
    {
        const std::lock_guard lock(m_mutex);
        m_told << what;
    }

    mutable std::mutex m_mutex;
    QStringList m_told;
    Error m_why;
    QDateTime m_since;
};

const auto Listening = QStringLiteral("listening");
const auto Lost = QStringLiteral("lost");
const auto Alpha = QStringLiteral("changed alpha");

} // namespace

void ListenerTest::initTestCase()
{
    auto server = test::PostgresServer::start();
    VERIFY_OK(server);
    m_server.emplace(std::move(*server));
}

void ListenerTest::init()
{
    const auto name = m_server->createDatabase();
    VERIFY_OK(name);
    m_name = *name;
}

QString ListenerTest::backends()
{
    const auto found = m_server->query(
        QStringLiteral("postgres"),
        QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE datname = '%1'").arg(m_name));
    return found ? found->first().first() : QStringLiteral("failed");
}

void ListenerTest::hearsItsChannels()
{
    Record record;
    const Listener listener(config(), record.events());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 1, PatienceMs);
    run(QStringLiteral("NOTIFY alpha"));
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Alpha), 1, PatienceMs);
    run(QStringLiteral(
        "NOTIFY gamma; NOTIFY \"Beta \"\" x\", 'what it says is nobody''s business'"));
    QTRY_COMPARE_WITH_TIMEOUT(record.count(QStringLiteral("changed Beta \" x")), 1, PatienceMs);
    QCOMPARE(record.told().size(), 3);
}

void ListenerTest::burstIsToldOnceAChannel()
{
    Record record;
    const Listener listener(config(), record.events());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 1, PatienceMs);
    run(QStringLiteral("SELECT pg_notify('alpha', n::text) FROM generate_series(1, 2000) n"));
    QTRY_VERIFY_WITH_TIMEOUT(record.count(Alpha) >= 1, PatienceMs);
    run(QStringLiteral("NOTIFY \"Beta \"\" x\"")); // comes after them all
    QTRY_COMPARE_WITH_TIMEOUT(record.count(QStringLiteral("changed Beta \" x")), 1, PatienceMs);
    QVERIFY2(record.count(Alpha) < 200, qPrintable(QString::number(record.count(Alpha))));
}

void ListenerTest::heartbeatKeepsAQuietConnection()
{
    Record record;
    Listener::Config quick = config();
    quick.heartbeat = 500ms;
    const Listener listener(quick, record.events());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 1, PatienceMs);
    // The server has seen several of its questions, and the connection is the same.
    QTRY_VERIFY_WITH_TIMEOUT(
        m_server->query(QStringLiteral("postgres"),
                        QStringLiteral("SELECT 1 FROM pg_stat_activity WHERE datname = '%1' "
                                       "AND query = '' AND query_start > backend_start + "
                                       "interval '1200 ms'")
                            .arg(m_name))
                .value_or(QList<QStringList>())
                .size() == 1,
        PatienceMs);
    QCOMPARE(record.told(), QStringList{Listening});
}

void ListenerTest::terminatedBackendIsNoticedAndRenewed()
{
    Record record;
    const Listener listener(config(), record.events());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 1, PatienceMs);
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-5);
    run(QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                       "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 2, PatienceMs);
    QCOMPARE(record.told(), (QStringList{Listening, Lost, Listening}));
    QCOMPARE(record.why().code, ErrorCode::Unavailable);
    QVERIFY(record.since() > before && record.since() <= QDateTime::currentDateTimeUtc());
    run(QStringLiteral("NOTIFY alpha"));
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Alpha), 1, PatienceMs);
}

void ListenerTest::restartedServerIsFoundAgain()
{
    Record record;
    const Listener listener(config(), record.events());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 1, PatienceMs);
    VERIFY_OK(m_server->kill());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Lost), 1, PatienceMs);
    VERIFY_OK(m_server->startAgain());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 2, PatienceMs);
    QCOMPARE(record.count(Lost), 1); // told once, however often it tried
    run(QStringLiteral("NOTIFY alpha"));
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Alpha), 1, PatienceMs);
}

void ListenerTest::frozenServerIsNoticed()
{
    Record record;
    const Listener listener(config(), record.events());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 1, PatienceMs);
    VERIFY_OK(m_server->freeze());
    const QDateTime frozen = QDateTime::currentDateTimeUtc();
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Lost), 1, PatienceMs);
    VERIFY_OK(m_server->thaw());
    QVERIFY(record.since() <= frozen.addSecs(1));
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 2, PatienceMs);
}

void ListenerTest::missingServerIsToldOnce()
{
    Record record;
    Listener::Config nobody = config();
    nobody.dsn = QStringLiteral("host=/nonexistent dbname=x user=y");
    nobody.longestPause = 10ms;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    {
        const Listener listener(nobody, record.events());
        QTRY_COMPARE_WITH_TIMEOUT(record.count(Lost), 1, PatienceMs);
    }
    QCOMPARE(record.told(), QStringList{Lost});
    QCOMPARE(record.why().code, ErrorCode::Unavailable);
    QVERIFY(record.since() >= before);
}

void ListenerTest::unreadableStringIsTold()
{
    Record record;
    Listener::Config wrong = config();
    wrong.dsn = QStringLiteral("host='never closed secret");
    const Listener listener(wrong, record.events());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Lost), 1, PatienceMs);
    QCOMPARE(record.why().code, ErrorCode::Invalid);
    QVERIFY(!record.why().detail.contains(QLatin1String("secret")));
}

void ListenerTest::movesOnToTheNextHost()
{
    Record record;
    Listener::Config several = config();
    several.dsn =
        QStringLiteral("host=/nonexistent,%1 dbname=%2 user=%3")
            .arg(m_server->socketFolder(), m_name, QLatin1String(test::PostgresServer::Owner));
    const Listener listener(several, record.events());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 1, PatienceMs);
    QCOMPARE(record.count(Lost), 0);
}

void ListenerTest::endsAtAnyMoment()
{
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::minstd_rand random(seed);
    for (int i = 0; i < 60; ++i) {
        Record record;
        {
            const Listener listener(config(), record.events());
            const auto until =
                std::chrono::steady_clock::now() +
                std::chrono::microseconds(std::uniform_int_distribution(0, 20'000)(random));
            while (std::chrono::steady_clock::now() < until)
                std::this_thread::yield();
        }
        QVERIFY(record.count(Lost) == 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(backends(), QStringLiteral("0"), PatienceMs);
}

void ListenerTest::endsWhileTheServerIsFrozen()
{
    Record record;
    Record late;
    auto early = std::make_unique<Listener>(config(), record.events());
    QTRY_COMPARE_WITH_TIMEOUT(record.count(Listening), 1, PatienceMs);
    VERIFY_OK(m_server->freeze());
    early.reset();
    {
        const Listener connecting(config(), late.events());
    }
    VERIFY_OK(m_server->thaw());
    QCOMPARE(late.count(Listening), 0);
}

QTEST_GUILESS_MAIN(ListenerTest)
#include "listener_test.moc"
