#include "core/postgres/deadline_watch.h"

#include <algorithm>
#include <sys/socket.h>

namespace wardlight::postgres {

DeadlineWatch::DeadlineWatch() : m_thread([this] { run(); })
{}

DeadlineWatch::~DeadlineWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void DeadlineWatch::fire(Entry& entry, Cause cause)
{
    ::shutdown(entry.socket, SHUT_RDWR);
    entry.armed = false;
    entry.cause = cause;
}

void DeadlineWatch::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        auto next = Clock::time_point::max();
        for (auto& [ticket, entry] : m_entries) {
            if (entry.armed && entry.at <= Clock::now())
                fire(entry, Cause::Deadline);
            else if (entry.armed)
                next = std::min(next, entry.at);
        }
        m_wakesAt = next;
        if (next == Clock::time_point::max())
            m_changed.wait(lock);
        else
            m_changed.wait_until(lock, next);
    }
}

void DeadlineWatch::wakeFor(Clock::time_point at)
{
    if (at < m_wakesAt)
        m_changed.notify_all();
}

void DeadlineWatch::shutDownAll()
{
    const std::lock_guard lock(m_mutex);
    for (auto& [ticket, entry] : m_entries) {
        if (entry.armed)
            fire(entry, Cause::Cancelled);
    }
}

DeadlineWatch::Guard::Guard(DeadlineWatch& watch, int socket, std::chrono::milliseconds timeout)
    : m_watch(watch)
{
    const Entry entry{socket, Clock::now() + timeout};
    const std::lock_guard lock(m_watch.m_mutex);
    m_ticket = m_watch.m_nextTicket++;
    m_watch.wakeFor(entry.at);
    m_watch.m_entries.emplace(m_ticket, entry);
}

DeadlineWatch::Guard::~Guard()
{
    const std::lock_guard lock(m_watch.m_mutex);
    m_watch.m_entries.erase(m_ticket);
}

void DeadlineWatch::Guard::disarm()
{
    const std::lock_guard lock(m_watch.m_mutex);
    m_watch.m_entries.at(m_ticket).armed = false;
}

void DeadlineWatch::Guard::restart(std::chrono::milliseconds timeout)
{
    const std::lock_guard lock(m_watch.m_mutex);
    Entry& entry = m_watch.m_entries.at(m_ticket);
    entry.at = Clock::now() + timeout;
    m_watch.wakeFor(entry.at);
}

void DeadlineWatch::Guard::pause()
{
    const std::lock_guard lock(m_watch.m_mutex);
    m_watch.m_entries.at(m_ticket).at = Clock::time_point::max(); // the watch finds out by itself
}

DeadlineWatch::Cause DeadlineWatch::Guard::cause() const
{
    const std::lock_guard lock(m_watch.m_mutex);
    return m_watch.m_entries.at(m_ticket).cause;
}

} // namespace wardlight::postgres
