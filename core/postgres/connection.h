#pragma once

#include "core/postgres/database.h"
#include "core/postgres/deadline_watch.h"
#include "core/postgres/open_connection.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace wardlight::postgres {

/// Connections that are open, lent to one transaction at a time.
class Database::Pool
{
public:
    explicit Pool(DatabaseConfig config) : m_config(std::move(config)) {}

    /// One connection for one transaction; goes back to the pool unless discarded.
    class Lease
    {
    public:
        Lease(Pool& pool, std::unique_ptr<OpenConnection> connection)
            : m_pool(&pool), m_connection(std::move(connection))
        {}
        Lease(Lease&& other) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();

        [[nodiscard]] OpenConnection& connection() { return *m_connection; }
        /// The connection is in an unknown state: close it.
        void discard();

    private:
        Pool* m_pool;
        std::unique_ptr<OpenConnection> m_connection;
        bool m_discard = false;
    };

    /// Waits for a free connection, opens one where none is idle.
    [[nodiscard]] Result<Lease> acquire();
    /// Closes the idle ones: after one broke, its siblings are suspect.
    void closeIdle();

    [[nodiscard]] const DatabaseConfig& config() const { return m_config; }
    [[nodiscard]] DeadlineWatch& deadlines() { return m_deadlines; }

private:
    void giveBack(std::unique_ptr<OpenConnection> connection);
    [[nodiscard]] Result<std::unique_ptr<OpenConnection>> open() const;

    DatabaseConfig m_config;
    DeadlineWatch m_deadlines;
    std::mutex m_mutex;
    std::condition_variable m_freed;
    std::vector<std::unique_ptr<OpenConnection>> m_idle;
    int m_lent = 0;
};

} // namespace wardlight::postgres
