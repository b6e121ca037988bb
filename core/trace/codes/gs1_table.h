#pragma once

#include <QStringView>

#include <vector>

namespace wardlight::trace {

/// One component of an AI's value.
struct Gs1Component
{
    enum class Check
    {
        None,
        CheckDigit, ///< mod 10 over the component
        Date,       ///< YYMMDD, DD = 00 for a month's end
        FullDate,   ///< YYMMDD
        HourMinute  ///< HHMM
    };

    char type = 'X'; ///< N digits, X the 82 characters, Y the 39, Z base64url
    int shortest = 0;
    int longest = 0;
    Check check = Check::None;
    bool isOptional = false;
};

/// A GS1 Application Identifier, or a range of them with one meaning. The facts are those of the
/// GS1 Barcode Syntax Dictionary (2025).
struct Gs1Identifier
{
    const char* first;
    const char* last;
    const char* format;        ///< components, see componentsOf()
    bool isFixedLength;        ///< ends by its length: needs no FNC1
    const char* keyQualifiers; ///< of a Digital Link's primary key: "22,10,21|235"; null for others
    const char* prerequisites; ///< one of these groups must be there: "01+21,02"; " & " joins two
    const char* excludes;      ///< none of these may be there
    const char* title;         ///< as GS1 writes it
};

/// The identifier that @p text begins with; null when it begins with none.
[[nodiscard]] const Gs1Identifier* gs1IdentifierAt(QStringView text);
/// The identifier named exactly so ("3103"); null for none.
[[nodiscard]] const Gs1Identifier* gs1Identifier(QStringView name);

[[nodiscard]] std::vector<Gs1Component> componentsOf(const Gs1Identifier& identifier);
/// The most characters a value can have.
[[nodiscard]] int longestValue(const Gs1Identifier& identifier);
/// The fewest.
[[nodiscard]] int shortestValue(const Gs1Identifier& identifier);

/// Whether an AI is the one of a pattern, in which n stands for a digit: "310n".
[[nodiscard]] bool matchesAiPattern(QStringView ai, QStringView pattern);

} // namespace wardlight::trace
