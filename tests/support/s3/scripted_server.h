#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/objects/s3/http_fields.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace wardlight::test {

/// An HTTP server on 127.0.0.1 that does what the test says, well or badly, at any byte.
///
/// Every connection has a thread of its own; the script is called on it. Reads bodies by
/// Content-Length; answers "100 Continue" where that is expected.
class ScriptedServer
{
public:
    struct Request
    {
        int number = 0;     ///< from 1, over all connections
        int connection = 0; ///< from 1
        QByteArray method;
        QByteArray target; ///< as it came: path and query
        objects::HttpHeaders headers;
        QByteArray body;

        [[nodiscard]] QByteArray header(QByteArrayView name) const
        {
            return objects::headerValue(headers, name);
        }
        [[nodiscard]] QByteArray path() const { return target.left(target.indexOf('?')); }
        [[nodiscard]] bool hasQuery(QByteArrayView part) const;
    };

    struct Reply
    {
        int status = 200;
        objects::HttpHeaders headers = {};
        QByteArray body = {};
        std::optional<qint64> claimedLength = {}; ///< a Content-Length that is not the body's
        std::optional<qint64> sendOnly = {};      ///< so many bytes of the body, then `then`
        int bytesPerSecond = 0;                   ///< 0: as fast as it goes
        bool omitsDate = false;
        enum class Then
        {
            KeepAlive,
            Close,
            Reset, ///< the connection breaks with an RST
            Stall  ///< nothing more comes, but the connection stays
        } then = Then::KeepAlive;
    };

    using Script = std::function<Reply(const Request&)>;
    /// Answers on the head alone, before the body was read, where it returns a reply.
    using EarlyScript = std::function<std::optional<Reply>(const Request&)>;

    explicit ScriptedServer(Script script, EarlyScript early = {});
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    /// From now on requests() has no bodies: there will be more of them than memory holds.
    void forgetBodies() { m_keepsBodies = false; }

    /// "http://127.0.0.1:PORT"
    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] std::vector<Request> requests() const;
    [[nodiscard]] int connectionCount() const;

    /// An S3 error document.
    [[nodiscard]] static Reply error(int status, const QByteArray& code,
                                     const QByteArray& more = {});

private:
    struct Connection;

    void remember(Request& request);
    void accept();
    void serve(int fd, int number);
    [[nodiscard]] bool serveOne(Connection& connection);
    [[nodiscard]] bool send(Connection& connection, const Request& request, const Reply& reply);
    [[nodiscard]] bool sendThrottled(int fd, QByteArrayView bytes, int bytesPerSecond) const;
    void waitForEnd(int fd) const;

    Script m_script;
    EarlyScript m_early;
    UniqueFd m_listener;
    UniqueFd m_stop; ///< becomes readable when everything is to end
    quint16 m_port = 0;
    std::atomic<bool> m_keepsBodies = true;
    mutable std::mutex m_mutex;
    std::vector<Request> m_requests;
    int m_connections = 0;
    std::list<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace wardlight::test
