#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/base/result.h"
#include "core/postgres/connection_string.h"
#include "core/postgres/pqxx_adapter.h"

#include <libpq-fe.h>
#include <memory>

namespace wardlight::postgres {

/// An open connection, as libpqxx knows it and as libpq does: for COPY and binary values, which
/// libpqxx has no fast way for. Both are used by the same thread, within one pqxx::work.
///
/// It never connects again by itself, as libpqxx 6 likes to do: a renewed connection would be one
/// that nobody watches, with none of the settings of its transaction.
class OpenConnection
{
public:
    /// Blocking, at most the string's connect_timeout for each of its hosts.
    [[nodiscard]] static Result<std::unique_ptr<OpenConnection>>
    open(const ConnectionString& where);

#if PQXX_VERSION_MAJOR >= 7
    using Pqxx = pqxx::connection;
#else
    using Pqxx = pqxx::connection_base;
#endif

    [[nodiscard]] Pqxx& pqxx();
    /// Null once libpqxx has closed it.
    [[nodiscard]] PGconn* raw() const;
    /// Another descriptor of its socket, which stays open as long as this object: for a
    /// DeadlineWatch, which then never touches one that was closed and given out again.
    [[nodiscard]] int watchedSocket() const
    {
        return m_watched.get();
    }
    /// Between transactions, and not known to be broken; asks nobody.
    [[nodiscard]] bool isIdle() const;
    /// Asks the server, and waits that long for its answer.
    [[nodiscard]] bool answersWithin(std::chrono::milliseconds time);

    ~OpenConnection();

private:
    class Owner;

    /// @param raw  becomes the object's own
    explicit OpenConnection(PGconn* raw);

    std::unique_ptr<Owner> m_pqxx;
    UniqueFd m_watched;
};

} // namespace wardlight::postgres
