#pragma once

#include "core/base/result.h"

namespace wardlight::objects {

/// The error of an object that nobody recorded a hash for, unless the person accepted it.
[[nodiscard]] tl::unexpected<Error> unverifiedError(const QString& key);

} // namespace wardlight::objects
