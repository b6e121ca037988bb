#include "core/postgres/connection.h"

#include <QCoreApplication>

namespace wardlight::postgres {

namespace {

using namespace std::chrono_literals;

/// A connection that rested longer may have been cut by something in between that tells nobody.
constexpr auto RestNeedsProof = 30s;
constexpr auto ProofTimeout = 2s;

} // namespace

Database::Pool::Lease::~Lease()
{
    if (!m_connection) // moved from
        return;
    if (m_discard || !m_connection->isIdle())
        m_connection.reset();
    m_pool->giveBack(std::move(m_connection));
}

Result<std::unique_ptr<OpenConnection>> Database::Pool::open() const
{
    auto where = ConnectionString::parse(m_dsn);
    if (!where)
        return propagate(where);
    if (m_purpose == Purpose::Standby)
        where->setDefault("target_session_attrs", "prefer-standby");
    where->addDefaults(m_config.connectTimeout);
    return OpenConnection::open(*where);
}

Database::Pool::Idle Database::Pool::takeIdle()
{
    const std::lock_guard lock(m_mutex);
    if (m_idle.empty())
        return {};
    Idle idle = std::move(m_idle.back()); // the one that rested least
    m_idle.pop_back();
    return idle;
}

std::unique_ptr<OpenConnection> Database::Pool::takeLiving(Vetting vetting)
{
    for (Idle idle = takeIdle(); idle.connection; idle = takeIdle()) {
        const bool isRested = Clock::now() - idle.since > RestNeedsProof;
        if (vetting == Vetting::Trusting && !isRested)
            return std::move(idle.connection);
        if (idle.connection->isIdle() &&
            (!isRested || idle.connection->answersWithin(ProofTimeout)))
            return std::move(idle.connection);
    }
    return nullptr;
}

Result<Database::Pool::Lease> Database::Pool::acquire(Vetting vetting)
{
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
    }
    if (auto living = takeLiving(vetting))
        return Lease(*this, std::move(living));
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
            m_idle.push_back({std::move(connection), Clock::now()});
    }
    m_freed.notify_one();
}

void Database::Pool::closeIdle()
{
    std::vector<Idle> closing;
    const std::lock_guard lock(m_mutex);
    closing.swap(m_idle);
}

} // namespace wardlight::postgres
