#pragma once

#include "core/dicom/tag.h"
#include "core/dicom/value_representation.h"

#include <string>

namespace wardlight::dicom {

/// Which value representation an attribute has where the file does not say (PS3.6, and makers'
/// private attributes), from DCMTK's dictionary, which is a file: load before the lockdown.
class Dictionary
{
public:
    /// Loads the dictionary; isLoaded() tells whether it was found.
    Dictionary();

    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    /// @param privateCreator  whose private attribute it is; empty for standard ones
    /// @param isSigned        decides where the standard allows both US and SS
    [[nodiscard]] Vr vrOf(Tag tag, const std::string& privateCreator, bool isSigned) const;

private:
    bool m_isLoaded = false;
};

} // namespace wardlight::dicom
