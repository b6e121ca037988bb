#pragma once

#include "core/postgres/values.h"

#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace wardlight::postgres {

/// How new what a transaction reads is.
struct Freshness
{
    bool isStandby = false;
    /// Everything that was committed longer ago than this is seen.
    std::chrono::milliseconds lagAtMost{0};
};

/// The statements of one transaction, handed to the body of Database::read or Database::write.
///
/// A failing statement leaves the body by an exception that Database turns into an Error (and
/// repeats the body where that is safe): the body neither throws nor catches. A body may run more
/// than once, so it keeps no state outside itself.
class Transaction
{
public:
    struct State;
    explicit Transaction(State& state) : m_state(state) {}
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Runs one statement with `$n` parameters.
    Rows exec(const char* sql, std::initializer_list<Param> params = {});
    Rows exec(const std::string& sql, const std::vector<Param>& params);
    /// As exec(), with the answer in binary form: a third of the time for large bytea. Field says
    /// which types it can read.
    Rows execBinary(const std::string& sql, const std::vector<Param>& params = {});
    /// Runs several statements without parameters, from our own source.
    void execScript(const std::string& sql);

    /// For work that takes longer than the database's deadline: from now on the transaction has
    /// @p time, and no statement of it is ended by the server.
    void allowTime(std::chrono::milliseconds time);

    /// The operation this transaction applies; null inside read().
    [[nodiscard]] const OperationId& operation() const;

    /// Inside readRecent(): where the answer comes from. Say it wherever it is shown.
    [[nodiscard]] const Freshness& freshness() const;

    /// Calls @p done after the commit is certain; must not fail.
    void afterCommit(std::function<void()> done);

private:
    friend class CopyIn;
    friend class CopyOut;

    State& m_state;
};

} // namespace wardlight::postgres
