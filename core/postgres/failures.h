#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/postgres/deadline_watch.h"

#include <exception>

namespace wardlight::postgres {

/// What to do after a transaction ended by an exception.
enum class Recovery
{
    None,     ///< report it
    Repeat,   ///< nothing was applied; the same body may run again on the same connection
    Reconnect ///< nothing was applied; the connection is gone
};

struct Failure
{
    Error error;
    Recovery recovery = Recovery::None;
    bool commitInDoubt = false;
};

/// Turns the exception that is being handled into our terms. Where the watch closed the socket
/// (@p closedBy), that is the cause, whatever libpqxx says.
[[nodiscard]] Failure describeCurrentException(DeadlineWatch::Cause closedBy);

} // namespace wardlight::postgres
