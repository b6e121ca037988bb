#include "core/postgres/listener.h"

#include "core/postgres/listening_session.h"

#include <random>
#include <thread>

namespace wardlight::postgres {

namespace {

using namespace std::chrono_literals;

constexpr auto FirstPause = 50ms;

} // namespace

/// The thread of a listener: one session after the other, with pauses that grow.
class Listener::Loop
{
public:
    Loop(Config config, Events events)
        : m_config(std::move(config)), m_events(std::move(events)), m_thread([this] { run(); })
    {}
    ~Loop()
    {
        m_stop.signal();
        m_thread.join();
    }

private:
    void run();
    /// Listens for as long as the connection lasts. @return why it ended; nothing when told to stop
    std::optional<Error> listen();
    void tellLost(const Error& why);
    [[nodiscard]] std::chrono::milliseconds nextPause();

    Config m_config;
    Events m_events;
    StopSignal m_stop;
    QDateTime m_lastSign = QDateTime::currentDateTimeUtc();
    bool m_isLost = false; ///< and they know
    int m_failures = 0;
    std::minstd_rand m_random{std::random_device{}()};
    std::thread m_thread; // last: it uses all of the above
};

void Listener::Loop::run()
{
    while (true) {
        const std::optional<Error> why = listen();
        if (!why || m_stop.isSet())
            return;
        tellLost(*why);
        if (m_stop.waitFor(nextPause()))
            return;
    }
}

std::optional<Error> Listener::Loop::listen()
{
    ListeningSession session(m_config, m_stop);
    if (auto ended = session.open())
        return ended->error;
    m_lastSign = QDateTime::currentDateTimeUtc();
    m_failures = 0;
    m_isLost = false;
    m_events.listening();
    while (true) {
        const auto heard = session.wait();
        if (!heard.ended) {
            m_lastSign = QDateTime::currentDateTimeUtc();
            for (const QString& channel : heard.channels)
                m_events.changed(channel);
            continue;
        }
        return heard.ended->error;
    }
}

void Listener::Loop::tellLost(const Error& why)
{
    if (!m_isLost)
        m_events.lost(why, m_lastSign);
    m_isLost = true;
}

/// Doubles up to the longest; between half of it and all, so that not all clients come at once.
std::chrono::milliseconds Listener::Loop::nextPause()
{
    const auto cap = std::min<std::chrono::milliseconds>(
        m_config.longestPause, FirstPause * (1 << std::min(m_failures, 12)));
    ++m_failures;
    const auto longest = cap.count();
    return std::chrono::milliseconds(
        std::uniform_int_distribution<qint64>(longest / 2, longest)(m_random));
}

Listener::Listener(Config config, Events events)
    : m_loop(std::make_unique<Loop>(std::move(config), std::move(events)))
{}

Listener::~Listener() = default;

} // namespace wardlight::postgres
