#pragma once

#include "core/dicom/dicom_object.h"
#include "core/imaging/frame.h"

namespace wardlight::dicom {

/// Whether readDisplayTables() would find anything.
[[nodiscard]] bool hasDisplayTables(const Dataset& dataset);

/// The palette, the modality table, the first VOI table and the overlays of an object.
///
/// A palette or modality table that contradicts itself is a refusal, since the image would show
/// other values; such a VOI table or overlay is left out. So are overlays of several frames and
/// those in unused bits of the pixels.
[[nodiscard]] Checked<imaging::DisplayTables> readDisplayTables(const DicomObject& object);

} // namespace wardlight::dicom
