#pragma once

#include "core/base/platform/unique_fd.h"
#include "tests/support/watched_folder.h"

#include <QByteArray>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace wardlight::test {

/// Stands between a client and a PostgreSQL server, on a unix socket of its own, and breaks things
/// at chosen moments. Thread-safe.
class FaultProxy
{
public:
    /// @param serverSocketFolder  PostgresServer::socketFolder()
    [[nodiscard]] static Result<std::unique_ptr<FaultProxy>>
    start(const QString& serverSocketFolder);
    ~FaultProxy();
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;

    /// For the `host` of a connection string.
    [[nodiscard]] QString socketFolder() const { return m_folder.path(); }

    /// The next @p times that a client sends these words, the server gets them and answers, but the
    /// client's connection is cut instead.
    void dropAnswerTo(const QByteArray& words, int times);
    /// The next time that a client sends these words, its connection is cut at once, and the server
    /// gets them at releaseHeld().
    void hold(const QByteArray& words);
    void releaseHeld();
    /// Cuts every connection.
    void cutAll();

    /// How often a fault was played.
    [[nodiscard]] int faults() const { return m_faults; }

private:
    struct Link;

    explicit FaultProxy(WatchedFolder folder, UniqueFd listener, QByteArray target);
    void accept();
    void run(const std::shared_ptr<Link>& link);
    /// @return false when the link is to end
    [[nodiscard]] bool fromClient(Link& link);
    [[nodiscard]] bool fromServer(Link& link);
    [[nodiscard]] bool isDue(const QByteArray& sent);

    WatchedFolder m_folder;
    UniqueFd m_listener;
    const QByteArray m_target;
    std::atomic<int> m_faults = 0;
    std::mutex m_mutex;
    QByteArray m_dropWords;
    int m_dropTimes = 0;
    QByteArray m_holdWords;
    std::vector<std::shared_ptr<Link>> m_links;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace wardlight::test
