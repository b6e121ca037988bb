#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/postgres/transaction.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace wardlight::postgres {

class StandbyGate;

struct DatabaseConfig
{
    /// libpq connection string; of several hosts, the one that takes changes is used.
    QString dsn;
    /// Where readRecent() goes: a standby, or several hosts of which a standby is preferred. Empty:
    /// to the primary.
    QString readDsn = {};
    /// A standby that lags more is not asked while the primary answers.
    std::chrono::milliseconds acceptedLag{10'000};
    /// Told where every answer to readRecent() came from, in the caller's thread.
    std::function<void(const Freshness&)> recentlyRead = {};
    int maxConnections = 6;
    /// How long a caller waits for a free connection.
    std::chrono::milliseconds acquireTimeout{10'000};
    /// How long one transaction may take before its socket is closed, a hung server included.
    std::chrono::milliseconds deadline{30'000};
    /// For one attempt to connect to one host; whole seconds reach libpq, at least 2.
    std::chrono::seconds connectTimeout{5};
};

/// PostgreSQL through a pool of connections. Blocking and thread-safe.
///
/// Every transaction sets what it needs with SET LOCAL (time zone UTC, ISO dates, timeouts), so a
/// silently renewed connection or a pooler in between changes nothing. Errors: Unavailable (no
/// server), Timeout, Permission, Conflict (a constraint), Schema (a table is missing), Internal.
class Database
{
public:
    explicit Database(DatabaseConfig config);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs @p body, `Result<T>(Transaction&)`, in a read-only transaction.
    template <class Body>
    auto read(Body&& body) -> std::invoke_result_t<Body&, Transaction&>
    {
        return run(Access::Read, OperationId(), body);
    }

    /// As read(), from the standby where there is one: for what may be a little old, as the body
    /// learns from Transaction::freshness() and has to say wherever it is shown. What this object
    /// wrote is always seen. Without the primary, a standby of any age answers.
    template <class Body>
    auto readRecent(Body&& body) -> std::invoke_result_t<Body&, Transaction&>
    {
        return run(Access::ReadRecent, OperationId(), body);
    }

    /// One SELECT in one round trip, the answer in binary form (see Field for the types; cast
    /// others). For what is asked often and answered at once, as one row by its key.
    [[nodiscard]] Result<Rows> readOne(const std::string& sql, const std::vector<Param>& params);

    /// Runs @p body, `Result<T>(Transaction&)`, in a transaction that is applied as a whole, once.
    ///
    /// An Error from the body rolls back. Serialization failures, deadlocks and connections lost
    /// before the commit run the body again; a commit whose answer was lost is settled by
    /// @p operation. An operation that was applied before gives Error::AlreadyApplied.
    template <class Body>
    auto write(const OperationId& operation, Body&& body)
        -> std::invoke_result_t<Body&, Transaction&>
    {
        return run(Access::Write, operation, body);
    }

    /// As write(), for statements that must not be registered (migrations).
    template <class Body>
    auto writeUnregistered(Body&& body) -> std::invoke_result_t<Body&, Transaction&>
    {
        return run(Access::WriteUnregistered, OperationId(), body);
    }

    /// Whether the server answers at all.
    [[nodiscard]] Result<> ping();

    /// Ends every running transaction at once (their calls return Cancelled); for shutting down.
    void cancelAll();

    [[nodiscard]] const DatabaseConfig& config() const { return m_config; }

private:
    enum class Access
    {
        Read,
        ReadRecent,
        Write,
        WriteUnregistered
    };
    class Pool;
    using Step = std::function<Result<>(Transaction&)>;

    template <class Body>
    auto run(Access access, const OperationId& operation, Body& body)
        -> std::invoke_result_t<Body&, Transaction&>
    {
        using Outcome = std::invoke_result_t<Body&, Transaction&>;
        std::optional<Outcome> outcome;
        const Result<> done =
            execute(access, operation, [&outcome, &body](Transaction& tx) -> Result<> {
                outcome.emplace(body(tx));
                if (!*outcome)
                    return propagate(*outcome);
                return {};
            });
        if (!done)
            return Outcome(propagate(done));
        return std::move(*outcome);
    }

    struct Attempt;
    struct Order;
    [[nodiscard]] Attempt attempt(Pool& pool, const Order& order);
    [[nodiscard]] Result<> execute(Access access, const OperationId& operation, const Step& step);
    /// Until it is done, or there is no use in trying again.
    [[nodiscard]] Result<> repeat(Pool& pool, const Order& order);
    /// Nothing when the standby may not, or cannot, answer.
    [[nodiscard]] std::optional<Result<>> readStandby(const Step& step, bool anyLag);
    [[nodiscard]] Result<bool> wasApplied(const OperationId& operation);
    void tellFreshness(const Freshness& freshness) const;
    void samplePrimary();

    const DatabaseConfig m_config;
    std::unique_ptr<Pool> m_primary;
    std::unique_ptr<Pool> m_standby; ///< null without a readDsn
    std::unique_ptr<StandbyGate> m_gate;
};

} // namespace wardlight::postgres
