#pragma once

#include "core/postgres/transaction.h"

#include <QString>

#include <chrono>
#include <mutex>
#include <optional>

namespace wardlight::services {

/// How old what was looked up may be: a standby of the database answers some questions, and every
/// screen or output that shows its answers says so. Thread-safe.
class ReadAge
{
public:
    using Lag = std::optional<std::chrono::milliseconds>;

    void note(const postgres::Freshness& freshness);
    /// Of the last look-up; nothing when the primary answered it, or there was none.
    [[nodiscard]] Lag last() const;
    /// Of the oldest answer so far.
    [[nodiscard]] Lag worst() const;

private:
    mutable std::mutex m_mutex;
    Lag m_last;
    Lag m_worst;
};

/// Translated, for a message: what was committed lately may be missing, and how lately.
[[nodiscard]] QString standbySentence(std::chrono::milliseconds lagAtMost);
/// Translated, for a status line: "standby, up to 2.5 s old".
[[nodiscard]] QString standbyWords(std::chrono::milliseconds lagAtMost);

} // namespace wardlight::services
