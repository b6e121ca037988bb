#pragma once

#include "core/dicom/dataset.h"

#include <cstdint>
#include <vector>

namespace wardlight::dicom {

/// The entries of a lookup table as the file holds them: words, or bytes packed in pairs. Fewer
/// than asked for when the element is shorter.
[[nodiscard]] std::vector<std::uint16_t> lookupEntries(const Element& data, std::size_t entries,
                                                       ByteOrder order);

} // namespace wardlight::dicom
