#include "ui/common/fuzzy_match.h"

namespace wardlight::ui {
namespace {

constexpr int WordStart = 8;
constexpr int InARow = 6;
constexpr int Found = 1;

bool beginsWord(const QString& text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() ||
           (text[at].isUpper() && text[at - 1].isLower());
}

int worth(const QString& text, qsizetype at, const QList<int>& before)
{
    int score = Found;
    if (beginsWord(text, at))
        score += WordStart;
    if (!before.isEmpty() && before.back() == at - 1)
        score += InARow;
    return score;
}

/// Takes the first place for each character from @p start on.
std::optional<FuzzyMatch> matchFrom(const QString& typed, const QString& text, qsizetype start)
{
    FuzzyMatch match;
    qsizetype at = start;
    for (const QChar wanted : typed) {
        if (wanted.isSpace())
            continue;
        at = text.indexOf(wanted, at, Qt::CaseInsensitive);
        if (at < 0)
            return {};
        match.score += worth(text, at, match.positions);
        match.positions << static_cast<int>(at);
        ++at;
    }
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& text)
{
    const QString trimmed = typed.trimmed();
    if (trimmed.isEmpty())
        return FuzzyMatch{};
    std::optional<FuzzyMatch> best;
    // every place where the first letter stands may begin the best match
    for (qsizetype start = text.indexOf(trimmed[0], 0, Qt::CaseInsensitive); start >= 0;
         start = text.indexOf(trimmed[0], start + 1, Qt::CaseInsensitive)) {
        auto match = matchFrom(trimmed, text, start);
        if (!match)
            break; // later starts have fewer letters left
        if (!best || match->score > best->score)
            best = std::move(match);
    }
    return best;
}

} // namespace wardlight::ui
