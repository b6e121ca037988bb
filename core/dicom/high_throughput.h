#pragma once

#include "core/dicom/codestream_head.h"
#include "core/dicom/component_writer.h"

namespace wardlight::dicom {

/// Decodes a codestream of ISO 15444-15 by OpenJPH.
/// @return false when it is damaged
[[nodiscard]] bool decodeHighThroughput(Bytes codestream, const CodestreamHead& head,
                                        ComponentWriter& writer);

} // namespace wardlight::dicom
