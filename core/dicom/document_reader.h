#pragma once

#include "core/dicom/dicom_object.h"
#include "core/dicom/text_converters.h"

#include <QJsonObject>

namespace wardlight::dicom {

/// What an object says that is not (only) an image, as a plain structure: {"kind","sop_class",
/// "sop_instance","patient_id","patient_name","date","modality"} and the members that
/// structured_report.h, presentation_state.h, segmentation.h and radiotherapy.h name. Kinds:
/// "structured-report", "key-objects", "presentation-state", "segmentation", "structure-set",
/// "dose", "encapsulated-document" ({"title","mime_type","bytes"}).
/// @return Refusal::NoDocument for anything else
[[nodiscard]] Checked<QJsonObject> readDocument(const DicomObject& object,
                                                const TextConverters& converters);

} // namespace wardlight::dicom
