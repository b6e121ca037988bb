#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <optional>

namespace wardlight::imaging {
class ImagingStore;
}
namespace wardlight::patients {
class PatientStore;
}

namespace wardlight::desktop {

/// Whose images make the best picture: of the patients' newest studies, which are the ones that
/// open first, the one with the most pixels, slices before single images. Without any image, who
/// was measured last. Blocking; looks at 40 studies and 1,000 patients at most.
[[nodiscard]] Result<std::optional<PatientId>> patientForTour(imaging::ImagingStore& images,
                                                              patients::PatientStore& patients);

} // namespace wardlight::desktop
