#include "core/async/pools.h"
#include "core/postgres/migrations.h"
#include "core/vitals/vitals_store_pg.h"
#include "tests/bench/benches.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/postgres_server.h"
#include "ui/common/settings.h"
#include "ui/common/theme.h"
#include "ui/vitals/range_bar.h"
#include "ui/vitals/vitals_page.h"

#include <QAction>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cmath>
#include <optional>

namespace wardlight::bench {

namespace {

constexpr QSize PageSize(1320, 900);
constexpr int Days = 30;
constexpr int Runs = 9;
constexpr double GoalMs = 100;
constexpr qint64 LimitMs = 60'000;
constexpr qint64 LookMs = 1000;

struct Vital
{
    const char* type;
    const char* unit;
    double level;
    double swing;
};
constexpr Vital Vitals[] = {{"heart_rate", "/min", 78, 20},
                            {"spo2", "%", 95, 3},
                            {"respiratory_rate", "/min", 16, 4},
                            {"temperature", "Cel", 37, 0.6},
                            {"blood_pressure_systolic", "mm[Hg]", 124, 18}};

/// A database with one patient, whose vitals were measured every minute for 30 days.
class Ward
{
public:
    [[nodiscard]] Result<> fill()
    {
        auto server = test::PostgresServer::start();
        if (!server)
            return propagate(server);
        m_server.emplace(std::move(*server));
        const auto name = m_server->createDatabase();
        if (!name)
            return propagate(name);
        m_database = std::make_shared<postgres::Database>(
            postgres::DatabaseConfig{.dsn = m_server->dsn(*name), .maxConnections = 8});
        if (const auto migrated = postgres::migrate(*m_database); !migrated)
            return propagate(migrated);
        const auto added = m_server->query(
            *name, QStringLiteral("INSERT INTO patients (patient_id, mrn) VALUES ('%1', '1')")
                       .arg(m_patient.toString()));
        if (!added)
            return propagate(added);
        if (const auto recorded = record(); !recorded)
            return recorded;
        const auto analysed = m_server->query(*name, QStringLiteral("VACUUM ANALYZE measurements"));
        return analysed ? Result<>() : propagate(analysed);
    }

    [[nodiscard]] std::shared_ptr<vitals::VitalsStore> store() const
    {
        return std::make_shared<vitals::PostgresVitalsStore>(
            m_database,
            security::AuditContext{QStringLiteral("Benchmark"), QStringLiteral("here"),
                                   QStringLiteral("wardlight-bench")},
            m_clock);
    }
    [[nodiscard]] const std::shared_ptr<test::FixedClock>& clock() const { return m_clock; }
    [[nodiscard]] const PatientId& patient() const { return m_patient; }

private:
    [[nodiscard]] Result<> record()
    {
        const auto into = store();
        std::vector<vitals::Reading> batch;
        for (int minute = 0; minute < Days * 24 * 60; ++minute) {
            const QDateTime at = m_clock->now().addSecs(-60LL * minute);
            for (const Vital& vital : Vitals) {
                const double value =
                    vital.level + vital.swing * std::sin(minute / 97.0) * std::sin(minute / 1009.0);
                batch.push_back({m_patient, QStringLiteral("MON-1"),
                                 QString::fromLatin1(vital.type), std::round(value * 10) / 10,
                                 QString::fromLatin1(vital.unit), at});
            }
            const bool isLast = minute + 1 == Days * 24 * 60;
            if (batch.size() < std::size_t(vitals::VitalsStore::LargestBatch) - 5 && !isLast)
                continue;
            const auto recorded =
                into->record(OperationId::generate(), QStringLiteral("benchmark"), batch);
            if (!recorded)
                return propagate(recorded);
            batch.clear();
        }
        return {};
    }

    std::optional<test::PostgresServer> m_server;
    std::shared_ptr<postgres::Database> m_database;
    std::shared_ptr<test::FixedClock> m_clock = std::make_shared<test::FixedClock>();
    PatientId m_patient = PatientId::generate();
};

/// The page on the real store, driven like a person does.
class Desk
{
public:
    enum class Look
    {
        AtOnce,      ///< the first change comes as soon as the last day is there
        AfterASecond ///< as a person's does
    };

    Desk(const Ward& ward, Look look)
        : m_settings(m_folder.filePath(QStringLiteral("settings.ini")))
    {
        m_theme.apply(ui::ThemeKind::Dark);
        m_page = std::make_unique<ui::VitalsPage>(ui::VitalsPage::Dependencies{
            ward.store(), ward.clock(), {}, m_pools, m_theme, m_settings});
        m_page->resize(PageSize);
        m_page->show();
        m_page->setPatient(ward.patient());
        settle();
        m_page->grab();
        QElapsedTimer looking;
        looking.start();
        while (look == Look::AfterASecond && looking.elapsed() < LookMs)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    }

    /// From choosing a range to the painted page, ms; negative when it did not settle.
    [[nodiscard]] double change(int range)
    {
        QElapsedTimer timer;
        timer.start();
        m_page->commands()[range]->trigger();
        const bool isSettled = settle();
        m_page->grab();
        return isSettled ? double(timer.nsecsElapsed()) / 1e6 : -1;
    }

private:
    bool settle()
    {
        QElapsedTimer waiting;
        waiting.start();
        while (!m_page->isSettled() && waiting.elapsed() < LimitMs)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
        return m_page->isSettled();
    }

    QTemporaryDir m_folder;
    Pools m_pools;
    ui::Theme m_theme;
    ui::Settings m_settings;
    std::unique_ptr<ui::VitalsPage> m_page;
};

void addQuantiles(Figures& figures, const QString& name, const std::vector<double>& samples,
                  std::optional<double> goalMs = GoalMs)
{
    figures.push_back(
        {name + QStringLiteral(", p50"), quantile(samples, 0.5), QStringLiteral("ms"), goalMs});
    figures.push_back(
        {name + QStringLiteral(", p95"), quantile(samples, 0.95), QStringLiteral("ms"), goalMs});
}

/// What reading every point of the range would take instead.
[[nodiscard]] Result<double> rawRead(const Ward& ward)
{
    QElapsedTimer timer;
    timer.start();
    const auto page = ward.store()->samples(
        {.patient = ward.patient(), .limit = vitals::VitalsStore::LargestAnswer});
    if (!page)
        return propagate(page);
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

Result<Figures> vitalsRange()
{
    Ward ward;
    if (const auto filled = ward.fill(); !filled)
        return propagate(filled);
    constexpr int Ranges = int(ui::RangeBar::WidthsMs.size());
    constexpr int Month = 5, Day = 2;
    std::vector<double> all, cold, warm;
    for (int run = 0; run < Runs; ++run) {
        cold.push_back(Desk(ward, Desk::Look::AtOnce).change(Month));
        Desk desk(ward, Desk::Look::AfterASecond);
        for (const int range : {Month, Day, 6, 3, 4, 1, 0}) // each of them for the first time
            all.push_back(desk.change(range));
        for (int range = 0; range < Ranges; ++range)
            warm.push_back(desk.change(range));
    }
    const auto raw = rawRead(ward);
    if (!raw)
        return propagate(raw);
    Figures figures;
    addQuantiles(figures, QStringLiteral("to each range for the first time"), all);
    addQuantiles(figures, QStringLiteral("to each range again"), warm);
    addQuantiles(figures, QStringLiteral("to 30 d before anything was read ahead"), cold, {});
    figures[4].peer = QStringLiteral("reading all 216,000 values");
    figures[4].peerValue = *raw;
    return figures;
}

} // namespace wardlight::bench
