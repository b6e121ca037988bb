#pragma once

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace wardlight::trace {

/// What a scanned or typed text is.
enum class CodeKind
{
    TraceCode20,  ///< 码上放心: 7 digits of resource, 9 of serial, 4 of a private cipher
    TraceCode16,  ///< the 16 digits of older records
    StandardCode, ///< 本位码: 14 digits from 869, a product and no pack
    Gtin,         ///< 8, 12, 13 or 14 digits, a product and no pack
    Gs1,          ///< GS1 element string, in whatever form it came
    DigitalLink,  ///< GS1 Digital Link URI
    Other         ///< none of these: a maker's own code, or no code
};

enum class ProblemKind
{
    Length,
    Charset,
    CheckDigit,
    Date,
    UnknownAi,
    MissingFnc1,   ///< a value of variable length runs into what follows
    Ambiguous,     ///< it can be read in two ways
    Association,   ///< AIs that must, or must not, stand together
    Order,         ///< a Digital Link's qualifiers out of order
    LetterCase,    ///< the scanner changed the case of letters
    KeyboardLayout ///< the scanner types for another keyboard
};

struct CodeProblem
{
    ProblemKind kind = ProblemKind::Charset;
    QString message; ///< translated
};

/// What the scan was probably meant to be.
struct CodeSuggestion
{
    QString text; ///< to be decoded in the scan's place
    QString reason;
};

struct CodeField
{
    QString name; ///< an AI ("17"), or a word of ours ("serial", "expiry_date")
    QString value;
};

/// A scan taken apart.
struct DecodedCode
{
    CodeKind kind = CodeKind::Other;
    QString text; ///< the scan without what the scanner added
    std::vector<CodeField> fields;
    std::vector<CodeProblem> problems;
    std::vector<CodeSuggestion> suggestions;
    QStringList notes; ///< what holds but should be known, translated

    /// Empty when there is no such field.
    [[nodiscard]] QString field(const QString& name) const;
    [[nodiscard]] bool has(ProblemKind kind) const;
    /// Whether length, characters, a check digit, a date or an AI is wrong.
    [[nodiscard]] bool isMalformed() const;
    /// Whether an FNC1 is missing or there are two ways to read it.
    [[nodiscard]] bool isAmbiguous() const;
};

/// What a pack says about itself, as far as its code does.
struct PackLabel
{
    QString product; ///< GTIN-14, standard code, or the 7 digits of the resource
    QString serial;
    QString batch;
    std::optional<QDate> produced;
    std::optional<QDate> expires;
};

[[nodiscard]] PackLabel labelOf(const DecodedCode& decoded);

/// The codes under which a pack with this label may be on record, the likeliest first: the scan
/// as it is, then GS1 keys in the forms that systems write.
[[nodiscard]] QStringList recordedForms(const DecodedCode& decoded);

/// Words for JSON, stable: "trace-code-20", "missing-fnc1".
[[nodiscard]] QString codeKindName(CodeKind kind);
[[nodiscard]] QString problemKindName(ProblemKind kind);

} // namespace wardlight::trace
