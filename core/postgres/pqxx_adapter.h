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
