#pragma once

#include "core/imaging/study.h"
#include "core/objects/verified_fetch.h"

namespace wardlight::imaging {

/// The object that an instance stands for, checked against its record and against the index too: an
/// object that was replaced together with its record is refused as well.
[[nodiscard]] Result<objects::VerifiedObject>
fetchInstance(const objects::VerifiedFetch& fetch, const Instance& instance,
              objects::UnverifiedPolicy policy = objects::UnverifiedPolicy::Refuse);

} // namespace wardlight::imaging
