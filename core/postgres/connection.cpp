#include "core/postgres/connection.h"

#include <QCoreApplication>

namespace wardlight::postgres {

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

Result<std::unique_ptr<OpenConnection>> Database::Pool::open() const
{
    auto where = ConnectionString::parse(m_config.dsn);
    if (!where)
        return propagate(where);
    where->addDefaults(m_config.connectTimeout);
    return OpenConnection::open(*where);
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

void Database::Pool::giveBack(std::unique_ptr<OpenConnection> connection)
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
    std::vector<std::unique_ptr<OpenConnection>> closing;
    const std::lock_guard lock(m_mutex);
    closing.swap(m_idle);
}

} // namespace wardlight::postgres
