#pragma once

#include "core/dicom/character_set.h"
#include "core/dicom/dicom_object.h"
#include "core/imaging/frame.h"

#include <array>
#include <optional>
#include <vector>

namespace wardlight::dicom {

/// Finds the attributes of one frame: at the top, or in the functional groups of that frame, or in
/// the shared ones (PS3.3 C.7.6.16).
class FrameAttributes
{
public:
    /// @param frame  0-based; one without groups of its own has the shared ones
    FrameAttributes(const Dataset& dataset, std::size_t frame);

    /// The dataset that holds @p tag, itself at the top or inside the macro @p group; the top when
    /// none does.
    [[nodiscard]] const Dataset& holder(Tag group, Tag tag) const;

private:
    const Dataset& m_top;
    const Dataset* m_perFrame = nullptr;
    const Dataset* m_shared = nullptr;
};

/// The numbers of an attribute that has exactly so many.
template <std::size_t Size>
[[nodiscard]] std::optional<std::array<double, Size>> exactNumbers(const Dataset& dataset, Tag tag);

/// Millimetres that a length can be computed with: positive and finite.
[[nodiscard]] std::optional<std::array<double, 2>> spacing(const Dataset& dataset, Tag tag);

/// What one frame says about itself.
/// @param characterSet  of the object's top
[[nodiscard]] imaging::FrameValues readFrameValues(const Dataset& dataset, std::size_t frame,
                                                   const CharacterSet& characterSet);

/// The values of all frames; none unless the object has functional groups for each.
[[nodiscard]] std::vector<imaging::FrameValues>
readAllFrameValues(const DicomObject& object, const TextConverters& converters);

/// Whether frames may differ in what readFrameValues() gives.
[[nodiscard]] bool hasFrameValues(const Dataset& dataset);

} // namespace wardlight::dicom
