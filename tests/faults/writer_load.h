#pragma once

#include "core/postgres/database.h"

#include <QString>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace wardlight::test {

/// Writers that never stop: each write is a row with a number of its own, sent again with the same
/// operation id until it is acknowledged, as a person or an outbox would.
class WriterLoad
{
public:
    /// Rows go there; nothing but the operation id keeps one from coming twice.
    static constexpr auto CreateTable = "CREATE TABLE written (writer int, number int)";

    WriterLoad(postgres::Database& database, int writers);
    ~WriterLoad();
    WriterLoad(const WriterLoad&) = delete;
    WriterLoad& operator=(const WriterLoad&) = delete;

    /// Returns once all have finished the write they were at.
    void stop();
    [[nodiscard]] int acknowledged() const { return m_acknowledged; }
    /// Waits until @p more writes are acknowledged. @return whether that happened within a minute
    [[nodiscard]] bool goesOn(int more) const;
    /// Messages that a person would have read meanwhile, each once.
    [[nodiscard]] std::set<QString> messages() const;

    /// SQL that tells how many acknowledged rows are missing and how many rows come twice.
    /// Valid after stop().
    [[nodiscard]] QString auditSql() const;

private:
    void run(int writer);
    [[nodiscard]] bool writeUntilAcknowledged(int writer, int number);

    postgres::Database& m_database;
    std::atomic<bool> m_running = true;
    std::atomic<int> m_acknowledged = 0;
    std::vector<std::atomic<int>> m_last; ///< number acknowledged, by writer
    mutable std::mutex m_mutex;
    std::set<QString> m_messages;
    std::vector<std::thread> m_threads;
};

} // namespace wardlight::test
