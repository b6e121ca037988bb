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
    enum class Purpose
    {
        Primary,
        Standby
    };

    Pool(Purpose purpose, const DatabaseConfig& config)
        : m_purpose(purpose), m_dsn(purpose == Purpose::Primary ? config.dsn : config.readDsn),
          m_config(config)
    {}

    /// One connection for one transaction; goes back to the pool unless it is discarded or broken.
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
        void discard() { m_discard = true; }

    private:
        Pool* m_pool;
        std::unique_ptr<OpenConnection> m_connection;
        bool m_discard = false;
    };

    /// How closely a connection that rested is looked at.
    enum class Vetting
    {
        Careful, ///< whether its socket still stands
        Trusting ///< only after a long rest: for who can try again
    };
    /// Waits for its turn, takes an idle connection that is alive, or opens one.
    [[nodiscard]] Result<Lease> acquire(Vetting vetting = Vetting::Careful);
    /// Closes the idle ones: after one broke, its siblings are suspect.
    void closeIdle();

    [[nodiscard]] DeadlineWatch& deadlines() { return m_deadlines; }

private:
    using Clock = std::chrono::steady_clock;
    struct Idle
    {
        std::unique_ptr<OpenConnection> connection;
        Clock::time_point since;
    };

    void giveBack(std::unique_ptr<OpenConnection> connection);
    /// Null when none is idle.
    [[nodiscard]] Idle takeIdle();
    [[nodiscard]] std::unique_ptr<OpenConnection> takeLiving(Vetting vetting);
    [[nodiscard]] Result<std::unique_ptr<OpenConnection>> open() const;

    const Purpose m_purpose;
    const QString m_dsn;
    const DatabaseConfig m_config;
    DeadlineWatch m_deadlines;
    std::mutex m_mutex;
    std::condition_variable m_freed;
    std::vector<Idle> m_idle;
    int m_lent = 0;
};

} // namespace wardlight::postgres
