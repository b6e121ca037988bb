#pragma once

#include "core/postgres/pqxx_adapter.h"
#include "core/postgres/transaction.h"

namespace wardlight::postgres {

struct Transaction::State
{
    pqxx::transaction_base& work;
    OperationId operation;
    std::vector<std::function<void()>> afterCommit = {};
};

} // namespace wardlight::postgres
