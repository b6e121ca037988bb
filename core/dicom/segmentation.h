#pragma once

#include "core/dicom/document_fields.h"

namespace wardlight::dicom {

/// A segmentation (PS3.3 A.51): {"label","type","rows","columns","frame_of_reference","segments":
/// [{"number","label","description","category","property","algorithm_type","algorithm",
/// "colour_lab"}],"frames":[{"segment","position","sources"}]}. The pixels are its frames'.
[[nodiscard]] QJsonObject readSegmentation(const DocumentFields& object);

} // namespace wardlight::dicom
