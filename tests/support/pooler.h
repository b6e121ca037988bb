#pragma once

#include "tests/support/postgres_server.h"
#include "tests/support/watched_folder.h"

#include <QProcess>

#include <memory>

namespace wardlight::test {

/// A private PgBouncer in transaction mode before a test's server; gone with the object, and with
/// the test's process.
class Pooler
{
public:
    /// @param serverConnections  how many it shares among its clients
    [[nodiscard]] static Result<std::unique_ptr<Pooler>> start(const PostgresServer& server,
                                                               int serverConnections);
    ~Pooler();
    Pooler(const Pooler&) = delete;
    Pooler& operator=(const Pooler&) = delete;

    /// As PostgresServer::dsn(), through the pooler.
    [[nodiscard]] QString dsn(const QString& database) const;

private:
    explicit Pooler(WatchedFolder folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.path() + QLatin1Char('/') + QLatin1String(name);
    }
    [[nodiscard]] Result<> launch(const PostgresServer& server, int serverConnections);

    WatchedFolder m_folder;
    QProcess m_process;
};

} // namespace wardlight::test
