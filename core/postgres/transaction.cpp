#include "core/postgres/transaction.h"

#include "core/postgres/raw_result.h"
#include "core/postgres/transaction_state.h"

#include <stdexcept>

namespace wardlight::postgres {

namespace {

void requireIdle(const Transaction::State& state)
{
    if (state.isStreaming)
        throw std::logic_error("a statement while a COPY is open");
}

} // namespace

Rows Transaction::exec(const char* sql, std::initializer_list<Param> params)
{
    requireIdle(m_state);
    return Rows(
        execRaw(m_state.connection.raw(), sql, {params.begin(), params.size()}, Field::Form::Text)
            .release());
}

Rows Transaction::exec(const std::string& sql, const std::vector<Param>& params)
{
    requireIdle(m_state);
    return Rows(
        execRaw(m_state.connection.raw(), sql, {params.begin(), params.size()}, Field::Form::Text)
            .release());
}

Rows Transaction::execBinary(const std::string& sql, const std::vector<Param>& params)
{
    requireIdle(m_state);
    return Rows(execRaw(m_state.connection.raw(), sql, params, Field::Form::Binary).release());
}

void Transaction::execScript(const std::string& sql)
{
    requireIdle(m_state);
    m_state.work.exec(sql);
}

void Transaction::allowTime(std::chrono::milliseconds time)
{
    requireIdle(m_state);
    m_state.work.exec("SET LOCAL statement_timeout = 0");
    m_state.guard.restart(time);
}

const OperationId& Transaction::operation() const
{
    return m_state.operation;
}

const Freshness& Transaction::freshness() const
{
    return m_state.freshness;
}

void Transaction::afterCommit(std::function<void()> done)
{
    m_state.afterCommit.push_back(std::move(done));
}

} // namespace wardlight::postgres
