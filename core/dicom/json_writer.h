#pragma once

#include "core/dicom/dicom_object.h"
#include "core/dicom/text_converters.h"

#include <QByteArray>

namespace wardlight::dicom {

/// The dataset as the DICOM JSON model (PS3.18 annex F), UTF-8, without group lengths and file meta
/// information. Binary values up to 1 KiB stand inline; larger ones and pixels are left out.
[[nodiscard]] QByteArray writeJson(const DicomObject& object, const TextConverters& converters);

} // namespace wardlight::dicom
