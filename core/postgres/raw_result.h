#pragma once

#include "core/postgres/values.h"

#include <libpq-fe.h>
#include <memory>
#include <span>
#include <string>

namespace wardlight::postgres {

/// The answer to one statement that went past libpqxx.
using RawResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// Throws what libpqxx would have thrown, for describeCurrentException().
/// @param result  may be null, for a connection that is gone
[[noreturn]] void throwFailure(const PGconn* connection, const PGresult* result,
                               const std::string& statement);

/// Runs one statement with `$n` parameters. Throws as above.
[[nodiscard]] RawResult execRaw(PGconn* connection, const std::string& sql,
                                std::span<const Param> params, Field::Form answer);

/// The answer, when it is of that kind; else throws as above.
[[nodiscard]] RawResult expectStatus(const PGconn* connection, PGresult* result,
                                     ExecStatusType status, const std::string& statement);

} // namespace wardlight::postgres
