#pragma once

#include "core/dicom/document_fields.h"

namespace wardlight::dicom {

/// A softcopy presentation state (PS3.3 A.33): {"label","description","creator","images","layers":
/// [{"name","order"}],"annotations":[{"layer","references","texts","graphics"}],"displayed_areas",
/// "windows","rotation","flip","presentation_lut","shutter":[…]}. Points are column, row.
[[nodiscard]] QJsonObject readPresentationState(const DocumentFields& object);

} // namespace wardlight::dicom
