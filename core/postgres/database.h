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

struct DatabaseConfig
{
    /// libpq connection string; may name several hosts.
    QString dsn;
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

    [[nodiscard]] const DatabaseConfig& config() const;

private:
    enum class Access
    {
        Read,
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
    [[nodiscard]] Attempt attempt(Access access, const OperationId& operation, const Step& step);
    [[nodiscard]] Result<> execute(Access access, const OperationId& operation, const Step& step);
    [[nodiscard]] Result<bool> wasApplied(const OperationId& operation);

    std::unique_ptr<Pool> m_pool;
};

} // namespace wardlight::postgres
