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

RawResult execRaw(PGconn* connection, const std::string& sql, std::span<const Param> params,
                  Field::Form answer)
{
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (const Param& param : params) {
        values.push_back(param.data());
        lengths.push_back(int(param.size()));
        formats.push_back(param.isBytes() ? 1 : 0);
    }
    RawResult result(PQexecParams(connection, sql.c_str(), int(params.size()), nullptr,
                                  values.data(), lengths.data(), formats.data(),
                                  answer == Field::Form::Binary ? 1 : 0),
                     PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        throwFailure(connection, result.get(), sql);
    return result;
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
