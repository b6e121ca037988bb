#pragma once

#include "core/trace/codes/gs1_elements.h"

namespace wardlight::trace {

/// Reads a GS1 Digital Link URI (http or https): a primary key and its qualifiers in the path,
/// further AIs in the query; whatever else the query holds is passed over. The words of the first
/// edition (gtin, lot, ser, cpv) are taken for their AIs, and a shorter GTIN is filled to 14.
/// @return none where the text is no such URI
[[nodiscard]] std::optional<Gs1Reading> readDigitalLink(const QString& text);

} // namespace wardlight::trace
