#include "core/postgres/listening_session.h"

#include "core/postgres/connect_error.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace wardlight::postgres {

namespace {

int millisecondsUntil(std::chrono::steady_clock::time_point until)
{
    using namespace std::chrono;
    const auto left = ceil<milliseconds>(until - steady_clock::now()).count();
    return int(std::clamp<qint64>(left, 0, 3'600'000));
}

QByteArray quotedName(const QString& name)
{
    return '"' + QString(name).replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"';
}

} // namespace

StopSignal::StopSignal() : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{}

void StopSignal::signal()
{
    const std::uint64_t one = 1;
    while (::write(m_event.get(), &one, sizeof one) < 0 && errno == EINTR) {
    }
}

bool StopSignal::waitFor(std::chrono::milliseconds time) const
{
    const auto until = std::chrono::steady_clock::now() + time;
    pollfd event{m_event.get(), POLLIN, 0};
    int ready = 0;
    do {
        ready = ::poll(&event, 1, millisecondsUntil(until));
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

ListeningSession::Waited ListeningSession::waitForSocket(short events,
                                                         Clock::time_point until) const
{
    std::array<pollfd, 2> watched{pollfd{m_stop.descriptor(), POLLIN, 0},
                                  pollfd{PQsocket(m_connection.get()), events, 0}};
    int ready = 0;
    do {
        ready = ::poll(watched.data(), watched.size(), millisecondsUntil(until));
    } while (ready < 0 && errno == EINTR);
    if (watched[0].revents != 0)
        return Waited::Stopped;
    return ready > 0 ? Waited::Ready : Waited::TimedOut;
}

std::optional<ListeningSession::Ended> ListeningSession::open()
{
    auto where = ConnectionString::parse(m_config.dsn);
    if (!where)
        return Ended{where.error()};
    where->addDefaults(m_config.connectTimeout);
    std::optional<Ended> ended;
    for (const ConnectionString& host : where->perHost()) {
        ended = connectTo(host);
        if (!ended)
            return sendListen();
        if (!ended->error)
            break; // told to stop
    }
    return ended;
}

/// libpq's own timeout holds for blocking calls alone: here the time is ours.
std::optional<ListeningSession::Ended> ListeningSession::connectTo(const ConnectionString& host)
{
    const auto until = Clock::now() + m_config.connectTimeout;
    const auto words = host.words();
    m_connection.reset(PQconnectStartParams(words.keywords.data(), words.values.data(), 0));
    PostgresPollingStatusType step = PGRES_POLLING_WRITING;
    while (PQstatus(m_connection.get()) != CONNECTION_BAD) {
        switch (waitForSocket(step == PGRES_POLLING_READING ? POLLIN : POLLOUT, until)) {
        case Waited::Stopped:
            return Ended{};
        case Waited::TimedOut:
            return silent();
        case Waited::Ready:
            break;
        }
        step = PQconnectPoll(m_connection.get());
        if (step == PGRES_POLLING_OK)
            return std::nullopt;
        if (step == PGRES_POLLING_FAILED)
            break;
    }
    return Ended{connectError(host, QString::fromUtf8(PQerrorMessage(m_connection.get())))};
}

std::optional<ListeningSession::Ended> ListeningSession::sendListen()
{
    const auto until = Clock::now() + m_config.connectTimeout;
    PGconn* connection = m_connection.get();
    QByteArray sql;
    for (const QString& channel : m_config.channels)
        sql += "LISTEN " + quotedName(channel) + ";";
    sql += "SELECT pg_backend_pid()";
    if (PQsetnonblocking(connection, 1) != 0 || PQsendQuery(connection, sql.constData()) != 1 ||
        !flush(until))
        return brokenOff();
    while (PQisBusy(connection) == 1) {
        switch (waitForSocket(POLLIN, until)) {
        case Waited::Stopped:
            return Ended{};
        case Waited::TimedOut:
            return silent();
        case Waited::Ready:
            if (PQconsumeInput(connection) != 1)
                return brokenOff();
        }
    }
    if (!takeAnswers())
        return brokenOff();
    return isDirect() ? std::nullopt : std::optional(behindPooler());
}

bool ListeningSession::isDirect() const
{
    return PQbackendPID(m_connection.get()) == m_serverPid;
}

ListeningSession::Heard ListeningSession::wait()
{
    PGconn* connection = m_connection.get();
    const QStringList early = takeNotifications(); // they may have come with the last answer
    if (!early.isEmpty())
        return {early, {}};
    while (true) {
        const Waited waited = waitForSocket(POLLIN, Clock::now() + m_config.heartbeat);
        if (waited == Waited::Stopped)
            return {{}, Ended{}};
        if (waited == Waited::TimedOut) {
            if (m_signRequested)
                return {{}, silent()};
            if (!requestSign())
                return {{}, brokenOff()};
            continue;
        }
        if (PQconsumeInput(connection) != 1 || !takeAnswers())
            return {{}, brokenOff()};
        return {takeNotifications(), {}};
    }
}

bool ListeningSession::requestSign()
{
    m_signRequested = true;
    return PQsendQuery(m_connection.get(), "") == 1 && flush(Clock::now() + m_config.heartbeat);
}

bool ListeningSession::flush(Clock::time_point until) const
{
    while (true) {
        const int left = PQflush(m_connection.get());
        if (left <= 0)
            return left == 0;
        if (waitForSocket(POLLIN | POLLOUT, until) != Waited::Ready ||
            PQconsumeInput(m_connection.get()) != 1)
            return false;
    }
}

QStringList ListeningSession::takeNotifications()
{
    QStringList channels;
    while (PGnotify* heard = PQnotifies(m_connection.get())) {
        const QString channel = QString::fromUtf8(heard->relname);
        PQfreemem(heard);
        if (!channels.contains(channel))
            channels << channel;
    }
    return channels;
}

bool ListeningSession::takeAnswers()
{
    bool allWell = true;
    while (PQisBusy(m_connection.get()) != 1) {
        PGresult* answer = PQgetResult(m_connection.get());
        if (!answer) {
            m_signRequested = false;
            break;
        }
        const ExecStatusType status = PQresultStatus(answer);
        if (status == PGRES_TUPLES_OK)
            m_serverPid = QByteArrayView(PQgetvalue(answer, 0, 0)).toInt();
        allWell = allWell && (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
                              status == PGRES_EMPTY_QUERY);
        PQclear(answer);
    }
    return allWell && PQstatus(m_connection.get()) == CONNECTION_OK;
}

ListeningSession::Ended ListeningSession::brokenOff() const
{
    return {connectError(QString::fromUtf8(PQerrorMessage(m_connection.get())))};
}

ListeningSession::Ended ListeningSession::behindPooler()
{
    return {Error{ErrorCode::Unsupported,
                  QCoreApplication::translate(
                      "Listener", "News of changes do not pass the connection pooler that stands "
                                  "before the database, so what is shown may be old. Name the "
                                  "server itself for them: wardlightctl profile add --listen-dsn."),
                  QStringLiteral("LISTEN through a pooler")}};
}

ListeningSession::Ended ListeningSession::silent()
{
    return {connectError(QStringLiteral("timeout expired: no sign of life"))};
}

} // namespace wardlight::postgres
