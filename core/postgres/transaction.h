#pragma once

#include "core/postgres/values.h"

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace wardlight::postgres {

/// Streams rows into a table with COPY; memory does not grow with their number.
class CopyIn
{
public:
    CopyIn(CopyIn&&) noexcept;
    CopyIn& operator=(CopyIn&&) = delete;
    ~CopyIn();
    /// One row, in the order of the columns named when it began.
    void add(const std::vector<Param>& row);
    /// Must be called once; what was added counts only after it.
    void finish();

private:
    friend class Transaction;
    struct State;
    explicit CopyIn(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
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

    /// @param table, columns  trusted names, from our own source
    [[nodiscard]] CopyIn copyIn(const std::string& table, const std::vector<std::string>& columns);

    /// The operation this transaction applies; null inside read().
    [[nodiscard]] const OperationId& operation() const;

    /// Calls @p done after the commit is certain; must not fail.
    void afterCommit(std::function<void()> done);

private:
    State& m_state;
};

} // namespace wardlight::postgres
