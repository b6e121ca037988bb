#pragma once

#include "core/dicom/document_fields.h"

namespace wardlight::dicom {

/// The series that a document refers to (Referenced Series Sequence): {"series","references":[…]}.
/// @param images  the sequence of references within each
[[nodiscard]] QJsonArray readReferencedSeries(const DocumentFields& document, Tag images);

} // namespace wardlight::dicom
