#include "core/postgres/transaction.h"

#include "core/postgres/rows_data.h"
#include "core/postgres/transaction_state.h"

namespace wardlight::postgres {

Rows Transaction::exec(const char* sql, std::initializer_list<Param> params)
{
    return Rows(std::make_shared<const Rows::Data>(
        Rows::Data{execWithParams(m_state.work, sql, params.begin(), params.size())}));
}

Rows Transaction::exec(const std::string& sql, const std::vector<Param>& params)
{
    return Rows(std::make_shared<const Rows::Data>(
        Rows::Data{execWithParams(m_state.work, sql, params.data(), params.size())}));
}

void Transaction::execScript(const std::string& sql)
{
    m_state.work.exec(sql);
}

const OperationId& Transaction::operation() const
{
    return m_state.operation;
}

void Transaction::afterCommit(std::function<void()> done)
{
    m_state.afterCommit.push_back(std::move(done));
}

} // namespace wardlight::postgres
