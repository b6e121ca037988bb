#include "core/postgres/raw_result.h"

#include "core/postgres/pqxx_adapter.h"

namespace wardlight::postgres {

void throwFailure(const PGconn* connection, const PGresult* result, const std::string& statement)
{
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    // A message of the server may quote values; the state alone is enough to tell.
    if (state)
        throw pqxx::sql_error("refused by the server", statement, state);
    if (PQstatus(connection) != CONNECTION_OK)
        throw pqxx::broken_connection("connection lost in a statement past libpqxx");
    throw pqxx::failure(std::string("unexpected answer to: ") + statement);
}

RawResult expectStatus(const PGconn* connection, PGresult* result, ExecStatusType status,
                       const std::string& statement)
{
    RawResult owned(result, PQclear);
    if (PQresultStatus(owned.get()) != status)
        throwFailure(connection, owned.get(), statement);
    return owned;
}

} // namespace wardlight::postgres
