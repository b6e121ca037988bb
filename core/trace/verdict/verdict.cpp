#include "core/trace/verdict/verdict.h"

#include "core/trace/verdict/rules.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace wardlight::trace {

namespace {

using Rule = rules::Outcome (*)(const CaseFile&, const Thresholds&);

struct NumberedRule
{
    int number;
    Rule rule;
};

constexpr std::array Rules = {
    NumberedRule{1, rules::malformedCode},    NumberedRule{2, rules::lostSeparator},
    NumberedRule{3, rules::nearMatch},        NumberedRule{4, rules::unknownSerial},
    NumberedRule{5, rules::notCovered},       NumberedRule{6, rules::batchDiffers},
    NumberedRule{7, rules::expiryDiffers},    NumberedRule{8, rules::expired},
    NumberedRule{9, rules::recalled},         NumberedRule{10, rules::seenAfterEnd},
    NumberedRule{11, rules::soldTwice},       NumberedRule{12, rules::soldOnShelf},
    NumberedRule{13, rules::lateReversal},    NumberedRule{14, rules::impossibleTravel},
    NumberedRule{15, rules::openAtTwoSites},  NumberedRule{16, rules::orderViolated},
    NumberedRule{17, rules::unreceived},      NumberedRule{18, rules::childElsewhere},
    NumberedRule{19, rules::twoParents},      NumberedRule{20, rules::siteNotAllowed},
    NumberedRule{21, rules::tooWarmOrCold},   NumberedRule{22, rules::sensorGap},
    NumberedRule{23, rules::approvalInvalid}, NumberedRule{24, rules::packagingDiffers},
    NumberedRule{25, rules::askedTooOften},
};

/// Events that somebody recorded, by the as-of time, before they are said to have happened.
std::vector<Event> prematureEvents(const CaseFile& file, const Thresholds& thresholds)
{
    const auto slackSeconds = qint64(thresholds.earlyEventHours * 3600);
    std::vector<Event> premature;
    for (const Event& event : file.events) {
        const bool isEarly = event.recordedAt.isValid() && event.recordedAt <= file.asOf &&
                             event.recordedAt.secsTo(event.time) > slackSeconds;
        if (isEarly && !isDeclaredError(event))
            premature.push_back(event);
    }
    return premature;
}

/// The case without what lies after its as-of time or was declared an error.
CaseFile asItWas(CaseFile file, const Thresholds& thresholds)
{
    file.premature = prematureEvents(file, thresholds);
    const auto isLater = [&file](const QDateTime& time) { return time > file.asOf; };
    const auto doesNotCount = [&isLater](const Event& event) {
        return isLater(event.time) || isDeclaredError(event);
    };
    std::erase_if(file.events, doesNotCount);
    std::erase_if(file.readings, [&](const Reading& reading) { return isLater(reading.time); });
    std::erase_if(file.inquiries, [&](const Inquiry& inquiry) { return isLater(inquiry.time); });
    std::erase_if(file.packing, [&](const Packing& packing) { return isLater(packing.packedAt); });
    for (Packing& packing : file.packing) {
        std::erase_if(packing.parentEvents, doesNotCount);
        if (isLater(packing.unpackedAt))
            packing.unpackedAt = {};
    }
    return file;
}

void add(Verdict& verdict, int rule, const rules::Outcome& outcome)
{
    if (const auto* missing = std::get_if<rules::Missing>(&outcome))
        verdict.notEvaluated.push_back({rule, missing->why});
    const auto* fired = std::get_if<rules::Fired>(&outcome);
    if (!fired)
        return;
    verdict.findings.push_back(
        {rule, fired->level, fired->reason, fired->evidence, fired->thresholds});
    if (fired->level != Level::Note && (!verdict.level || *verdict.level < fired->level))
        verdict.level = fired->level;
}

} // namespace

Verdict judge(const CaseFile& caseFile, const Thresholds& thresholds)
{
    const CaseFile file = asItWas(caseFile, thresholds);
    Verdict verdict;
    verdict.code = file.item ? file.item->code : file.scan.text;
    verdict.asOf = file.asOf;
    verdict.ruleSet = thresholds.ruleSet;
    if (file.synchronisedAt.isValid())
        verdict.dataAgeSeconds = std::max<qint64>(0, file.synchronisedAt.secsTo(file.asOf));
    for (const NumberedRule& rule : Rules)
        add(verdict, rule.number, rule.rule(file, thresholds));
    return verdict;
}

QString levelName(Level level)
{
    switch (level) {
    case Level::Note:
        return QStringLiteral("NOTE");
    case Level::Unknown:
        return QStringLiteral("UNKNOWN");
    case Level::CheckScan:
        return QStringLiteral("CHECK-SCAN");
    case Level::Suspect:
        return QStringLiteral("SUSPECT");
    case Level::Stop:
        return QStringLiteral("STOP");
    }
    return {};
}

QString verdictName(const std::optional<Level>& level)
{
    return level ? levelName(*level) : QStringLiteral("NO-ADVERSE-EVIDENCE");
}

QJsonObject toJson(const Verdict& verdict)
{
    QJsonArray fired, notEvaluated;
    for (const Finding& finding : verdict.findings) {
        QJsonArray evidence;
        for (const QJsonObject& row : finding.evidence)
            evidence.append(row);
        fired.append(QJsonObject{{QStringLiteral("id"), finding.rule},
                                 {QStringLiteral("level"), levelName(finding.level)},
                                 {QStringLiteral("reason"), finding.reason},
                                 {QStringLiteral("evidence"), evidence},
                                 {QStringLiteral("thresholds"), finding.thresholds}});
    }
    for (const NotEvaluated& rule : verdict.notEvaluated)
        notEvaluated.append(
            QJsonObject{{QStringLiteral("id"), rule.rule}, {QStringLiteral("why"), rule.why}});
    return {{QStringLiteral("code"), verdict.code},
            {QStringLiteral("verdict"), verdictName(verdict.level)},
            {QStringLiteral("rules"), fired},
            {QStringLiteral("not_evaluated"), notEvaluated},
            {QStringLiteral("as_of"), verdict.asOf.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("data_age"),
             verdict.dataAgeSeconds ? QJsonValue(*verdict.dataAgeSeconds) : QJsonValue()},
            {QStringLiteral("rule_set"), verdict.ruleSet}};
}

} // namespace wardlight::trace
