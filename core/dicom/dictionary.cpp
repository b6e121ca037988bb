#include "core/dicom/dictionary.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcdicent.h>
#include <dcmtk/dcmdata/dcdict.h>

namespace wardlight::dicom {

Dictionary::Dictionary() : m_isLoaded(dcmDataDict.isDictionaryLoaded() == OFTrue)
{}

Vr Dictionary::vrOf(Tag tag, const std::string& privateCreator, bool isSigned) const
{
    if (tag.isGroupLength())
        return Vr::UL;
    if (tag.isPrivateCreator())
        return Vr::LO;
    const DcmDictEntry* entry =
        dcmDataDict.rdlock().findEntry(DcmTagKey(tag.group, tag.element),
                                       privateCreator.empty() ? nullptr : privateCreator.c_str());
    const DcmEVR found = entry ? entry->getEVR() : EVR_UNKNOWN;
    dcmDataDict.rdunlock();
    switch (found) {
    case EVR_xs:
        return isSigned ? Vr::SS : Vr::US;
    case EVR_ox:
    case EVR_px:
    case EVR_lt:
        return Vr::OW; // implicit encodings hold words
    case EVR_up:
        return Vr::UL;
    default: {
        const char* name = DcmVR(found).getValidVRName();
        return parseVr(static_cast<std::uint8_t>(name[0]), static_cast<std::uint8_t>(name[1]))
            .value_or(Vr::UN);
    }
    }
}

} // namespace wardlight::dicom
