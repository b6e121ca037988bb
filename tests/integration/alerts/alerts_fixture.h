#pragma once

#include "core/alerts/alert_feed.h"
#include "core/alerts/alert_store_pg.h"
#include "core/postgres/migrations.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <optional>

namespace wardlight::test {

/// An alert store on a real, empty database with two patients and a device; a fresh one for every
/// reset().
class AlertsFixture
{
public:
    static inline const PatientId Zhang{QUuid("01900000-0000-7000-8000-000000000001")};
    static inline const PatientId Harris{QUuid("01900000-0000-7000-8000-000000000002")};
    static inline const QDateTime Noon{{2026, 3, 14}, {12, 0}, Qt::UTC};

    [[nodiscard]] Result<> start()
    {
        auto started = PostgresServer::start();
        if (!started)
            return propagate(started);
        m_server.emplace(std::move(*started));
        return makeTemplate();
    }

    [[nodiscard]] Result<> reset()
    {
        const auto name = m_server->createDatabase(m_template);
        if (!name)
            return propagate(name);
        m_name = *name;
        m_database = std::make_shared<postgres::Database>(
            postgres::DatabaseConfig{.dsn = dsn(), .maxConnections = 12});
        clock->set(Noon);
        m_store = storeOf(QStringLiteral("护士李"));
        return {};
    }

    /// A store on the same database in another person's name.
    [[nodiscard]] std::shared_ptr<alerts::PostgresAlertStore> storeOf(const QString& person) const
    {
        return std::make_shared<alerts::PostgresAlertStore>(
            m_database,
            security::AuditContext{person, QStringLiteral("test"), QStringLiteral("test 1")},
            clock);
    }

    [[nodiscard]] alerts::AlertStore& store() { return *m_store; }
    [[nodiscard]] const std::shared_ptr<alerts::PostgresAlertStore>& shared() { return m_store; }
    [[nodiscard]] PostgresServer& server() { return *m_server; }
    [[nodiscard]] QString dsn() const { return m_server->dsn(m_name); }

    /// Statements that go past the code under test.
    [[nodiscard]] Result<> sql(const QString& statements)
    {
        const auto done = m_server->query(m_name, statements);
        return done ? Result<>() : propagate(done);
    }
    /// The first value of a query that goes past the code under test.
    [[nodiscard]] QString value(const QString& query)
    {
        const auto rows = m_server->query(m_name, query);
        return rows && !rows->isEmpty() ? rows->first().value(0) : QString();
    }

    std::shared_ptr<FixedClock> clock = std::make_shared<FixedClock>(Noon);

private:
    /// What every database is a copy of.
    [[nodiscard]] Result<> makeTemplate()
    {
        const auto name = m_server->createDatabase();
        if (!name)
            return propagate(name);
        m_template = m_name = *name;
        postgres::Database database(postgres::DatabaseConfig{.dsn = dsn()});
        if (auto migrated = postgres::migrate(database); !migrated)
            return propagate(migrated);
        return sql(QStringLiteral(
                       "INSERT INTO patients (patient_id, mrn, native_name, last_name, first_name) "
                       "VALUES ('%1', '0042-7718', '张伟', 'Zhang', 'Wei'), "
                       "('%2', '0042-0002', NULL, NULL, NULL);"
                       "INSERT INTO encounters (encounter_id, patient_id, ward, bed, started_at) "
                       "VALUES (gen_random_uuid(), '%1', 'ICU', '7', '2026-03-01T00:00:00Z');"
                       "INSERT INTO devices (serial_number, device_type) "
                       "VALUES ('MON-7', 'monitor')")
                       .arg(Zhang.toString(), Harris.toString()));
    }

    std::optional<PostgresServer> m_server;
    QString m_template;
    QString m_name;
    std::shared_ptr<postgres::Database> m_database;
    std::shared_ptr<alerts::PostgresAlertStore> m_store;
};

/// "HR 134 > 120" of Zhang, as a monitor would raise it.
[[nodiscard]] inline alerts::NewAlert highHeartRate()
{
    alerts::NewAlert alert;
    alert.severity = alerts::Severity::High;
    alert.type = QStringLiteral("heart_rate_high");
    alert.patient = AlertsFixture::Zhang;
    alert.deviceSerial = QStringLiteral("MON-7");
    alert.measurementType = QStringLiteral("heart_rate");
    alert.value = 134;
    alert.limit = 120;
    alert.unit = QStringLiteral("/min");
    return alert;
}

} // namespace wardlight::test
