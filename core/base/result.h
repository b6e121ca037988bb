#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace wardlight {

/// A value, or the reason why there is none.
template <class T = void>
using Result = tl::expected<T, Error>;

/// An error to return from a function whose result is any Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString message,
                                                QString detail = {}, bool retryable = false)
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(detail), retryable});
}

/// Passes the error of a failed result on, whatever the caller's own value type is.
template <class T>
[[nodiscard]] tl::unexpected<Error> propagate(const tl::expected<T, Error>& failed)
{
    return tl::unexpected<Error>(failed.error());
}

} // namespace wardlight
