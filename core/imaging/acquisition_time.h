#pragma once

#include "core/imaging/dicom_header.h"

#include <QDateTime>

namespace wardlight::imaging {

/// When an object was acquired, UTC: its acquisition date and time, else those of the study.
///
/// DICOM writes local times. Where the file names its offset from UTC that is used, else the zone
/// of this machine: recorders mostly stand in the same house. Null without a date or a time.
[[nodiscard]] QDateTime acquiredAt(const DicomHeader& header);

} // namespace wardlight::imaging
