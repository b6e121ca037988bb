#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>

namespace wardlight::postgres {

/// Waits for NOTIFY on a direct connection of its own, in a thread of its own, and keeps that
/// connection alive: a heartbeat finds a dead server, and it connects again for as long as it
/// lives.
///
/// A notification says that something changed, never what: whoever listens reads what is new from
/// a cursor of its own. So a storm costs one read, and a lost connection loses nothing.
class Listener
{
public:
    struct Config
    {
        /// libpq connection string of the primary itself, never of a pooler.
        QString dsn;
        QStringList channels; ///< names of ours, never input
        std::chrono::milliseconds heartbeat{10'000};
        std::chrono::seconds connectTimeout{5};
        std::chrono::milliseconds longestPause{10'000}; ///< between two attempts to connect
    };

    /// Called in the listener's thread, one at a time; must not block for long.
    struct Events
    {
        /// LISTEN is in force, at first and after every lost connection: what was committed before
        /// this moment may have gone unheard, everything after it will be heard. Read now.
        std::function<void()> listening;
        /// Something changed on this channel; notifications that arrive together are told once.
        std::function<void(const QString& channel)> changed;
        /// Nothing is heard since @p since (UTC, the last sign of life), until listening() again.
        std::function<void(const Error& why, const QDateTime& since)> lost;
    };

    Listener(Config config, Events events);
    /// Returns when the thread has ended; no event is called afterwards.
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace wardlight::postgres
