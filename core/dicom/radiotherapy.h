#pragma once

#include "core/dicom/document_fields.h"

namespace wardlight::dicom {

/// A structure set (PS3.3 A.19): {"label","name","rois":[{"number","name","description",
/// "interpreted_type","generation","colour","frame_of_reference","contours":[{"type","points",
/// "images"}]}]}. Points are x, y, z in mm (LPS). A contour whose numbers are no whole points, or
/// not as many as it says, has no points and "is_damaged".
[[nodiscard]] QJsonObject readStructureSet(const DocumentFields& object);

/// A dose (PS3.3 A.18): {"units","type","summation","scaling","rows","columns","frames","spacing",
/// "position","orientation","offsets","plans","histograms"}. Stored values × scaling are in units;
/// offsets in mm say where each frame lies.
[[nodiscard]] QJsonObject readDose(const DocumentFields& object);

} // namespace wardlight::dicom
