#include "core/postgres/open_connection.h"

#include "core/postgres/connect_error.h"

#include <fcntl.h>
#include <poll.h>
#include <utility>

namespace wardlight::postgres {

#if PQXX_VERSION_MAJOR >= 7

class OpenConnection::Owner : public pqxx::connection
{
public:
    explicit Owner(PGconn* raw)
        : pqxx::connection(pqxx::connection::seize_raw_connection(raw)), m_raw(raw)
    {}
    [[nodiscard]] PGconn* raw() const { return m_raw; }

private:
    PGconn* m_raw;
};

#else

namespace {

/// Hands libpqxx 6 a connection that is open, once, and knows when it was closed.
class HandOver : public pqxx::connectionpolicy
{
public:
    explicit HandOver(PGconn* fresh)
        : pqxx::connectionpolicy(std::string()), m_fresh(fresh), m_raw(fresh)
    {}

    handle do_startconnect(handle current) override
    {
        return current ? current : std::exchange(m_fresh, nullptr);
    }
    handle do_completeconnect(handle current) override { return current; }
    handle do_disconnect(handle current) noexcept override
    {
        m_raw = nullptr;
        return pqxx::connectionpolicy::do_disconnect(current);
    }

    [[nodiscard]] PGconn* raw() const { return m_raw; }

private:
    PGconn* m_fresh;
    PGconn* m_raw;
};

} // namespace

class OpenConnection::Owner : public pqxx::connection_base
{
public:
    explicit Owner(PGconn* raw) : pqxx::connection_base(m_policy), m_policy(raw) { init(); }
    ~Owner() { close(); }
    [[nodiscard]] PGconn* raw() const { return m_policy.raw(); }

private:
    HandOver m_policy;
};

#endif

OpenConnection::OpenConnection(PGconn* raw)
    : m_pqxx(std::make_unique<Owner>(raw)), m_watched(::fcntl(PQsocket(raw), F_DUPFD_CLOEXEC, 0))
{}

OpenConnection::~OpenConnection() = default;

OpenConnection::Pqxx& OpenConnection::pqxx()
{
    return *m_pqxx;
}

PGconn* OpenConnection::raw() const
{
    return m_pqxx->raw();
}

bool OpenConnection::isIdle() const
{
    PGconn* connection = raw();
    if (!connection || PQtransactionStatus(connection) != PQTRANS_IDLE)
        return false;
    pollfd socket{PQsocket(connection), POLLIN, 0};
    if (::poll(&socket, 1, 0) == 0)
        return true;
    // A notice, perhaps, but mostly the end: the server went, or ended this session.
    return PQconsumeInput(connection) == 1 && PQstatus(connection) == CONNECTION_OK;
}

bool OpenConnection::answersWithin(std::chrono::milliseconds time)
{
    const auto until = std::chrono::steady_clock::now() + time;
    PGconn* connection = raw();
    if (!connection || PQsendQuery(connection, "") != 1)
        return false;
    while (PQisBusy(connection) == 1) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd socket{PQsocket(connection), POLLIN, 0};
        if (left.count() <= 0 || ::poll(&socket, 1, int(left.count())) <= 0 ||
            PQconsumeInput(connection) != 1)
            return false;
    }
    while (PGresult* answer = PQgetResult(connection))
        PQclear(answer);
    return isIdle();
}

Result<std::unique_ptr<OpenConnection>> OpenConnection::open(const ConnectionString& where)
{
    const auto words = where.words();
    PGconn* raw = PQconnectdbParams(words.keywords.data(), words.values.data(), 0);
    if (PQstatus(raw) != CONNECTION_OK) {
        const QString said = QString::fromUtf8(PQerrorMessage(raw));
        PQfinish(raw);
        return tl::unexpected(connectError(where, said));
    }
    try {
        return std::unique_ptr<OpenConnection>(new OpenConnection(raw));
    } catch (const std::exception& failure) { // libpqxx could not learn what the server can do
        return tl::unexpected(connectError(QString::fromUtf8(failure.what())));
    }
}

} // namespace wardlight::postgres
