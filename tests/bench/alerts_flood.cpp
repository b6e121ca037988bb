#include "core/alerts/alert_store_pg.h"
#include "core/postgres/migrations.h"
#include "tests/bench/benches.h"
#include "tests/support/postgres_server.h"
#include "ui/alerts/alerts_page.h"
#include "ui/alerts/alerts_presenter.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <thread>

namespace wardlight::bench {

namespace {

using namespace std::chrono_literals;

constexpr QSize PageSize(1440, 900);
constexpr int Alerts = 10'000;
constexpr int Patients = 40;
constexpr auto Duration = 60s;
constexpr auto Patience = 60s; ///< after the last one was written
constexpr double FrameGoalMs = 16;
constexpr double FrameMs = 1000.0 / 60;

/// For every frame of a 60 Hz display in which something was painted, the longest stretch in which
/// the thread served no event.
///
/// A timer that is always due says when it was last served; painting happens between two of its
/// turns like everything else.
class FrameProbe final : public QObject
{
public:
    FrameProbe()
    {
        m_turns.setTimerType(Qt::PreciseTimer);
        connect(&m_turns, &QTimer::timeout, this, &FrameProbe::turn);
        qApp->installEventFilter(this);
        m_clock.start();
        m_turns.start(1);
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        m_hasPainted |= event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
    [[nodiscard]] const std::vector<double>& framesMs() const { return m_frames; }

private:
    void turn()
    {
        const double now = double(m_clock.nsecsElapsed()) / 1e6;
        m_longest = std::max(m_longest, now - m_lastTurn);
        m_lastTurn = now;
        if (now - m_frameBegan < FrameMs)
            return;
        if (m_hasPainted)
            m_frames.push_back(m_longest);
        m_frameBegan = now;
        m_longest = 0;
        m_hasPainted = false;
    }

    QTimer m_turns;
    QElapsedTimer m_clock;
    double m_lastTurn = 0;
    double m_frameBegan = 0;
    double m_longest = 0;
    bool m_hasPainted = false;
    std::vector<double> m_frames;
};

Result<> addPatients(postgres::Database& database)
{
    return database.writeUnregistered([](postgres::Transaction& tx) -> Result<> {
        tx.exec("INSERT INTO patients (mrn, last_name, first_name) "
                "SELECT 'BENCH-' || n, 'Patient', n::text FROM generate_series(1, $1) n",
                {postgres::Param(Patients)});
        return {};
    });
}

/// Raises an alert as a hospital's own program would, by a plain INSERT.
Result<> raiseOne(postgres::Database& database, int number)
{
    return database.writeUnregistered([number](postgres::Transaction& tx) -> Result<> {
        tx.exec("INSERT INTO alerts (patient_id, alert_type, severity, message, measurement_type, "
                "value, limit_value) SELECT patient_id, 'heart_rate_' || $2::int % 5, "
                "(ARRAY['critical', 'high', 'medium', 'low'])[1 + $2::int % 4], NULL, "
                "'heart_rate', 121 + $2::int % 60, 120 FROM patients WHERE mrn = $1",
                {postgres::Param(QStringLiteral("BENCH-%1").arg(1 + number % Patients)),
                 postgres::Param(number)});
        return {};
    });
}

/// Evenly over the minute; behind when the machine cannot keep up. @return how many it wrote
int writeAll(const QString& dsn)
{
    postgres::Database database(postgres::DatabaseConfig{.dsn = dsn, .maxConnections = 1});
    const auto begin = std::chrono::steady_clock::now();
    int written = 0;
    for (int number = 0; number < Alerts; ++number) {
        std::this_thread::sleep_until(begin + Duration * number / Alerts);
        written += raiseOne(database, number) ? 1 : 0;
    }
    return written;
}

struct Flood
{
    int written = 0;
    int shown = 0;
    double seconds = 0;
    std::vector<double> framesMs;
};

Flood run(const ui::AlertsPage& page, const QString& dsn)
{
    Flood flood;
    FrameProbe probe;
    QElapsedTimer clock;
    clock.start();
    std::atomic<int> written = -1;
    std::jthread writer([&written, dsn] { written = writeAll(dsn); });
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        const bool isDone = written >= 0 && page.presenter().open().openCount() >= written;
        if (isDone || std::chrono::milliseconds(clock.elapsed()) > Duration + Patience)
            loop.quit();
    });
    look.start(500);
    loop.exec();
    flood.seconds = double(clock.elapsed()) / 1e3;
    writer.join();
    flood.written = written;
    flood.shown = page.presenter().open().openCount();
    flood.framesMs = probe.framesMs();
    return flood;
}

void settle(const ui::AlertsPage& page)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (page.isSettled())
            loop.quit();
    });
    look.start(50);
    loop.exec();
}

} // namespace

Result<Figures> alertsFlood()
{
    auto server = test::PostgresServer::start();
    if (!server)
        return propagate(server);
    const auto name = server->createDatabase();
    if (!name)
        return propagate(name);
    const QString dsn = server->dsn(*name);
    const auto database = std::make_shared<postgres::Database>(postgres::DatabaseConfig{dsn});
    if (auto migrated = postgres::migrate(*database); !migrated)
        return propagate(migrated);
    if (auto added = addPatients(*database); !added)
        return propagate(added);

    const auto clock = std::make_shared<SystemClock>();
    const auto store = std::make_shared<alerts::PostgresAlertStore>(
        database,
        security::AuditContext{QStringLiteral("bench"), QStringLiteral("bench"),
                               QStringLiteral("wardlight-bench")},
        clock);
    Pools pools;
    ui::Theme theme;
    theme.apply(ui::ThemeKind::Dark);
    const QTemporaryDir folder;
    ui::Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    ui::AlertsPage page({store, alerts::listenForAlerts(dsn), clock, pools, theme, settings});
    page.resize(PageSize);
    page.show();
    settle(page);

    const Flood flood = run(page, dsn);
    const QString ms = QStringLiteral("ms");
    return Figures{{QStringLiteral("alerts written"), double(flood.written), {}, double(Alerts)},
                   {QStringLiteral("alerts missed"), double(flood.written - flood.shown), {}, 0.},
                   {QStringLiteral("until all were shown"), flood.seconds, QStringLiteral("s"), {}},
                   {QStringLiteral("frame, p50"), quantile(flood.framesMs, 0.5), ms, FrameGoalMs},
                   {QStringLiteral("frame, p95"), quantile(flood.framesMs, 0.95), ms, FrameGoalMs},
                   {QStringLiteral("frames painted"), double(flood.framesMs.size()), {}, {}},
                   {QStringLiteral("longest frame"), quantile(flood.framesMs, 1), ms, {}}};
}

} // namespace wardlight::bench
