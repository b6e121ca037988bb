#pragma once

// The one place where libpqxx is included: one source for 6.4 (Debian 12) to 7.10.

#include <version>
// libpqxx 7.8 as Debian builds it (C++17) does not link when C++20 offers std::source_location.
#if __has_include(<source_location>)
#include <source_location>
#endif
#undef __cpp_lib_source_location

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#pragma GCC diagnostic ignored "-Wshadow"
#include <pqxx/pqxx>
#include <pqxx/version>
#pragma GCC diagnostic pop

#include "core/postgres/values.h"

#include <string>
#include <vector>

namespace wardlight::postgres {

/// Runs a statement with parameters whose number is known at run time only.
inline pqxx::result execWithParams(pqxx::transaction_base& tx, const std::string& sql,
                                   const Param* params, std::size_t count)
{
#if PQXX_VERSION_MAJOR >= 7
    pqxx::params values;
    for (std::size_t i = 0; i < count; ++i) {
        if (params[i].text())
            values.append(std::string(params[i].text()));
        else
            values.append();
    }
#if PQXX_VERSION_MAJOR > 7 || PQXX_VERSION_MINOR >= 10
    return tx.exec(sql, values);
#else
    return tx.exec_params(sql, values);
#endif
#else
    std::vector<const char*> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = params[i].text();
    return tx.exec_params(sql, pqxx::prepare::make_dynamic_params(values));
#endif
}

} // namespace wardlight::postgres
