#include "core/postgres/open_connection.h"

#include "core/postgres/failures.h"

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

OpenConnection::OpenConnection(PGconn* raw) : m_pqxx(std::make_unique<Owner>(raw))
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

Result<std::unique_ptr<OpenConnection>> OpenConnection::open(const ConnectionString& where)
{
    const auto words = where.words();
    PGconn* raw = PQconnectdbParams(words.keywords.data(), words.values.data(), 0);
    if (PQstatus(raw) != CONNECTION_OK) {
        const QString said = QString::fromUtf8(PQerrorMessage(raw));
        PQfinish(raw);
        return tl::unexpected(connectError(said));
    }
    try {
        return std::unique_ptr<OpenConnection>(new OpenConnection(raw));
    } catch (const std::exception& failure) { // libpqxx could not learn what the server can do
        return tl::unexpected(connectError(QString::fromUtf8(failure.what())));
    }
}

} // namespace wardlight::postgres
