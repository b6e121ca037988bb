#pragma once

#include "core/dicom/character_set.h"
#include "core/dicom/dicom_object.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace wardlight::dicom {

/// Reads one dataset's attributes into JSON: text in its character set, numbers as numbers. What is
/// absent or no number is null; strings are empty.
class DocumentFields
{
public:
    /// @param enclosing  of the dataset around this one
    DocumentFields(const Dataset& dataset, const CharacterSet& enclosing)
        : m_dataset(&dataset), m_characterSet(enclosing.of(dataset))
    {}

    /// The whole value; names of persons with all their groups.
    [[nodiscard]] QString text(Tag tag) const;
    [[nodiscard]] QJsonValue integer(Tag tag) const;
    [[nodiscard]] QJsonValue number(Tag tag) const;
    /// Every number of the attribute; null for a part that is none.
    [[nodiscard]] QJsonArray numbers(Tag tag) const;
    /// The numbers as points of so many coordinates; empty unless they come out even.
    [[nodiscard]] QJsonArray points(Tag tag, int coordinates) const;
    /// {"value","scheme","meaning"} of the first item of a code sequence, or null.
    [[nodiscard]] QJsonValue code(Tag sequence) const;
    /// What a code means, for a person; else its value.
    [[nodiscard]] QString meaning(Tag sequence) const;

    [[nodiscard]] std::vector<DocumentFields> items(Tag sequence) const;
    [[nodiscard]] std::optional<DocumentFields> firstItem(Tag sequence) const;

    /// The objects that a sequence of references names: {"sop_class","sop_instance","frames"}.
    [[nodiscard]] QJsonArray references(Tag sequence) const;

private:
    const Dataset* m_dataset;
    CharacterSet m_characterSet;
};

} // namespace wardlight::dicom
