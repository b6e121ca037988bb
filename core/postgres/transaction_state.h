#pragma once

#include "core/postgres/deadline_watch.h"
#include "core/postgres/open_connection.h"
#include "core/postgres/transaction.h"

namespace wardlight::postgres {

struct Transaction::State
{
    pqxx::transaction_base& work;
    OpenConnection& connection;
    DeadlineWatch::Guard& guard;
    std::chrono::milliseconds deadline; ///< for each answer of the server
    OperationId operation;
    Freshness freshness = {};
    std::vector<std::function<void()>> afterCommit = {};
    bool isStreaming = false; ///< a COPY has the connection to itself
};

} // namespace wardlight::postgres
