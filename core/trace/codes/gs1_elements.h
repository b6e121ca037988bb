#pragma once

#include "core/trace/codes/decoded_code.h"

#include <QStringView>

namespace wardlight::trace {

/// One AI and its value.
struct Gs1Element
{
    QString ai;
    QString value;

    friend bool operator==(const Gs1Element&, const Gs1Element&) = default;
};

using Gs1Elements = std::vector<Gs1Element>;

/// FNC1 as scanners transmit it.
constexpr QChar GroupSeparator(0x1d);

struct Gs1Reading
{
    Gs1Elements elements; ///< the literal reading, as far as it goes
    std::vector<CodeProblem> problems;
    std::vector<Gs1Elements> others; ///< further readings without a fault, the likeliest first
};

/// Reads an element string: AIs and values, FNC1 (0x1D) after values of variable length.
///
/// A value of variable length at the end of a string without any FNC1 is looked through for AIs
/// that a pack carries (01, 10, 11, 15, 17, 21, 710–717): where the rest reads faultlessly, the
/// string is ambiguous; where the literal reading is too long, an FNC1 was lost.
[[nodiscard]] Gs1Reading readElementString(QStringView message);

/// Reads "(01)04150011164140(21)1GT"; none where the text is not of that form.
[[nodiscard]] std::optional<Gs1Reading> readBracketed(const QString& text);

/// What is wrong with one value: length, characters, check digit, date.
[[nodiscard]] std::vector<CodeProblem> problemsOf(const Gs1Element& element);
/// What is wrong with the company AIs keep: required or excluded ones, and two values of one AI.
[[nodiscard]] std::vector<CodeProblem> associationProblems(const Gs1Elements& elements);

/// "(01)04150011164140(21)1GT"
[[nodiscard]] QString toBracketed(const Gs1Elements& elements);

/// YYMMDD as a day: the century is the one that brings the year within 49 back and 50 ahead of
/// @p today (GS1 General Specifications, section 7.12); DD = 00 is the month's last day.
[[nodiscard]] std::optional<QDate> gs1Date(QStringView text, const QDate& today);

} // namespace wardlight::trace
