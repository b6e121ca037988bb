#pragma once

#include "core/dicom/document_fields.h"

namespace wardlight::dicom {

/// A structured report (PS3.3 C.17): {"title","completion","verification","verified_by":[{"name",
/// "time"}],"content":[item…]}; an item is {"relationship","type","name","value","unit",
/// "references","points","items":[…]}, in the order of the document, empty members left out.
[[nodiscard]] QJsonObject readReport(const DocumentFields& object);

/// A key object selection (PS3.3 A.35.4): a report's members and "images": [{"study","series",
/// "references":[…]}].
[[nodiscard]] QJsonObject readKeyObjects(const DocumentFields& object);

} // namespace wardlight::dicom
