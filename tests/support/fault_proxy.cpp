#include "tests/support/fault_proxy.h"

#include <QFile>

#include <array>
#include <condition_variable>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace wardlight::test {

namespace {

sockaddr_un addressOf(const QByteArray& path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
    return address;
}

bool sendAll(int socket, const QByteArray& bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t now = ::send(socket, bytes.constData() + sent,
                                   std::size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (now <= 0)
            return false;
        sent += now;
    }
    return true;
}

QByteArray receive(int socket)
{
    std::array<char, 65536> buffer;
    const ssize_t size = ::recv(socket, buffer.data(), buffer.size(), 0);
    return size > 0 ? QByteArray(buffer.data(), size) : QByteArray();
}

} // namespace

struct FaultProxy::Link
{
    UniqueFd client;
    UniqueFd server;
    bool dropsAnswer = false;
    std::mutex mutex;
    std::condition_variable released;
    QByteArray held;
    bool isReleased = false;

    void cut()
    {
        ::shutdown(client.get(), SHUT_RDWR);
        ::shutdown(server.get(), SHUT_RDWR);
        release();
    }
    void release()
    {
        const std::lock_guard lock(mutex);
        isReleased = true;
        released.notify_all();
    }
    void waitForRelease()
    {
        std::unique_lock lock(mutex);
        released.wait(lock, [this] { return isReleased; });
    }
};

FaultProxy::FaultProxy(WatchedFolder folder, UniqueFd listener, QByteArray target)
    : m_folder(std::move(folder)), m_listener(std::move(listener)), m_target(std::move(target)),
      m_acceptor([this] { accept(); })
{}

Result<std::unique_ptr<FaultProxy>> FaultProxy::start(const QString& serverSocketFolder)
{
    auto folder = WatchedFolder::create();
    if (!folder)
        return propagate(folder);
    const auto own = addressOf(QFile::encodeName(folder->path()) + "/.s.PGSQL.5432");
    UniqueFd listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::bind(listener.get(), reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0 ||
        ::listen(listener.get(), 64) != 0)
        return fail(ErrorCode::Unavailable, QStringLiteral("The fault proxy did not start."));
    return std::unique_ptr<FaultProxy>(
        new FaultProxy(std::move(*folder), std::move(listener),
                       QFile::encodeName(serverSocketFolder) + "/.s.PGSQL.5432"));
}

FaultProxy::~FaultProxy()
{
    ::shutdown(m_listener.get(), SHUT_RDWR);
    m_acceptor.join();
    cutAll();
    for (std::thread& thread : m_threads)
        thread.join();
}

void FaultProxy::accept()
{
    while (true) {
        UniqueFd client(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!client.isOpen())
            return;
        auto link = std::make_shared<Link>();
        link->client = std::move(client);
        link->server.reset(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const auto target = addressOf(m_target);
        if (::connect(link->server.get(), reinterpret_cast<const sockaddr*>(&target),
                      sizeof target) != 0)
            continue;
        const std::lock_guard lock(m_mutex);
        m_links.push_back(link);
        m_threads.emplace_back([this, link] { run(link); });
    }
}

void FaultProxy::run(const std::shared_ptr<Link>& link)
{
    std::array<pollfd, 2> sides{pollfd{link->client.get(), POLLIN, 0},
                                pollfd{link->server.get(), POLLIN, 0}};
    while (::poll(sides.data(), sides.size(), -1) > 0) {
        if (sides[0].revents != 0 && !fromClient(*link))
            break;
        if (sides[1].revents != 0 && !fromServer(*link))
            break;
    }
    link->cut();
}

bool FaultProxy::isDue(const QByteArray& sent)
{
    if (m_dropTimes == 0 || !sent.contains(m_dropWords))
        return false;
    --m_dropTimes;
    ++m_faults;
    return true;
}

bool FaultProxy::fromClient(Link& link)
{
    const QByteArray sent = receive(link.client.get());
    if (sent.isEmpty())
        return false;
    bool isHeld = false;
    {
        const std::lock_guard lock(m_mutex);
        link.dropsAnswer = link.dropsAnswer || isDue(sent);
        isHeld = !m_holdWords.isEmpty() && sent.contains(m_holdWords);
        if (isHeld)
            m_holdWords.clear();
    }
    if (isHeld) {
        ++m_faults;
        ::shutdown(link.client.get(), SHUT_RDWR);
        link.waitForRelease();
        (void)sendAll(link.server.get(), sent);
        (void)receive(link.server.get()); // it is done
        return false;
    }
    return sendAll(link.server.get(), sent);
}

bool FaultProxy::fromServer(Link& link)
{
    const QByteArray answer = receive(link.server.get());
    if (answer.isEmpty() || link.dropsAnswer)
        return false;
    return sendAll(link.client.get(), answer);
}

void FaultProxy::dropAnswerTo(const QByteArray& words, int times)
{
    const std::lock_guard lock(m_mutex);
    m_dropWords = words;
    m_dropTimes = times;
}

void FaultProxy::hold(const QByteArray& words)
{
    const std::lock_guard lock(m_mutex);
    m_holdWords = words;
}

void FaultProxy::releaseHeld()
{
    const std::lock_guard lock(m_mutex);
    for (const auto& link : m_links)
        link->release();
}

void FaultProxy::cutAll()
{
    const std::lock_guard lock(m_mutex);
    for (const auto& link : m_links)
        link->cut();
}

} // namespace wardlight::test
