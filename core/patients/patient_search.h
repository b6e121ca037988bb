#pragma once

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace wardlight::patients {

/// One word of a search. Where it can be read as a birth date, it matches that too.
struct SearchTerm
{
    QString text;
    std::optional<QDate> date;

    friend bool operator==(const SearchTerm&, const SearchTerm&) = default;
};

/// Takes a search apart into words that must all match, at most 12; separators are any white space
/// and commas. "14 Jul 1945" is one word.
[[nodiscard]] std::vector<SearchTerm> parsePatientSearch(const QString& search);

/// A date as people write it: 1945-07-14, 1945/7/14, 19450714, 14.07.1945, 14-Jul-1945,
/// 14 July 1945, 1945年7月14日. Empty when it is none, or no day of the calendar.
[[nodiscard]] std::optional<QDate> parseWrittenDate(const QString& text);

} // namespace wardlight::patients
