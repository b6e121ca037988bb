#pragma once

#include "core/base/error.h"
#include "core/imaging/decoder_protocol.h"

namespace wardlight::imaging {

/// Words a worker's refusal for the person: what it means, what to do next.
[[nodiscard]] Error refusalError(const RefusalReport& report);

} // namespace wardlight::imaging
