#include "core/dicom/lookup_entries.h"

#include <algorithm>

namespace wardlight::dicom {

std::vector<std::uint16_t> lookupEntries(const Element& data, std::size_t entries, ByteOrder order)
{
    std::vector<std::uint16_t> values;
    const bool isPacked = data.value.size() < 2 * entries;
    const bool isReversed = isPacked && order == ByteOrder::Big && data.vr != Vr::OB;
    const std::size_t available = isPacked ? data.value.size() : data.value.size() / 2;
    for (std::size_t i = 0; i < std::min(entries, available); ++i) {
        const std::size_t at = isReversed ? std::min(i ^ 1U, available - 1) : i;
        values.push_back(isPacked ? std::to_integer<std::uint16_t>(data.value[at])
                                  : readNumber<std::uint16_t>(data.value, 2 * i, order));
    }
    return values;
}

} // namespace wardlight::dicom
