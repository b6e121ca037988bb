#include "core/postgres/connection.h"

#include "core/postgres/failures.h"

#include <QCoreApplication>

namespace wardlight::postgres {

namespace {

/// A word of a libpq connection string, quoted.
std::string quoted(const std::string& value)
{
    std::string text = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + "'";
}

bool isUri(const std::string& dsn)
{
    return dsn.rfind("postgresql://", 0) == 0 || dsn.rfind("postgres://", 0) == 0;
}

/// The configured string with what every connection of ours needs, where it does not say otherwise.
std::string completeDsn(const DatabaseConfig& config)
{
    std::string dsn = config.dsn.toStdString();
    const std::string timeout = std::to_string(std::max<qint64>(2, config.connectTimeout.count()));
    const auto add = [&dsn](const std::string& key, const std::string& value) {
        if (dsn.find(key + "=") != std::string::npos)
            return;
        if (isUri(dsn))
            dsn += (dsn.find('?') == std::string::npos ? "?" : "&") + key + "=" + value;
        else
            dsn += " " + key + "=" + quoted(value);
    };
    add("connect_timeout", timeout);
    add("application_name", "wardlight");
    add("client_encoding", "UTF8");
    return dsn;
}

} // namespace

Database::Pool::Lease::~Lease()
{
    if (m_connection) {
        if (m_discard)
            m_connection.reset();
        m_pool->giveBack(std::move(m_connection));
    } else if (m_discard) {
        m_pool->giveBack(nullptr);
    }
}

void Database::Pool::Lease::discard()
{
    m_discard = true;
}

Result<std::unique_ptr<pqxx::connection>> Database::Pool::open() const
{
    try {
        return std::make_unique<pqxx::connection>(completeDsn(m_config));
    } catch (const std::exception& failure) {
        return tl::unexpected(connectError(failure));
    }
}

Result<Database::Pool::Lease> Database::Pool::acquire()
{
    std::unique_lock lock(m_mutex);
    const bool free = m_freed.wait_for(lock, m_config.acquireTimeout,
                                       [this] { return m_lent < m_config.maxConnections; });
    if (!free) {
        return fail(ErrorCode::Timeout,
                    QCoreApplication::translate("Database",
                                                "All database connections are busy. Wait for "
                                                "running work to end, then try again."),
                    QStringLiteral("pool of %1 exhausted").arg(m_config.maxConnections), true);
    }
    ++m_lent;
    if (!m_idle.empty()) {
        Lease lease(*this, std::move(m_idle.back()));
        m_idle.pop_back();
        return lease;
    }
    lock.unlock();
    auto connection = open();
    if (!connection) {
        giveBack(nullptr);
        return propagate(connection);
    }
    return Lease(*this, std::move(*connection));
}

void Database::Pool::giveBack(std::unique_ptr<pqxx::connection> connection)
{
    {
        const std::lock_guard lock(m_mutex);
        --m_lent;
        if (connection)
            m_idle.push_back(std::move(connection));
    }
    m_freed.notify_one();
}

void Database::Pool::closeIdle()
{
    std::vector<std::unique_ptr<pqxx::connection>> closing;
    const std::lock_guard lock(m_mutex);
    closing.swap(m_idle);
}

} // namespace wardlight::postgres
