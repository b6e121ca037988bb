#include "core/trace/trace_rules.h"
#include "core/trace/verdict/rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::trace::rules {

namespace {

/// The context of this file's translations.
struct CodeRuleTexts
{
    Q_DECLARE_TR_FUNCTIONS(CodeRuleTexts)
};

/// Whether the code names a product and not one pack.
bool isProductAlone(const DecodedCode& scan)
{
    return scan.kind == CodeKind::StandardCode || scan.kind == CodeKind::Gtin;
}

QString firstMessage(const DecodedCode& scan, std::initializer_list<ProblemKind> kinds)
{
    for (const CodeProblem& problem : scan.problems) {
        if (std::find(kinds.begin(), kinds.end(), problem.kind) != kinds.end())
            return problem.message;
    }
    return {};
}

} // namespace

Outcome malformedCode(const CaseFile& file, const Thresholds&)
{
    if (file.item) // what is on record is well-formed, whatever its form
        return Quiet();
    if (file.scan.isMalformed())
        return Fired{
            Level::CheckScan,
            CodeRuleTexts::tr("The code is malformed. %1")
                .arg(firstMessage(file.scan, {ProblemKind::Length, ProblemKind::Charset,
                                              ProblemKind::CheckDigit, ProblemKind::Date,
                                              ProblemKind::UnknownAi, ProblemKind::Order})),
            {scanRow(file.scan)}};
    if (isProductAlone(file.scan))
        return Fired{Level::CheckScan,
                     CodeRuleTexts::tr("This code names a product, not a single pack. Scan the "
                                       "pack's own trace code."),
                     {scanRow(file.scan)}};
    return Quiet();
}

Outcome lostSeparator(const CaseFile& file, const Thresholds&)
{
    if (file.item || !file.scan.isAmbiguous())
        return Quiet();
    QJsonObject evidence = scanRow(file.scan);
    if (!file.scan.suggestions.empty())
        evidence.insert(QStringLiteral("suggestion"), file.scan.suggestions.front().text);
    return Fired{Level::CheckScan,
                 firstMessage(file.scan, {ProblemKind::MissingFnc1, ProblemKind::Ambiguous}),
                 {evidence}};
}

Outcome nearMatch(const CaseFile& file, const Thresholds&)
{
    if (file.item || file.nearMatches.isEmpty())
        return Quiet();
    std::vector<QJsonObject> evidence{scanRow(file.scan)};
    for (const QString& code : file.nearMatches)
        evidence.push_back({{QStringLiteral("kind"), QStringLiteral("candidate")},
                            {QStringLiteral("code"), code}});
    return Fired{Level::CheckScan,
                 CodeRuleTexts::tr("The code is not on record, but %1 is: the scanner may have "
                                   "changed letters or swallowed a part. Scan again.")
                     .arg(file.nearMatches.constFirst()),
                 std::move(evidence)};
}

Outcome unknownSerial(const CaseFile& file, const Thresholds&)
{
    // A scan that is likely to be wrong accuses no pack.
    const bool isScanDoubtful = file.scan.isMalformed() || file.scan.isAmbiguous() ||
                                !file.nearMatches.isEmpty() || isProductAlone(file.scan);
    if (file.item || isScanDoubtful || !file.isProductKnown)
        return Quiet();
    return Fired{Level::Suspect,
                 CodeRuleTexts::tr("The product %1 is on record, but no pack with this serial "
                                   "number is.")
                     .arg(labelOf(file.scan).product),
                 {scanRow(file.scan)}};
}

Outcome notCovered(const CaseFile& file, const Thresholds& t)
{
    const QJsonObject limits{{QStringLiteral("days"), t.oldDataDays}};
    if (!file.item && !file.isProductKnown)
        return Fired{Level::Unknown,
                     CodeRuleTexts::tr("Nothing is on record here of this product: the local data "
                                       "do not cover it."),
                     {scanRow(file.scan)},
                     limits};
    if (!file.synchronisedAt.isValid())
        return Missing{CodeRuleTexts::tr("It is not on record when the local data were brought "
                                         "up to date.")};
    const double days = daysBetween(file.synchronisedAt, file.asOf);
    if (days <= t.oldDataDays)
        return Quiet();
    return Fired{Level::Unknown,
                 CodeRuleTexts::tr("The local data were brought up to date on %1, more than %2 "
                                   "days before.")
                     .arg(shortTime(file.synchronisedAt))
                     .arg(t.oldDataDays),
                 {QJsonObject{{QStringLiteral("kind"), QStringLiteral("synchronisation")},
                              {QStringLiteral("time"),
                               file.synchronisedAt.toUTC().toString(Qt::ISODateWithMs)}}},
                 limits};
}

Outcome packagingDiffers(const CaseFile& file, const Thresholds&)
{
    if (!file.inspection.isPackagingChecked)
        return Missing{CodeRuleTexts::tr("The packaging was not compared.")};
    if (file.inspection.packagingDifferences.isEmpty())
        return Quiet();
    std::vector<QJsonObject> evidence;
    for (const QString& difference : file.inspection.packagingDifferences)
        evidence.push_back({{QStringLiteral("kind"), QStringLiteral("inspection")},
                            {QStringLiteral("difference"), difference}});
    return Fired{Level::Suspect,
                 CodeRuleTexts::tr("The packaging differs: %1.")
                     .arg(file.inspection.packagingDifferences.join(QStringLiteral("; "))),
                 std::move(evidence)};
}

Outcome askedTooOften(const CaseFile& file, const Thresholds& t)
{
    QStringList people;
    std::vector<const Inquiry*> apart; // places of their own
    std::vector<QJsonObject> evidence;
    for (const Inquiry& inquiry : file.inquiries) {
        if (daysBetween(inquiry.time, file.asOf) > t.inquiryDays)
            continue;
        evidence.push_back(row(inquiry));
        if (!people.contains(inquiry.person))
            people << inquiry.person;
        const auto isNear = [&](const Inquiry* other) {
            return distanceMetres(*other->place, *inquiry.place) < t.inquiryPlaceKm * 1000;
        };
        if (inquiry.place && std::none_of(apart.cbegin(), apart.cend(), isNear))
            apart.push_back(&inquiry);
    }
    if (people.size() < t.manyInquirers && int(apart.size()) < t.manyInquiryPlaces)
        return Quiet();
    return Fired{Level::Suspect,
                 CodeRuleTexts::tr("%1 people asked about this code from %2 known places within "
                                   "%3 days: the label may have been cloned.")
                     .arg(people.size())
                     .arg(apart.size())
                     .arg(t.inquiryDays),
                 std::move(evidence),
                 {{QStringLiteral("days"), t.inquiryDays},
                  {QStringLiteral("people"), t.manyInquirers},
                  {QStringLiteral("places"), t.manyInquiryPlaces}}};
}

} // namespace wardlight::trace::rules
