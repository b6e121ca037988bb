#include "core/trace/codes/gs1_elements.h"

#include "core/trace/codes/check_digits.h"
#include "core/trace/codes/gs1_table.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace wardlight::trace {

namespace {

constexpr std::size_t MostOtherReadings = 8;
constexpr int MostTries = 20'000; ///< of a search for other readings

/// The context of this file's translations.
struct Gs1Texts
{
    Q_DECLARE_TR_FUNCTIONS(Gs1Texts)
};

bool isOfType(QChar c, char type)
{
    const char16_t u = c.unicode();
    const bool isDigit = u >= u'0' && u <= u'9';
    const bool isUpper = u >= u'A' && u <= u'Z';
    const bool isLower = u >= u'a' && u <= u'z';
    switch (type) {
    case 'N':
        return isDigit;
    case 'Y':
        return isDigit || isUpper || u == u'#' || u == u'-' || u == u'/';
    case 'Z':
        return isDigit || isUpper || isLower || u == u'-' || u == u'_' || u == u'=';
    default: // X: GS1 General Specifications, figure 7.11-1
        return isDigit || isUpper || isLower || QStringView(u"!\"%&'()*+,-./:;<=>?_").contains(c);
    }
}

bool isDate(QStringView text, bool mayLackDay)
{
    const int month = text.mid(2, 2).toInt();
    const int day = text.mid(4, 2).toInt();
    if (mayLackDay && day == 0)
        return month >= 1 && month <= 12;
    // The century does not matter but for 29 February: 2000 was a leap year, as every fourth is.
    return QDate::isValid(2000 + text.first(2).toInt(), month, day);
}

std::optional<CodeProblem> contentProblem(const QString& ai, QStringView part,
                                          const Gs1Component& component)
{
    const auto isWrong = [&component](QChar c) { return !isOfType(c, component.type); };
    if (std::any_of(part.begin(), part.end(), isWrong))
        return CodeProblem{
            ProblemKind::Charset,
            Gs1Texts::tr("The value of (%1) holds characters that it may not hold.").arg(ai)};
    switch (component.check) {
    case Gs1Component::Check::None:
        return std::nullopt;
    case Gs1Component::Check::CheckDigit:
        if (hasValidMod10(part))
            return std::nullopt;
        return CodeProblem{ProblemKind::CheckDigit,
                           Gs1Texts::tr("The check digit of (%1) should be %2, not %3.")
                               .arg(ai)
                               .arg(mod10CheckDigit(part.chopped(1)))
                               .arg(part.back())};
    case Gs1Component::Check::Date:
    case Gs1Component::Check::FullDate:
        if (isDate(part, component.check == Gs1Component::Check::Date))
            return std::nullopt;
        return CodeProblem{ProblemKind::Date,
                           Gs1Texts::tr("The value of (%1), %2, is no date.").arg(ai, part)};
    case Gs1Component::Check::HourMinute:
        if (part.first(2).toInt() < 24 && part.mid(2, 2).toInt() < 60)
            return std::nullopt;
        return CodeProblem{ProblemKind::Date,
                           Gs1Texts::tr("The value of (%1), %2, is no time.").arg(ai, part)};
    }
    return std::nullopt;
}

CodeProblem lengthProblem(const Gs1Element& element, const Gs1Identifier& identifier)
{
    const int shortest = shortestValue(identifier);
    const int longest = longestValue(identifier);
    if (shortest == longest)
        return {ProblemKind::Length, Gs1Texts::tr("The value of (%1) has %2 characters, not %3.")
                                         .arg(element.ai)
                                         .arg(element.value.size())
                                         .arg(longest)};
    return {ProblemKind::Length,
            Gs1Texts::tr("The value of (%1) has %2 characters; %3 to %4 are allowed.")
                .arg(element.ai)
                .arg(element.value.size())
                .arg(shortest)
                .arg(longest)};
}

bool contains(const Gs1Elements& elements, QStringView ai)
{
    return std::any_of(elements.cbegin(), elements.cend(),
                       [ai](const Gs1Element& element) { return element.ai == ai; });
}

/// AIs that are worth suspecting inside another one's value.
bool isOnPacks(QStringView ai)
{
    static const QStringList OnPacks{QStringLiteral("01"), QStringLiteral("10"),
                                     QStringLiteral("11"), QStringLiteral("15"),
                                     QStringLiteral("17"), QStringLiteral("21")};
    return OnPacks.contains(ai) || (ai.size() == 3 && ai.startsWith(u"71"));
}

/// How much speaks for a reading: values that check themselves, and then how many it tells apart.
std::pair<std::ptrdiff_t, std::size_t> weightOf(const Gs1Elements& elements)
{
    const auto checksItself = [](const Gs1Element& element) {
        return gs1Identifier(element.ai)->isFixedLength;
    };
    return {std::count_if(elements.cbegin(), elements.cend(), checksItself), elements.size()};
}

/// Looks for ways to read a value that ran into what follows it.
class Resplit
{
public:
    explicit Resplit(Gs1Elements before) : m_elements(std::move(before)) {}

    /// Splits the value of @p ai after any prefix that is faultless; the likeliest reading first.
    std::vector<Gs1Elements> run(const QString& ai, QStringView value)
    {
        split(ai, value);
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const auto& a, const auto& b) { return weightOf(a) > weightOf(b); });
        return std::move(m_found);
    }

private:
    void split(const QString& ai, QStringView value)
    {
        const Gs1Identifier* identifier = gs1Identifier(ai);
        const qsizetype longest = std::min<qsizetype>(longestValue(*identifier), value.size() - 1);
        for (qsizetype length = 1; length <= longest; ++length) {
            if (++m_tries > MostTries || m_found.size() >= MostOtherReadings)
                return;
            const Gs1Element element{ai, value.first(length).toString()};
            if (!problemsOf(element).empty())
                continue;
            m_elements.push_back(element);
            readOn(value.mid(length));
            m_elements.pop_back();
        }
    }

    /// Reads a rest that must begin with an AI of a pack that is not there yet.
    void readOn(QStringView rest)
    {
        const Gs1Identifier* identifier = gs1IdentifierAt(rest);
        if (!identifier)
            return;
        const QString ai = rest.first(QLatin1String(identifier->first).size()).toString();
        if (!isOnPacks(ai) || contains(m_elements, ai))
            return;
        const QStringView value = rest.mid(ai.size());
        if (identifier->isFixedLength) {
            readFixed(ai, value, shortestValue(*identifier));
            return;
        }
        readLast(ai, value);
        split(ai, value);
    }

    void readFixed(const QString& ai, QStringView value, int length)
    {
        if (value.size() < length)
            return;
        const Gs1Element element{ai, value.first(length).toString()};
        if (!problemsOf(element).empty())
            return;
        m_elements.push_back(element);
        if (value.size() == length)
            m_found.push_back(m_elements);
        else
            readOn(value.mid(length));
        m_elements.pop_back();
    }

    void readLast(const QString& ai, QStringView value)
    {
        const Gs1Element element{ai, value.toString()};
        if (!problemsOf(element).empty())
            return;
        m_elements.push_back(element);
        m_found.push_back(m_elements);
        m_elements.pop_back();
    }

    Gs1Elements m_elements;
    std::vector<Gs1Elements> m_found;
    int m_tries = 0;
};

void append(std::vector<CodeProblem>& problems, std::vector<CodeProblem> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(problems));
}

/// Where a value of variable length ends at the end of the message without an FNC1 anywhere, looks
/// whether something else hides in it.
void lookForLostSeparators(Gs1Reading& reading, bool hasSeparator)
{
    if (reading.elements.empty())
        return;
    const Gs1Element last = reading.elements.back();
    const Gs1Identifier* identifier = gs1Identifier(last.ai);
    const bool isTooLong = last.value.size() > longestValue(*identifier);
    if (identifier->isFixedLength || (hasSeparator && !isTooLong))
        return;
    Gs1Elements before(reading.elements.begin(), reading.elements.end() - 1);
    reading.others = Resplit(std::move(before)).run(last.ai, last.value);
    if (isTooLong)
        reading.problems.push_back(
            {ProblemKind::MissingFnc1,
             Gs1Texts::tr("The value of (%1) has no end: the FNC1 after it was lost.")
                 .arg(last.ai)});
    else if (!reading.others.empty())
        reading.problems.push_back(
            {ProblemKind::Ambiguous,
             Gs1Texts::tr("It can be read in two ways: there is no FNC1, and the value of (%1) may "
                          "hold (%2) as well.")
                 .arg(last.ai, reading.others.front()[reading.elements.size()].ai)});
}

bool isGroupThere(const Gs1Elements& elements, const QString& group)
{
    const QStringList patterns = group.split(u'+');
    return std::all_of(patterns.cbegin(), patterns.cend(), [&elements](const QString& pattern) {
        return std::any_of(elements.cbegin(), elements.cend(), [&](const Gs1Element& element) {
            return matchesAiPattern(element.ai, pattern);
        });
    });
}

std::vector<CodeProblem> prerequisiteProblems(const Gs1Elements& elements, const QString& ai,
                                              const char* prerequisites)
{
    std::vector<CodeProblem> problems;
    for (const QString& alternatives :
         QString::fromLatin1(prerequisites).split(QStringLiteral(" & "), Qt::SkipEmptyParts)) {
        const QStringList groups = alternatives.split(u',');
        if (std::none_of(groups.cbegin(), groups.cend(), [&elements](const QString& group) {
                return isGroupThere(elements, group);
            }))
            problems.push_back(
                {ProblemKind::Association, Gs1Texts::tr("(%1) must not stand without one of: %2.")
                                               .arg(ai, groups.join(QStringLiteral(", ")))});
    }
    return problems;
}

} // namespace

std::vector<CodeProblem> problemsOf(const Gs1Element& element)
{
    const Gs1Identifier* identifier = gs1Identifier(element.ai);
    if (!identifier)
        return {{ProblemKind::UnknownAi, Gs1Texts::tr("(%1) is no AI.").arg(element.ai)}};
    if (element.value.size() < shortestValue(*identifier) ||
        element.value.size() > longestValue(*identifier))
        return {lengthProblem(element, *identifier)};
    std::vector<CodeProblem> problems;
    QStringView rest = element.value;
    for (const Gs1Component& component : componentsOf(*identifier)) {
        if (component.isOptional && rest.isEmpty())
            break;
        if (rest.size() < component.shortest)
            return {lengthProblem(element, *identifier)};
        const QStringView part = rest.first(std::min<qsizetype>(component.longest, rest.size()));
        if (auto problem = contentProblem(element.ai, part, component))
            problems.push_back(std::move(*problem));
        rest = rest.mid(part.size());
    }
    return problems;
}

Gs1Reading readElementString(QStringView message)
{
    Gs1Reading reading;
    const bool hasSeparator = message.mid(1).contains(GroupSeparator);
    qsizetype at = 0;
    while (at < message.size()) {
        if (message[at] == GroupSeparator) {
            ++at;
            continue;
        }
        const QStringView rest = message.mid(at);
        const Gs1Identifier* identifier = gs1IdentifierAt(rest);
        if (!identifier) {
            reading.problems.push_back({ProblemKind::UnknownAi,
                                        Gs1Texts::tr("No AI stands at character %1.").arg(at + 1)});
            return reading;
        }
        const qsizetype aiLength = QLatin1String(identifier->first).size();
        QStringView value = rest.mid(aiLength);
        const qsizetype end = value.indexOf(GroupSeparator);
        value = end < 0 ? value : value.first(end);
        if (identifier->isFixedLength)
            value = value.first(std::min<qsizetype>(value.size(), longestValue(*identifier)));
        reading.elements.push_back({rest.first(aiLength).toString(), value.toString()});
        append(reading.problems, problemsOf(reading.elements.back()));
        at += aiLength + value.size();
    }
    lookForLostSeparators(reading, hasSeparator);
    append(reading.problems, associationProblems(reading.elements));
    return reading;
}

std::optional<Gs1Reading> readBracketed(const QString& text)
{
    static const QRegularExpression Bracket(QStringLiteral(R"(\(([0-9]{2,4})\))"));
    if (!text.startsWith(u'('))
        return std::nullopt;
    Gs1Reading reading;
    auto brackets = Bracket.globalMatch(text);
    qsizetype valueStart = -1;
    const auto close = [&](qsizetype end) {
        if (valueStart >= 0)
            reading.elements.back().value = text.mid(valueStart, end - valueStart);
    };
    while (brackets.hasNext()) {
        const QRegularExpressionMatch bracket = brackets.next();
        const bool isFirst = valueStart < 0;
        if (isFirst && bracket.capturedStart() != 0)
            return std::nullopt;
        if (!isFirst && !gs1Identifier(bracket.capturedView(1)))
            continue; // brackets of the value
        close(bracket.capturedStart());
        reading.elements.push_back({bracket.captured(1), {}});
        valueStart = bracket.capturedEnd();
    }
    if (valueStart < 0)
        return std::nullopt;
    close(text.size());
    for (const Gs1Element& element : reading.elements)
        append(reading.problems, problemsOf(element));
    append(reading.problems, associationProblems(reading.elements));
    return reading;
}

std::vector<CodeProblem> associationProblems(const Gs1Elements& elements)
{
    std::vector<CodeProblem> problems;
    for (const Gs1Element& element : elements) {
        const Gs1Identifier* identifier = gs1Identifier(element.ai);
        if (!identifier)
            continue;
        const auto isAgain = [&element](const Gs1Element& other) {
            return &other != &element && other.ai == element.ai && other.value != element.value;
        };
        if (std::any_of(elements.cbegin(), elements.cend(), isAgain))
            problems.push_back(
                {ProblemKind::Association,
                 Gs1Texts::tr("(%1) stands there with two values.").arg(element.ai)});
        append(problems, prerequisiteProblems(elements, element.ai, identifier->prerequisites));
        for (const QString& pattern :
             QString::fromLatin1(identifier->excludes).split(u',', Qt::SkipEmptyParts)) {
            const auto isExcluded = [&](const Gs1Element& other) {
                return other.ai != element.ai && matchesAiPattern(other.ai, pattern);
            };
            const auto other = std::find_if(elements.cbegin(), elements.cend(), isExcluded);
            if (other != elements.cend())
                problems.push_back({ProblemKind::Association,
                                    Gs1Texts::tr("(%1) and (%2) must not stand together.")
                                        .arg(element.ai, other->ai)});
        }
    }
    return problems;
}

QString toBracketed(const Gs1Elements& elements)
{
    QString text;
    for (const Gs1Element& element : elements)
        text += u'(' + element.ai + u')' + element.value;
    return text;
}

std::optional<QDate> gs1Date(QStringView text, const QDate& today)
{
    if (text.size() != 6 || !isAllDigits(text) || !isDate(text, true))
        return std::nullopt;
    int year = today.year() / 100 * 100 + text.first(2).toInt();
    if (year - today.year() >= 51)
        year -= 100;
    else if (year - today.year() <= -50)
        year += 100;
    const int month = text.mid(2, 2).toInt();
    const int day = text.mid(4, 2).toInt();
    const QDate first(year, month, 1);
    return QDate(year, month, day == 0 ? first.daysInMonth() : day);
}

} // namespace wardlight::trace
