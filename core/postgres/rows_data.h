#pragma once

#include "core/postgres/pqxx_adapter.h"

namespace wardlight::postgres {

struct Rows::Data
{
    pqxx::result result;
};

} // namespace wardlight::postgres
