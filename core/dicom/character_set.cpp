#include "core/dicom/character_set.h"

#include "core/dicom/values.h"

#include <algorithm>
#include <string>

namespace wardlight::dicom {

/// A coded character set and the escape sequence that calls it (PS3.3 tables C.12-3 and C.12-4).
struct CharacterSet::Designation
{
    std::string_view code;   ///< of the defined term: "100" in "ISO 2022 IR 100"
    std::string_view escape; ///< what follows ESC
    bool isHigh;             ///< occupies bytes 0xa0 to 0xff (G1), else 0x20 to 0x7f (G0)
    int width;               ///< bytes a character
    const char* set;         ///< for TextConverters; null for ASCII
    char prefix = 0;         ///< selects a part of EUC-JP
};

namespace {

constexpr char Escape = '\x1b';

bool isHighByte(char byte)
{
    return static_cast<unsigned char>(byte) >= 0x80;
}

/// "ISO_IR 100", "ISO-IR 100" and "ISO 2022 IR 100" alike give "ISO ... IR 100".
std::string normalised(std::string_view term)
{
    std::string text(term);
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return c == '_' || c == '-' ? ' ' : static_cast<char>(std::toupper(c));
    });
    return text;
}

const char* wholeSet(const std::string& term)
{
    if (term.ends_with("IR 192") || term == "UTF 8" || term == "UTF8")
        return "UTF-8";
    if (term == "GB18030")
        return "GB18030";
    return term == "GBK" || term == "GB2312" ? "GBK" : nullptr;
}

} // namespace

const CharacterSet::Designation* CharacterSet::byCode(std::string_view code)
{
    static constexpr Designation Known[] = {
        {"6", "(B", false, 1, nullptr},
        {"14", "(J", false, 1, nullptr},
        {"87", "$B", false, 2, "EUC-JP"},
        {"87", "$@", false, 2, "EUC-JP"}, // its edition of 1978
        {"159", "$(D", false, 2, "EUC-JP", '\x8f'},
        {"13", ")I", true, 1, "EUC-JP", '\x8e'},
        {"100", "-A", true, 1, "ISO-8859-1"},
        {"101", "-B", true, 1, "ISO-8859-2"},
        {"109", "-C", true, 1, "ISO-8859-3"},
        {"110", "-D", true, 1, "ISO-8859-4"},
        {"144", "-L", true, 1, "ISO-8859-5"},
        {"127", "-G", true, 1, "ISO-8859-6"},
        {"126", "-F", true, 1, "ISO-8859-7"},
        {"138", "-H", true, 1, "ISO-8859-8"},
        {"148", "-M", true, 1, "ISO-8859-9"},
        {"203", "-b", true, 1, "ISO-8859-15"},
        {"166", "-T", true, 1, "TIS-620"},
        {"149", "$)C", true, 2, "EUC-KR"},
        {"58", "$)A", true, 2, "EUC-CN"},
    };
    const bool isEscape = !code.empty() && !std::isdigit(static_cast<unsigned char>(code[0]));
    for (const Designation& known : Known) {
        if (isEscape ? code.starts_with(known.escape) : code == known.code)
            return &known;
    }
    return nullptr;
}

CharacterSet CharacterSet::of(const Dataset& dataset) const
{
    const Element* declaration = dataset.find(tags::SpecificCharacterSet);
    if (!declaration)
        return *this;
    CharacterSet set(*m_converters);
    bool isFirst = true;
    for (const std::string_view term : textParts(*declaration)) {
        set.declare(term, isFirst);
        isFirst = false;
    }
    return set;
}

void CharacterSet::declare(std::string_view term, bool isFirst)
{
    const std::string name = normalised(term);
    if (name.empty())
        return;
    if (const char* whole = wholeSet(name)) {
        m_whole = whole;
        return;
    }
    const std::size_t code = name.rfind("IR ");
    const Designation* known =
        code == std::string::npos ? nullptr : byCode(std::string_view(name).substr(code + 3));
    if (!known) {
        m_hasUnknownTerm = true;
        return;
    }
    if (known->isHigh && isFirst)
        m_initialHigh = known;
    if (known->isHigh && !m_declaredHigh)
        m_declaredHigh = known;
}

/// Follows the escape sequences of one value.
class CharacterSet::Escaped
{
public:
    Escaped(const CharacterSet& set, TextKind kind)
        : m_converters(*set.m_converters), m_kind(kind), m_initialHigh(set.m_initialHigh),
          m_fallbackHigh(set.m_declaredHigh), m_high(set.m_initialHigh)
    {}

    QString decode(std::string_view bytes)
    {
        m_rest = bytes;
        while (!m_rest.empty())
            step();
        flush();
        return m_text;
    }

private:
    void step()
    {
        const char byte = m_rest.front();
        if (byte == Escape)
            return designate();
        if (isHighByte(byte))
            return take(m_high ? m_high : m_fallbackHigh);
        const bool isInPair = m_low && m_low->width == 2 && byte > ' ';
        if (isInPair)
            return take(m_low);
        flush();
        m_text += QLatin1Char(byte);
        m_rest.remove_prefix(1);
        if (isDelimiter(byte)) {
            m_low = nullptr;
            m_high = m_initialHigh;
        }
    }

    void designate()
    {
        flush();
        const Designation* called = byCode(m_rest.substr(1));
        m_rest.remove_prefix(called ? 1 + called->escape.size() : 1);
        if (!called)
            m_text += QChar::ReplacementCharacter;
        else if (called->isHigh)
            m_high = called;
        else
            m_low = called;
    }

    /// One character of @p from, kept until its set changes.
    void take(const Designation* from)
    {
        if (m_run != from)
            flush();
        m_run = from;
        const auto width =
            std::min<std::size_t>(from ? std::size_t(from->width) : 1, m_rest.size());
        if (from && from->prefix)
            m_pending += from->prefix;
        for (const char byte : m_rest.substr(0, width))
            m_pending += from && !from->isHigh ? static_cast<char>(byte | '\x80') : byte;
        m_rest.remove_prefix(width);
    }

    void flush()
    {
        if (!m_pending.empty())
            m_text += m_converters.toUnicode(m_pending, m_run ? m_run->set : "ISO-8859-1");
        m_pending.clear();
        m_run = nullptr;
    }

    [[nodiscard]] bool isDelimiter(char byte) const
    {
        constexpr std::string_view Always = "\\\r\n\f\t";
        constexpr std::string_view InNames = "^=";
        return Always.find(byte) != std::string_view::npos ||
               (m_kind == TextKind::PersonName && InNames.find(byte) != std::string_view::npos);
    }

    const TextConverters& m_converters;
    const TextKind m_kind;
    const Designation* const m_initialHigh;
    const Designation* const m_fallbackHigh;
    const Designation* m_low = nullptr; ///< null: ASCII
    const Designation* m_high;
    const Designation* m_run = nullptr; ///< whose characters m_pending holds
    std::string m_pending;
    std::string_view m_rest;
    QString m_text;
};

QString CharacterSet::decode(std::string_view bytes, TextKind kind) const
{
    if (m_whole)
        return m_converters->toUnicode(bytes, m_whole);
    if (isUndeclaredFor(bytes) && TextConverters::isUtf8(bytes))
        return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    return Escaped(*this, kind).decode(bytes);
}

bool CharacterSet::isUndeclaredFor(std::string_view bytes) const
{
    return !m_whole && !m_declaredHigh && bytes.find(Escape) == std::string_view::npos &&
           std::any_of(bytes.begin(), bytes.end(), &isHighByte);
}

} // namespace wardlight::dicom
