#pragma once

#include "core/dicom/dataset.h"
#include "core/dicom/refused.h"

#include <cstddef>
#include <vector>

namespace wardlight::dicom {

/// Inflates the dataset of the deflated transfer syntax (RFC 1951, PS3.5 A.5).
///
/// What grows to more than 64 MiB and more than a hundredfold is refused: no image does.
/// @param maxBytes  never more than this either
[[nodiscard]] Checked<std::vector<std::byte>> inflate(Bytes deflated, std::size_t maxBytes);

} // namespace wardlight::dicom
