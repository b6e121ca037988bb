#include "core/trace/drug_names.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace wardlight::trace {

namespace {

/// Levenshtein's distance to the nearest beginning of @p name.
qsizetype distanceToPrefix(const QString& asked, const QString& name)
{
    std::vector<qsizetype> row(std::size_t(name.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < asked.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const qsizetype replaced = diagonal + (asked[i] == name[qsizetype(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return *std::min_element(row.cbegin(), row.cend());
}

} // namespace

bool isLatin(const QString& text)
{
    const auto isPlain = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u' ');
    };
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), isPlain);
}

bool areSimilarNames(const QString& asked, const QString& name)
{
    constexpr qsizetype LongestName = 200;
    if (asked.size() < 3 || name.size() < 2 || asked.size() > LongestName ||
        name.size() > LongestName)
        return false;
    const qsizetype edits = std::max<qsizetype>(1, asked.size() / 4);
    return distanceToPrefix(asked.toLower(), name.toLower()) <= edits;
}

} // namespace wardlight::trace
