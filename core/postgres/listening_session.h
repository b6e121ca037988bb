#pragma once

#include "core/base/platform/unique_fd.h"
#include "core/postgres/connection_string.h"
#include "core/postgres/listener.h"

#include <libpq-fe.h>
#include <memory>
#include <optional>

namespace wardlight::postgres {

/// Tells a thread to end, also while it waits for a socket. Thread-safe.
class StopSignal
{
public:
    StopSignal();
    void signal();
    [[nodiscard]] bool isSet() const { return waitFor(std::chrono::milliseconds(0)); }
    /// Whether it was set before the time was over.
    bool waitFor(std::chrono::milliseconds time) const;
    /// Readable once it is set.
    [[nodiscard]] int descriptor() const { return m_event.get(); }

private:
    UniqueFd m_event;
};

/// One connection of a listener, from connecting until it breaks. Never blocks past the stop
/// signal, but for the look-up of a host's name.
class ListeningSession
{
public:
    /// Both must outlive the session.
    ListeningSession(const Listener::Config& config, const StopSignal& stop)
        : m_config(config), m_stop(stop)
    {}

    /// The session is over: by an error, or without one because it was told to stop.
    struct Ended
    {
        std::optional<Error> error;
    };
    struct Heard
    {
        QStringList channels; ///< each once; none for a mere sign of life
        std::optional<Ended> ended;
    };

    /// Connects to the first host that answers, then LISTENs.
    /// @return how it ended, if it did
    [[nodiscard]] std::optional<Ended> open();
    /// Until something is heard, or the connection ends. Asks the server for a sign of life when
    /// nothing came for the heartbeat's time, and waits as long again for it.
    [[nodiscard]] Heard wait();

private:
    using Clock = std::chrono::steady_clock;
    enum class Waited
    {
        Ready,
        TimedOut,
        Stopped
    };

    [[nodiscard]] std::optional<Ended> connectTo(const ConnectionString& host);
    [[nodiscard]] std::optional<Ended> sendListen();
    [[nodiscard]] Waited waitForSocket(short events, Clock::time_point until) const;
    /// Sends what is queued. @return false when the connection broke
    [[nodiscard]] bool flush(Clock::time_point until) const;
    /// Whether the server itself is at the other end: a pooler makes up a process id of its own.
    [[nodiscard]] bool isDirect() const;
    [[nodiscard]] bool requestSign();
    [[nodiscard]] QStringList takeNotifications();
    /// Takes finished answers from the connection. @return false when one was a failure
    [[nodiscard]] bool takeAnswers();
    [[nodiscard]] Ended brokenOff() const;
    [[nodiscard]] static Ended silent();
    [[nodiscard]] static Ended behindPooler();

    const Listener::Config& m_config;
    const StopSignal& m_stop;
    std::unique_ptr<PGconn, decltype(&PQfinish)> m_connection{nullptr, PQfinish};
    bool m_signRequested = false;
    int m_serverPid = 0; ///< as the server says
};

} // namespace wardlight::postgres
