#pragma once

#include "core/dicom/dataset.h"
#include "core/dicom/text_converters.h"

#include <QString>

#include <string_view>

namespace wardlight::dicom {

/// Where escape sequences end: person names have two delimiters more (PS3.5 6.1.2.5.3).
enum class TextKind
{
    Plain,
    PersonName
};

/// The character sets of one dataset, from its SpecificCharacterSet (PS3.3 C.12.1.1.2), with the
/// escape sequences of ISO 2022 where it declares several (PS3.5 6.1.2.5).
///
/// Text that contradicts its declaration is read as well as it can be: an escape sequence is
/// honoured whether its set was declared or not, and bytes above 0x7f without any set are UTF-8
/// where they are well-formed, else Latin-1.
class CharacterSet
{
public:
    explicit CharacterSet(const TextConverters& converters) : m_converters(&converters) {}

    /// The set of a sequence's item: its own declaration, else that of what encloses it.
    [[nodiscard]] CharacterSet of(const Dataset& dataset) const;

    /// A whole value, delimiters included.
    [[nodiscard]] QString decode(std::string_view bytes, TextKind kind) const;

    /// Whether the declaration names a set that does not exist.
    [[nodiscard]] bool hasUnknownTerm() const { return m_hasUnknownTerm; }
    /// Whether @p bytes need a set although none is declared.
    [[nodiscard]] bool isUndeclaredFor(std::string_view bytes) const;

private:
    struct Designation;
    class Escaped;

    static const Designation* byCode(std::string_view code);
    void declare(std::string_view term, bool isFirst);

    const TextConverters* m_converters;
    const char* m_whole = nullptr;               ///< covers both halves: UTF-8, GB18030, GBK
    const Designation* m_initialHigh = nullptr;  ///< bytes above 0x7f before any escape sequence
    const Designation* m_declaredHigh = nullptr; ///< the first set for them that was declared
    bool m_hasUnknownTerm = false;
};

} // namespace wardlight::dicom
