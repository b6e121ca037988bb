#pragma once

#include <libpq-fe.h>
#include <memory>
#include <string>

namespace wardlight::postgres {

/// The answer to one statement that went past libpqxx.
using RawResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// Throws what libpqxx would have thrown, for describeCurrentException().
/// @param result  may be null, for a connection that is gone
[[noreturn]] void throwFailure(const PGconn* connection, const PGresult* result,
                               const std::string& statement);

/// The answer, when it is of that kind; else throws as above.
[[nodiscard]] RawResult expectStatus(const PGconn* connection, PGresult* result,
                                     ExecStatusType status, const std::string& statement);

} // namespace wardlight::postgres
