#include "core/trace/codes/digital_link.h"

#include "core/trace/codes/check_digits.h"
#include "core/trace/codes/gs1_table.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace wardlight::trace {

namespace {

/// The context of this file's translations.
struct DigitalLinkTexts
{
    Q_DECLARE_TR_FUNCTIONS(DigitalLinkTexts)
};

QString aiOf(const QString& segment)
{
    if (segment == QLatin1String("gtin"))
        return QStringLiteral("01");
    if (segment == QLatin1String("lot"))
        return QStringLiteral("10");
    if (segment == QLatin1String("ser"))
        return QStringLiteral("21");
    if (segment == QLatin1String("cpv"))
        return QStringLiteral("22");
    return segment;
}

bool isKey(const QString& segment)
{
    const Gs1Identifier* identifier = gs1Identifier(aiOf(segment));
    return identifier && identifier->keyQualifiers;
}

/// Whether the qualifiers come in the order of one of the key's sequences; any may be missing.
bool areInOrder(const char* sequences, const Gs1Elements& elements)
{
    for (const QString& sequence : QString::fromLatin1(sequences).split(u'|')) {
        const QStringList order = sequence.split(u',', Qt::SkipEmptyParts);
        qsizetype next = 0;
        const bool isFollowed =
            std::all_of(elements.cbegin() + 1, elements.cend(), [&](const Gs1Element& qualifier) {
                const qsizetype at = order.indexOf(qualifier.ai, next);
                next = at + 1;
                return at >= 0;
            });
        if (isFollowed)
            return true;
    }
    return false;
}

QString decoded(const QString& segment)
{
    return QUrl::fromPercentEncoding(segment.toUtf8());
}

Gs1Element elementOf(const QString& ai, QString value)
{
    if (ai == QLatin1String("01") && isAllDigits(value) && value.size() < 14)
        value = value.rightJustified(14, u'0');
    return {ai, value};
}

} // namespace

std::optional<Gs1Reading> readDigitalLink(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || url.host().isEmpty() ||
        (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return std::nullopt;
    const QStringList segments = url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts);
    // A key, then pairs to the end; what stands before it is the resolver's own.
    qsizetype at = 0;
    while (at < segments.size() && !(isKey(segments[at]) && (segments.size() - at) % 2 == 0))
        ++at;
    if (at >= segments.size())
        return std::nullopt;
    Gs1Reading reading;
    for (qsizetype i = at; i + 1 < segments.size(); i += 2)
        reading.elements.push_back(elementOf(aiOf(segments[i]), decoded(segments[i + 1])));
    const Gs1Identifier* key = gs1Identifier(reading.elements.front().ai);
    if (!areInOrder(key->keyQualifiers, reading.elements))
        reading.problems.push_back(
            {ProblemKind::Order,
             DigitalLinkTexts::tr("What follows (%1) in the path is out of order or does not "
                                  "belong to it.")
                 .arg(reading.elements.front().ai)});
    for (const auto& [name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (gs1Identifier(name))
            reading.elements.push_back(elementOf(name, value));
    }
    for (const Gs1Element& element : reading.elements) {
        for (CodeProblem& problem : problemsOf(element))
            reading.problems.push_back(std::move(problem));
    }
    for (CodeProblem& problem : associationProblems(reading.elements))
        reading.problems.push_back(std::move(problem));
    return reading;
}

} // namespace wardlight::trace
