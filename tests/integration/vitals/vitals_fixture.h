#pragma once

#include "core/postgres/migrations.h"
#include "core/vitals/vitals_store_pg.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <memory>
#include <optional>

namespace wardlight::test {

/// A vitals store on a real database with one patient; a fresh one for every init(). It is
/// 2026-03-14 09:26:53 UTC.
class VitalsFixture
{
public:
    [[nodiscard]] Result<> start()
    {
        auto started = PostgresServer::start();
        if (!started)
            return propagate(started);
        m_server.emplace(std::move(*started));
        return {};
    }

    [[nodiscard]] Result<> reset()
    {
        const auto name = m_server->createDatabase();
        if (!name)
            return propagate(name);
        m_name = *name;
        m_database = std::make_shared<postgres::Database>(
            postgres::DatabaseConfig{.dsn = m_server->dsn(m_name)});
        if (auto migrated = postgres::migrate(*m_database); !migrated)
            return propagate(migrated);
        m_clock = std::make_shared<FixedClock>();
        m_store = std::make_shared<vitals::PostgresVitalsStore>(m_database, audit(), m_clock);
        m_patient = addPatient(QStringLiteral("0042-7718"));
        return {};
    }

    /// Past the code under test.
    [[nodiscard]] PatientId addPatient(const QString& mrn)
    {
        const PatientId id = PatientId::generate();
        query(QStringLiteral("INSERT INTO patients (patient_id, mrn) VALUES ('%1', '%2')")
                  .arg(id.toString(), mrn));
        return id;
    }

    [[nodiscard]] vitals::VitalsStore& store() { return *m_store; }
    [[nodiscard]] const std::shared_ptr<postgres::Database>& database() { return m_database; }
    [[nodiscard]] const std::shared_ptr<FixedClock>& clock() { return m_clock; }
    [[nodiscard]] const PatientId& patient() const { return m_patient; }
    [[nodiscard]] static security::AuditContext audit()
    {
        return {QStringLiteral("护士"), QStringLiteral("test"), QStringLiteral("test 1")};
    }

    /// Rows of a query that goes past the code under test; NULL reads as an empty string.
    QList<QStringList> query(const QString& sql)
    {
        const auto rows = m_server->query(m_name, sql);
        if (!rows)
            qFatal("%s", qPrintable(rows.error().message + rows.error().detail));
        return *rows;
    }
    /// Its first value.
    [[nodiscard]] QString value(const char* sql)
    {
        const auto rows = query(QString::fromUtf8(sql));
        return rows.isEmpty() ? QString() : rows.first().value(0);
    }

    /// A reading of the patient by the monitor M1.
    [[nodiscard]] vitals::Reading reading(const char* type, double value, const char* unit,
                                          const QDateTime& at) const
    {
        return {m_patient, QStringLiteral("M1"),    QString::fromUtf8(type),
                value,     QString::fromUtf8(unit), at};
    }
    [[nodiscard]] Result<std::vector<vitals::RecordOutcome>>
    record(const std::vector<vitals::Reading>& readings)
    {
        return m_store->record(OperationId::generate(), QStringLiteral("test.csv"), readings);
    }

private:
    std::optional<PostgresServer> m_server;
    QString m_name;
    std::shared_ptr<postgres::Database> m_database;
    std::shared_ptr<FixedClock> m_clock;
    std::shared_ptr<vitals::PostgresVitalsStore> m_store;
    PatientId m_patient;
};

} // namespace wardlight::test
