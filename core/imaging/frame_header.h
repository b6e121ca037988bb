#pragma once

#include "core/imaging/frame.h"

namespace wardlight::imaging {

/// An object's header as it holds for one of its frames: of an enhanced multi-frame object with the
/// position, orientation, spacing, rescaling and windows of that frame.
/// @param frame  0-based; one that the object says nothing about has the header's values
[[nodiscard]] DicomHeader headerOfFrame(const DicomHeader& header, const DisplayTables& tables,
                                        int frame);

} // namespace wardlight::imaging
