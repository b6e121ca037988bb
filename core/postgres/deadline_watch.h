#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace wardlight::postgres {

/// Ends calls that hang, by shutting their socket down from another thread.
///
/// A stopped server answers neither cancel requests nor keepalives in useful time; a shut-down
/// socket ends the blocking call within milliseconds.
class DeadlineWatch
{
public:
    using Clock = std::chrono::steady_clock;

    /// Why a socket was shut down.
    enum class Cause
    {
        None,
        Deadline,
        Cancelled
    };

    DeadlineWatch();
    ~DeadlineWatch();
    DeadlineWatch(const DeadlineWatch&) = delete;
    DeadlineWatch& operator=(const DeadlineWatch&) = delete;

    /// Watches one call from construction to disarm().
    class Guard
    {
    public:
        /// @param socket  stays open as long as the guard lives
        Guard(DeadlineWatch& watch, int socket, std::chrono::milliseconds timeout);
        ~Guard();
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;

        /// Ends watching; safe to call twice.
        void disarm();
        /// Begins the time anew: the server has just shown that it is alive.
        void restart(std::chrono::milliseconds timeout);
        /// The server owes no answer for the moment: no time runs until restart(), and only
        /// shutDownAll() still ends the call.
        void pause();
        /// Cause::None while the socket is as it was.
        [[nodiscard]] Cause cause() const;

    private:
        DeadlineWatch& m_watch;
        int m_ticket;
    };

    /// Shuts down every socket that is being watched.
    void shutDownAll();

private:
    struct Entry
    {
        int socket = -1;
        Clock::time_point at;
        bool armed = true;
        Cause cause = Cause::None;
    };

    void run();
    /// Wakes the thread where it would sleep too long; with the lock held.
    void wakeFor(Clock::time_point at);
    static void fire(Entry& entry, Cause cause);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<int, Entry> m_entries;
    Clock::time_point m_wakesAt = Clock::time_point::max(); ///< the thread, unless it is woken
    int m_nextTicket = 1;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace wardlight::postgres
