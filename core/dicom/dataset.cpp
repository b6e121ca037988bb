#include "core/dicom/dataset.h"

#include <algorithm>

namespace wardlight::dicom {

const Element* Dataset::find(Tag tag) const
{
    const auto found = std::find_if(elements.begin(), elements.end(),
                                    [tag](const Element& element) { return element.tag == tag; });
    return found == elements.end() ? nullptr : &*found;
}

const Element* Dataset::findFilled(Tag tag) const
{
    const Element* element = find(tag);
    return element && !element->value.empty() ? element : nullptr;
}

const Dataset* Dataset::firstItem(Tag sequence) const
{
    const Element* element = find(sequence);
    return element && !element->items.empty() ? &element->items.front() : nullptr;
}

} // namespace wardlight::dicom
