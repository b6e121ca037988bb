#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace wardlight::ui {

/// How well typed letters fit a text.
struct FuzzyMatch
{
    int score = 0;        ///< higher is better; comparable for the same typed letters only
    QList<int> positions; ///< of the matched characters in the text, ascending
};

/// Finds the characters of @p typed in @p text in this order, without regard to case; spaces in
/// @p typed are skipped. Letters that begin words and letters in a row count more.
/// @return none when a character is missing; a match of score 0 when @p typed is blank
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& text);

} // namespace wardlight::ui
