#include "core/trace/codes/decode.h"

#include "core/trace/codes/check_digits.h"
#include "core/trace/codes/digital_link.h"
#include "core/trace/codes/gs1_elements.h"
#include "core/trace/codes/gs1_table.h"
#include "core/trace/codes/scanner_defects.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace wardlight::trace {

namespace {

constexpr int ResourceDigits = 7;
constexpr int SerialDigits = 9;

/// The context of this file's translations.
struct DecodeTexts
{
    Q_DECLARE_TR_FUNCTIONS(DecodeTexts)
};

void addField(DecodedCode& decoded, const char* name, const QString& value)
{
    if (!value.isEmpty())
        decoded.fields.push_back({QLatin1String(name), value});
}

void readTraceCode(DecodedCode& decoded, CodeKind kind)
{
    decoded.kind = kind;
    const QString& code = decoded.text;
    addField(decoded, "product", code.left(ResourceDigits));
    addField(decoded, "serial", code.mid(ResourceDigits, SerialDigits));
    if (kind == CodeKind::TraceCode16)
        return;
    addField(decoded, "check", code.mid(ResourceDigits + SerialDigits));
    decoded.notes << DecodeTexts::tr("The format is valid. The last four digits come from a "
                                     "private cipher and cannot be verified here.")
                  << DecodeTexts::tr("Whether it is a box, a middle pack or a carton follows from "
                                     "the registration of the first seven digits.");
}

/// 本位码 or GTIN: digits that name a product, the last one a check digit.
void readProductCode(DecodedCode& decoded)
{
    const QString& code = decoded.text;
    const bool isStandard = code.size() == 14 && code.startsWith(QLatin1String("869"));
    decoded.kind = isStandard ? CodeKind::StandardCode : CodeKind::Gtin;
    addField(decoded, "product", isStandard ? code : code.rightJustified(14, u'0'));
    if (isStandard) {
        addField(decoded, "country", code.left(2));
        addField(decoded, "category", code.mid(2, 1));
        addField(decoded, "maker", code.mid(3, 5));
        addField(decoded, "drug", code.mid(8, 5));
    }
    addField(decoded, "check", code.right(1));
    if (!hasValidMod10(code))
        decoded.problems.push_back(
            {ProblemKind::CheckDigit, DecodeTexts::tr("The check digit should be %1, not %2.")
                                          .arg(mod10CheckDigit(QStringView(code).chopped(1)))
                                          .arg(code.back())});
    decoded.notes << DecodeTexts::tr("This code names a product, not a single pack.");
}

QString isoDate(const QString& value, const QDate& today)
{
    const auto date = gs1Date(value, today);
    return date ? date->toString(Qt::ISODate) : QString();
}

/// Where a GTIN is followed by what begins with no AI: a serial number whose AI was swallowed.
std::optional<QString> withSerialAi(const QString& text, const Gs1Elements& elements)
{
    constexpr qsizetype ProductEnd = 16;
    const Gs1Element serial{QStringLiteral("21"), text.mid(ProductEnd)};
    if (elements.size() != 1 || elements.front().ai != QLatin1String("01") ||
        !problemsOf(elements.front()).empty() || !problemsOf(serial).empty())
        return std::nullopt;
    return toBracketed({elements.front(), serial});
}

void takeReading(DecodedCode& decoded, CodeKind kind, Gs1Reading reading, const QDate& today)
{
    decoded.kind = kind;
    for (const Gs1Element& element : reading.elements)
        decoded.fields.push_back({element.ai, element.value});
    addField(decoded, "product", decoded.field(QStringLiteral("01")));
    addField(decoded, "batch", decoded.field(QStringLiteral("10")));
    addField(decoded, "serial", decoded.field(QStringLiteral("21")));
    addField(decoded, "production_date", isoDate(decoded.field(QStringLiteral("11")), today));
    addField(decoded, "expiry_date", isoDate(decoded.field(QStringLiteral("17")), today));
    std::move(reading.problems.begin(), reading.problems.end(),
              std::back_inserter(decoded.problems));
    const auto repaired = withSerialAi(decoded.text, reading.elements);
    if (repaired && decoded.has(ProblemKind::UnknownAi))
        decoded.suggestions.push_back(
            {*repaired, DecodeTexts::tr("The AI of the serial number was swallowed.")});
    for (const Gs1Elements& other : reading.others)
        decoded.suggestions.push_back(
            {toBracketed(other), DecodeTexts::tr("An FNC1 was lost, and an AI became a part of the "
                                                 "value before it.")});
}

/// Whether figures alone are as many as no other kind of code has, and begin as a GTIN's do.
bool canOnlyBeElements(const QString& text)
{
    return text.size() > 16 && text.size() != 20 && text.startsWith(QLatin1String("01"));
}

/// Whether text without any sign of GS1 reads as an element string about a product.
bool readsAsElements(const QString& text, const Gs1Reading& reading)
{
    if (reading.elements.empty())
        return false;
    if (canOnlyBeElements(text) && isAllDigits(text))
        return true;
    const auto hasProduct = [](const Gs1Elements& elements) {
        return std::any_of(elements.cbegin(), elements.cend(), [](const Gs1Element& element) {
            return element.ai == QLatin1String("01") && problemsOf(element).empty();
        });
    };
    if (text.startsWith(QLatin1String("01")) && text.size() > 16 &&
        isAllDigits(QStringView(text).first(16)))
        return !isAllDigits(text) || hasProduct(reading.elements);
    return hasProduct(reading.elements) ||
           std::any_of(reading.others.cbegin(), reading.others.cend(), hasProduct);
}

bool isContainer(const QString& text)
{
    return text.size() == 20 && text.startsWith(QLatin1String("00")) &&
           hasValidMod10(QStringView(text).mid(2));
}

/// urn:epc:id:sgtin:COMPANY.INDICATOR_ITEM.SERIAL (EPC Tag Data Standard, section 6.3.1).
std::optional<Gs1Reading> readEpcUri(const QString& text)
{
    static const QRegularExpression Form(
        QStringLiteral(R"(\Aurn:epc:id:sgtin:([0-9]{6,12})\.([0-9])([0-9]{0,6})\.(.{1,20})\z)"));
    const QRegularExpressionMatch match = Form.match(text);
    const QString payload = match.captured(2) + match.captured(1) + match.captured(3);
    if (!match.hasMatch() || payload.size() != 13)
        return std::nullopt;
    Gs1Reading reading;
    reading.elements = {{QStringLiteral("01"), payload + QString::number(mod10CheckDigit(payload))},
                        {QStringLiteral("21"), match.captured(4)}};
    reading.problems = problemsOf(reading.elements.back());
    return reading;
}

bool decodeDigits(DecodedCode& decoded)
{
    switch (decoded.text.size()) {
    case 20:
        readTraceCode(decoded, CodeKind::TraceCode20);
        return true;
    case 16:
        readTraceCode(decoded, CodeKind::TraceCode16);
        return true;
    case 8:
    case 12:
    case 13:
    case 14:
        readProductCode(decoded);
        return true;
    default:
        decoded.problems.push_back(
            {ProblemKind::Length,
             DecodeTexts::tr("The code has %1 digits; trace codes have 20, older ones 16, and "
                             "product codes 8, 12, 13 or 14.")
                 .arg(decoded.text.size())});
        return true;
    }
}

void describeOther(DecodedCode& decoded)
{
    const auto isPlain = [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; };
    if (decoded.text.isEmpty())
        decoded.problems.push_back({ProblemKind::Length, DecodeTexts::tr("There is no code.")});
    else if (!std::all_of(decoded.text.cbegin(), decoded.text.cend(), isPlain))
        decoded.problems.push_back(
            {ProblemKind::Charset,
             DecodeTexts::tr("The code holds spaces or characters that no code has.")});
    else
        decoded.problems.push_back(
            {ProblemKind::Charset, DecodeTexts::tr("The code is of no known form.")});
}

/// A trace code with something around it: the words before a typed one, or a maker's own address.
std::optional<CodeSuggestion> codeInside(const QString& text)
{
    static const QRegularExpression Run(
        QStringLiteral("(?<![0-9])(?:[0-9]{20}|[0-9]{16})(?![0-9])"));
    auto runs = Run.globalMatch(text);
    if (!runs.hasNext())
        return std::nullopt;
    const QString code = runs.next().captured();
    if (runs.hasNext())
        return std::nullopt;
    return CodeSuggestion{code, DecodeTexts::tr("A trace code stands among other characters.")};
}

/// An address that was typed, or scanned by a telephone that leaves its beginning out.
bool isBareLink(const QString& text)
{
    return text.contains(u'/') && !text.contains(QLatin1String("://"));
}

/// Tries the forms one after the other; false when the text is none of them.
bool decodeForms(DecodedCode& decoded, ScanCarrier carrier, const QDate& today)
{
    const QString& text = decoded.text;
    if (text.isEmpty())
        return false;
    if (auto link = readDigitalLink(isBareLink(text) ? QStringLiteral("https://") + text : text)) {
        takeReading(decoded, CodeKind::DigitalLink, std::move(*link), today);
        return true;
    }
    auto written = readBracketed(text);
    if (!written)
        written = readEpcUri(text);
    if (written) {
        takeReading(decoded, CodeKind::Gs1, std::move(*written), today);
        return true;
    }
    if (carrier == ScanCarrier::Gs1 || text.contains(GroupSeparator) || isContainer(text)) {
        takeReading(decoded, CodeKind::Gs1, readElementString(text), today);
        return true;
    }
    const bool isTraceLength = isAllDigits(text) && (text.size() == 20 || text.size() == 14);
    if (!isTraceLength || text.startsWith(QLatin1String("01"))) {
        Gs1Reading reading = readElementString(text);
        if (readsAsElements(text, reading)) {
            takeReading(decoded, CodeKind::Gs1, std::move(reading), today);
            return true;
        }
    }
    return isAllDigits(text) && decodeDigits(decoded);
}

} // namespace

DecodedCode decodeCode(const QString& scan, const QDate& today)
{
    DecodedCode decoded;
    if (scan.size() > LongestDecodable) {
        decoded.text = scan.left(80);
        decoded.problems.push_back(
            {ProblemKind::Length, DecodeTexts::tr("The scan has %1 characters; no code has more "
                                                  "than %2.")
                                      .arg(scan.size())
                                      .arg(LongestDecodable)});
        return decoded;
    }
    Scan cleaned = cleanScan(scan);
    decoded.text = cleaned.text;
    decoded.problems = std::move(cleaned.problems);
    if (decodeForms(decoded, cleaned.carrier, today))
        return decoded;
    describeOther(decoded);
    if (auto inside = codeInside(decoded.text))
        decoded.suggestions.push_back(std::move(*inside));
    for (const CodeSuggestion& repair : keyboardRepairs(decoded.text)) {
        DecodedCode repaired;
        repaired.text = repair.text;
        if (!decodeForms(repaired, ScanCarrier::Unknown, today) || repaired.isMalformed())
            continue;
        decoded.problems.push_back({ProblemKind::KeyboardLayout, repair.reason});
        decoded.suggestions.push_back(repair);
    }
    return decoded;
}

QStringList nearForms(const DecodedCode& decoded)
{
    QStringList forms;
    for (const QString& text : recordedForms(decoded)) {
        forms << text.toUpper() << text.toLower() << swappedCase(text);
        for (const CodeSuggestion& repair : keyboardRepairs(text))
            forms << repair.text;
        // an AI, or the product before it, that became a part of the code
        for (const char* ai : {"21", "01", "00", "(21)"}) {
            if (text.startsWith(QLatin1String(ai)))
                forms << text.mid(QLatin1String(ai).size());
        }
        if (text.startsWith(u']') && text.size() > 3)
            forms << text.mid(3);
    }
    for (const CodeSuggestion& suggestion : decoded.suggestions)
        forms << suggestion.text << recordedForms(decodeCode(suggestion.text, QDate(2000, 1, 1)));
    forms.removeDuplicates();
    forms.removeAll(decoded.text);
    forms.removeAll(QString());
    return forms;
}

} // namespace wardlight::trace
