#pragma once

#include "core/imaging/dicom_header.h"

#include <QJsonObject>

namespace wardlight::imaging {

/// A header as the index keeps it (imaging_instances.header): what is empty or absent is left out,
/// numbers that are not finite too, and NUL characters, which PostgreSQL cannot hold.
[[nodiscard]] QJsonObject headerToJson(const DicomHeader& header);

/// Reads what headerToJson wrote; what is missing or of the wrong type is absent.
[[nodiscard]] DicomHeader headerFromJson(const QJsonObject& json);

} // namespace wardlight::imaging
