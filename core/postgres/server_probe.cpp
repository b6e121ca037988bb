#include "core/postgres/server_probe.h"

#include "core/postgres/connection_string.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <libpq-fe.h>
#include <memory>
#include <poll.h>

namespace wardlight::postgres {

namespace {

using Clock = std::chrono::steady_clock;
using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

constexpr int SliceMs = 100;
constexpr int LatencySamples = 5;

QString translated(const char* text)
{
    return QCoreApplication::translate("ServerProbe", text);
}

/// Waits for a socket, until the time is up or the person has had enough.
class Patience
{
public:
    explicit Patience(const ProbeOptions& options)
        : m_options(options), m_end(Clock::now() + options.timeout)
    {}

    /// @param events  as poll() takes them
    [[nodiscard]] Result<> waitFor(int socket, short events) const
    {
        while (true) {
            if (m_options.isCancelled())
                return fail(ErrorCode::Cancelled,
                            translated(QT_TRANSLATE_NOOP("ServerProbe", "Cancelled.")));
            if (Clock::now() > m_end)
                return fail(ErrorCode::Timeout,
                            translated(QT_TRANSLATE_NOOP("ServerProbe",
                                                         "The server took too long to answer.")));
            pollfd entry = {socket, events, 0};
            if (::poll(&entry, 1, SliceMs) > 0)
                return {};
        }
    }

private:
    const ProbeOptions& m_options;
    Clock::time_point m_end;
};

/// The last SQLSTATE in a text of libpq's verbose form, "FATAL:  28P01: …".
QString stateIn(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral(":\\s+([0-9A-Z]{5}): "));
    QString state;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        state = matches.next().captured(1);
    return state;
}

Error encryptionError(const QString& text)
{
    const bool isAboutCertificate = text.contains(QLatin1String("certificate"));
    return {isAboutCertificate ? ErrorCode::Integrity : ErrorCode::Unavailable,
            isAboutCertificate
                ? translated(QT_TRANSLATE_NOOP(
                      "ServerProbe", "The server's certificate is not one that can be trusted."))
                : translated(QT_TRANSLATE_NOOP("ServerProbe",
                                               "The server does not encrypt its connections.")),
            text};
}

Error loginError(const QString& text)
{
    const QString state = stateIn(text);
    if (state == QLatin1String("3D000"))
        return {ErrorCode::NotFound,
                translated(
                    QT_TRANSLATE_NOOP("ServerProbe", "The server has no database of that name.")),
                text};
    if (state.startsWith(QLatin1String("28")) || state == QLatin1String("42501"))
        return {ErrorCode::Permission,
                translated(QT_TRANSLATE_NOOP(
                    "ServerProbe", "The server refuses this user, this password, or this way of "
                                   "connecting.")),
                text};
    if (state.isEmpty()) // libpq itself: no password, nobody there any more
        return {ErrorCode::Permission,
                translated(QT_TRANSLATE_NOOP("ServerProbe", "The server did not let us in.")),
                text};
    return {ErrorCode::Unavailable,
            translated(QT_TRANSLATE_NOOP("ServerProbe", "The server takes no connections now.")),
            text, true};
}

Error connectionError(ServerStep step, PGconn* connection)
{
    const QString text = QString::fromUtf8(PQerrorMessage(connection)).simplified();
    switch (step) {
    case ServerStep::Encrypt:
        return encryptionError(text);
    case ServerStep::LogIn:
        return loginError(text);
    case ServerStep::Reach:
    case ServerStep::Ask:
        break;
    }
    return {ErrorCode::Unavailable,
            translated(QT_TRANSLATE_NOOP("ServerProbe", "Nothing answers there.")), text, true};
}

ServerStep stepOf(ConnStatusType status, ServerStep before)
{
    switch (status) {
    case CONNECTION_SSL_STARTUP:
        return ServerStep::Encrypt;
    case CONNECTION_AWAITING_RESPONSE:
    case CONNECTION_AUTH_OK:
    case CONNECTION_OK:
        return ServerStep::LogIn;
    default: // a state of libpq's own within the step we know of
        return before;
    }
}

Result<> connectTo(PGconn* connection, const Patience& patience, ServerStep& step)
{
    // the states of the server's refusals, which do not depend on its language
    PQsetErrorVerbosity(connection, PQERRORS_VERBOSE);
    PostgresPollingStatusType wanted = PGRES_POLLING_WRITING;
    while (wanted == PGRES_POLLING_READING || wanted == PGRES_POLLING_WRITING) {
        const short events = wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if (PQstatus(connection) == CONNECTION_BAD)
            break;
        if (auto ready = patience.waitFor(PQsocket(connection), events); !ready)
            return ready;
        wanted = PQconnectPoll(connection);
        step = stepOf(PQstatus(connection), step);
    }
    if (wanted == PGRES_POLLING_OK)
        return {};
    return tl::unexpected(connectionError(step, connection));
}

Result<Answer> ask(PGconn* connection, const Patience& patience, const char* sql)
{
    const auto failed = [connection] {
        return fail(
            ErrorCode::Unavailable,
            translated(QT_TRANSLATE_NOOP("ServerProbe", "The server did not answer a question.")),
            QString::fromUtf8(PQerrorMessage(connection)).simplified());
    };
    if (PQsendQuery(connection, sql) != 1)
        return failed();
    Answer answer(nullptr, PQclear);
    while (true) {
        while (PQisBusy(connection) == 1) {
            if (const auto ready = patience.waitFor(PQsocket(connection), POLLIN); !ready)
                return propagate(ready);
            if (PQconsumeInput(connection) != 1)
                return failed();
        }
        Answer next(PQgetResult(connection), PQclear);
        if (!next)
            break;
        answer = std::move(next);
    }
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK)
        return failed();
    return answer;
}

QString cell(const Answer& answer, int column)
{
    return QString::fromUtf8(PQgetvalue(answer.get(), 0, column));
}

Result<> askWhatIsThere(PGconn* connection, const Patience& patience, ServerAnswer& found)
{
    const auto facts = ask(connection, patience,
                           "SELECT current_setting('server_version'), pg_is_in_recovery(), "
                           "session_user, current_database(), "
                           "to_regclass('schema_migrations') IS NOT NULL, "
                           "(SELECT string_agg(wanted, ',' ORDER BY wanted) "
                           "FROM unnest(ARRAY['btree_gist', 'pg_trgm', 'postgis']) AS wanted "
                           "WHERE wanted NOT IN (SELECT extname FROM pg_extension))");
    if (!facts)
        return propagate(facts);
    found.version = cell(*facts, 0);
    found.isStandby = cell(*facts, 1) == QLatin1String("t");
    found.user = cell(*facts, 2);
    found.database = cell(*facts, 3);
    found.missingExtensions = cell(*facts, 5).split(u',', Qt::SkipEmptyParts);
    if (cell(*facts, 4) != QLatin1String("t"))
        return {};
    const auto schema =
        ask(connection, patience, "SELECT coalesce(max(version), 0) FROM schema_migrations");
    if (!schema)
        return propagate(schema);
    found.schemaVersion = cell(*schema, 0).toInt();
    return {};
}

Result<> measureLatency(PGconn* connection, const Patience& patience, ServerAnswer& found)
{
    std::array<Clock::duration, LatencySamples> samples{};
    for (auto& sample : samples) {
        const auto start = Clock::now();
        if (const auto answer = ask(connection, patience, "SELECT 1"); !answer)
            return propagate(answer);
        sample = Clock::now() - start;
    }
    std::sort(samples.begin(), samples.end());
    found.latency =
        std::chrono::duration_cast<std::chrono::microseconds>(samples[LatencySamples / 2]);
    return {};
}

QString tlsOf(PGconn* connection)
{
    if (PQsslInUse(connection) != 1)
        return {};
    return QString::fromLatin1(PQsslAttribute(connection, "protocol")) + QStringLiteral(", ") +
           QString::fromLatin1(PQsslAttribute(connection, "cipher"));
}

} // namespace

ServerAnswer probeServer(const QString& dsn, const ProbeOptions& options)
{
    ServerAnswer found;
    auto where = ConnectionString::parse(dsn);
    if (!where) {
        found.failure = where.error();
        return found;
    }
    where->addDefaults(std::chrono::duration_cast<std::chrono::seconds>(options.timeout));
    where->set("target_session_attrs", "any"); // a standby answers too, and is named as one
    const Patience patience(options);
    const auto words = where->words();
    const Connection connection(PQconnectStartParams(words.keywords.data(), words.values.data(), 0),
                                PQfinish);
    if (const auto connected = connectTo(connection.get(), patience, found.step); !connected) {
        found.failure = connected.error();
        found.wantsPassword = PQconnectionNeedsPassword(connection.get()) == 1;
        return found;
    }
    found.tls = tlsOf(connection.get());
    found.step = ServerStep::Ask;
    Result<> asked = askWhatIsThere(connection.get(), patience, found);
    if (asked)
        asked = measureLatency(connection.get(), patience, found);
    if (!asked)
        found.failure = asked.error();
    return found;
}

} // namespace wardlight::postgres
