#pragma once

#include "core/postgres/migrations.h"
#include "core/trace/trace_store_pg.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/postgres_server.h"
#include "tests/support/verify_result.h"

#include <memory>
#include <optional>

namespace wardlight::test {

/// A trace store on a real, empty database; a fresh one for every init().
class TraceFixture
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
        m_store = std::make_shared<trace::PostgresTraceStore>(
            m_database, audit(),
            std::make_shared<FixedClock>(QDateTime({2019, 3, 1}, {12, 0}, Qt::UTC)));
        return {};
    }

    [[nodiscard]] trace::TraceStore& store() { return *m_store; }
    [[nodiscard]] const std::shared_ptr<trace::PostgresTraceStore>& shared() { return m_store; }

    [[nodiscard]] const std::shared_ptr<postgres::Database>& database() { return m_database; }
    [[nodiscard]] static security::AuditContext audit()
    {
        return {QStringLiteral("检查员"), QStringLiteral("test"), QStringLiteral("test 1")};
    }

    /// The first value of a query that goes past the code under test.
    [[nodiscard]] QString value(const QString& sql)
    {
        const auto rows = m_server->query(m_name, sql);
        return rows && !rows->isEmpty() ? rows->first().value(0) : QString();
    }

private:
    std::optional<PostgresServer> m_server;
    QString m_name;
    std::shared_ptr<postgres::Database> m_database;
    std::shared_ptr<trace::PostgresTraceStore> m_store;
};

} // namespace wardlight::test
