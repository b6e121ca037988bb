#include "core/patients/patient_search.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace wardlight::patients {

namespace {

constexpr int MaxTerms = 12;
constexpr int MaxSearchLength = 200;

std::optional<int> monthNamed(const QString& word)
{
    static const std::array<QString, 12> Names = {
        QStringLiteral("january"), QStringLiteral("february"), QStringLiteral("march"),
        QStringLiteral("april"),   QStringLiteral("may"),      QStringLiteral("june"),
        QStringLiteral("july"),    QStringLiteral("august"),   QStringLiteral("september"),
        QStringLiteral("october"), QStringLiteral("november"), QStringLiteral("december")};
    const auto found = std::find_if(Names.begin(), Names.end(), [&word](const QString& name) {
        return word.size() >= 3 && name.startsWith(word.toLower());
    });
    if (found == Names.end())
        return std::nullopt;
    return int(found - Names.begin()) + 1;
}

std::optional<QDate> validDate(int year, int month, int day)
{
    const QDate date(year, month, day);
    return date.isValid() && year >= 1800 ? std::optional(date) : std::nullopt;
}

/// Matches one written form and reads year, month (a number or a name) and day from its groups.
std::optional<QDate> dateFrom(const QRegularExpression& form, const QString& text)
{
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString month = match.captured(QStringLiteral("month"));
    const auto monthNumber =
        month.front().isDigit() ? std::optional(month.toInt()) : monthNamed(month);
    if (!monthNumber)
        return std::nullopt;
    return validDate(match.captured(QStringLiteral("year")).toInt(), *monthNumber,
                     match.captured(QStringLiteral("day")).toInt());
}

} // namespace

std::optional<QDate> parseWrittenDate(const QString& text)
{
    // each form names its groups; \z, because $ would let a line break through
    static const std::array<QRegularExpression, 4> Forms = {
        QRegularExpression(
            QStringLiteral(R"(^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})\z)")),
        QRegularExpression(QStringLiteral(R"(^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})\z)")),
        QRegularExpression(QStringLiteral(
            R"(^(?<day>\d{1,2})[-\s.]\s*(?<month>[A-Za-z]{3,9}|(?<=\.)\d{1,2})[-\s.]\s*(?<year>\d{4})\z)")),
        QRegularExpression(
            QStringLiteral(R"(^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日?\z)")),
    };
    for (const QRegularExpression& form : Forms) {
        if (const auto date = dateFrom(form, text.trimmed()))
            return date;
    }
    return std::nullopt;
}

std::vector<SearchTerm> parsePatientSearch(const QString& search)
{
    static const QRegularExpression Words(
        QStringLiteral(
            R"(\b\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{4}\b|[^\s,，、;；\x{0}-\x{1f}\x{7f}]+)"),
        QRegularExpression::UseUnicodePropertiesOption); // the ideographic space is one
    std::vector<SearchTerm> terms;
    auto words =
        Words.globalMatch(search.left(MaxSearchLength).normalized(QString::NormalizationForm_C));
    while (words.hasNext() && terms.size() < MaxTerms) {
        const QString word = words.next().captured();
        terms.push_back({word, parseWrittenDate(word)});
    }
    return terms;
}

} // namespace wardlight::patients
