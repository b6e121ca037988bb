#include "tests/support/s3/scripted_server.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wardlight::test {

using namespace objects;

namespace {

bool sendAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::send(fd, bytes.data(), std::size_t(bytes.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = bytes.sliced(sent);
    }
    return true;
}

QByteArray httpDate()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(),
                  QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
        .toLatin1();
}

bool hasHeader(const HttpHeaders& headers, QByteArrayView name)
{
    return std::ranges::any_of(headers,
                               [name](const HttpHeader& header) { return header.name == name; });
}

} // namespace

bool ScriptedServer::Request::hasQuery(QByteArrayView part) const
{
    const QByteArrayList parts = target.mid(target.indexOf('?') + 1).split('&');
    return std::ranges::any_of(parts, [part](const QByteArray& one) { return one == part; });
}

/// One accepted connection and what has been read of it beyond the last request.
struct ScriptedServer::Connection
{
    int fd = -1;
    int stop = -1;
    int number = 0;
    QByteArray buffer;

    /// Reads more; false at the end or when everything ends.
    bool readMore()
    {
        pollfd watched[] = {{fd, POLLIN, 0}, {stop, POLLIN, 0}};
        if (::poll(watched, 2, -1) < 0 || (watched[1].revents & POLLIN) != 0)
            return false;
        char bytes[65536];
        const ssize_t got = ::recv(fd, bytes, sizeof bytes, 0);
        if (got <= 0)
            return false;
        buffer.append(bytes, got);
        return true;
    }

    bool readHead(Request& request)
    {
        while (!buffer.contains("\r\n\r\n")) {
            if (!readMore())
                return false;
        }
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        QByteArrayList lines = buffer.left(end).split('\n');
        buffer.remove(0, end + 4);
        const QByteArrayList first = lines.takeFirst().trimmed().split(' ');
        if (first.size() != 3)
            return false;
        request.method = first[0];
        request.target = first[1];
        for (const QByteArray& line : lines) {
            const qsizetype colon = line.indexOf(':');
            request.headers.push_back({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
        }
        return true;
    }

    bool readBody(Request& request)
    {
        const qint64 length = request.header("content-length").toLongLong();
        while (buffer.size() < length) {
            if (!readMore())
                return false;
        }
        request.body = buffer.left(length);
        buffer.remove(0, length);
        return true;
    }
};

ScriptedServer::ScriptedServer(Script script, EarlyScript early)
    : m_script(std::move(script)), m_early(std::move(early)),
      m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
      m_stop(::eventfd(0, EFD_CLOEXEC))
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (::bind(m_listener.get(), any, size) == 0 && ::listen(m_listener.get(), 64) == 0 &&
        ::getsockname(m_listener.get(), any, &size) == 0) {
        m_port = ::ntohs(address.sin_port);
    }
    m_acceptor = std::thread([this] { accept(); });
}

ScriptedServer::~ScriptedServer()
{
    ::eventfd_write(m_stop.get(), 1);
    m_acceptor.join();
    for (std::thread& thread : m_threads)
        thread.join();
}

QString ScriptedServer::endpoint() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

std::vector<ScriptedServer::Request> ScriptedServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

int ScriptedServer::connectionCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections;
}

ScriptedServer::Reply ScriptedServer::error(int status, const QByteArray& code,
                                            const QByteArray& more)
{
    return {.status = status,
            .headers = {{"content-type", "application/xml"}},
            .body = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code>" + more + "</Error>"};
}

void ScriptedServer::accept()
{
    for (;;) {
        pollfd watched[] = {{m_listener.get(), POLLIN, 0}, {m_stop.get(), POLLIN, 0}};
        if (::poll(watched, 2, -1) < 0 || (watched[1].revents & POLLIN) != 0)
            return;
        const int fd = ::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0)
            continue;
        const std::lock_guard lock(m_mutex);
        const int number = ++m_connections;
        m_threads.emplace_back([this, fd, number] { serve(fd, number); });
    }
}

void ScriptedServer::serve(int fd, int number)
{
    const UniqueFd owner(fd);
    Connection connection{fd, m_stop.get(), number, {}};
    while (serveOne(connection)) {
    }
}

void ScriptedServer::remember(Request& request)
{
    const std::lock_guard lock(m_mutex);
    request.number = int(m_requests.size()) + 1;
    m_requests.push_back(request);
    if (!m_keepsBodies)
        m_requests.back().body.clear();
}

bool ScriptedServer::serveOne(Connection& connection)
{
    Request request;
    request.connection = connection.number;
    if (!connection.readHead(request))
        return false;
    if (m_early) {
        if (const auto reply = m_early(request)) {
            remember(request);
            return send(connection, request, *reply);
        }
    }
    if (request.header("expect") == "100-continue" &&
        !sendAll(connection.fd, "HTTP/1.1 100 Continue\r\n\r\n")) {
        return false;
    }
    if (!connection.readBody(request))
        return false;
    remember(request);
    return send(connection, request, m_script(request));
}

bool ScriptedServer::send(Connection& connection, const Request& request, const Reply& reply)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Said\r\n";
    for (const HttpHeader& header : reply.headers)
        head += header.name + ": " + header.value + "\r\n";
    if (!reply.omitsDate && !hasHeader(reply.headers, "date"))
        head += "date: " + httpDate() + "\r\n";
    if (!hasHeader(reply.headers, "content-length") && reply.status != 204) {
        head += "content-length: " +
                QByteArray::number(reply.claimedLength.value_or(reply.body.size())) + "\r\n";
    }
    if (!sendAll(connection.fd, head + "\r\n"))
        return false;
    QByteArrayView body(reply.body);
    if (request.method == "HEAD")
        body = {};
    if (reply.sendOnly)
        body = body.first(std::min<qsizetype>(*reply.sendOnly, body.size()));
    if (!sendThrottled(connection.fd, body, reply.bytesPerSecond))
        return false;
    switch (reply.then) {
    case Reply::Then::KeepAlive:
        return true;
    case Reply::Then::Close:
        break;
    case Reply::Then::Reset: {
        const linger abrupt{1, 0};
        ::setsockopt(connection.fd, SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
        break;
    }
    case Reply::Then::Stall:
        waitForEnd(connection.fd);
        break;
    }
    return false;
}

bool ScriptedServer::sendThrottled(int fd, QByteArrayView bytes, int bytesPerSecond) const
{
    if (bytesPerSecond == 0)
        return sendAll(fd, bytes);
    const qsizetype portion = std::max(1, bytesPerSecond / 10);
    while (!bytes.isEmpty()) {
        const qsizetype now = std::min(portion, bytes.size());
        if (!sendAll(fd, bytes.first(now)))
            return false;
        bytes = bytes.sliced(now);
        pollfd watched = {m_stop.get(), POLLIN, 0};
        if (::poll(&watched, 1, 100) != 0)
            return false;
    }
    return true;
}

/// Until the other end gives up or everything ends.
void ScriptedServer::waitForEnd(int fd) const
{
    for (;;) {
        pollfd watched[] = {{fd, POLLIN | POLLRDHUP, 0}, {m_stop.get(), POLLIN, 0}};
        if (::poll(watched, 2, -1) < 0 || watched[1].revents != 0)
            return;
        char bytes[4096];
        if (::recv(fd, bytes, sizeof bytes, 0) <= 0)
            return;
    }
}

} // namespace wardlight::test
