#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <optional>

namespace wardlight::imaging {
class ImagingStore;
}

namespace wardlight::desktop {

/// Whose images make the best picture: of the patients' newest studies, which are the ones that
/// open first, the one with the most pixels, slices before single images. None without any image.
/// Blocking; looks at 40 studies at most.
[[nodiscard]] Result<std::optional<PatientId>> patientForTour(imaging::ImagingStore& store);

} // namespace wardlight::desktop
