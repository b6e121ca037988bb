#include "core/trace/verdict/rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::trace::rules {

namespace {

/// The context of this file's translations.
struct LabelRuleTexts
{
    Q_DECLARE_TR_FUNCTIONS(LabelRuleTexts)
};

QString printedBatch(const CaseFile& file)
{
    return file.inspection.batch.isEmpty() ? labelOf(file.scan).batch : file.inspection.batch;
}

std::optional<QDate> printedExpiry(const CaseFile& file)
{
    return file.inspection.expires ? file.inspection.expires : labelOf(file.scan).expires;
}

/// When an expiry date has passed: a bare date holds to its end.
QDateTime endOf(const RecordedTime& expires)
{
    const bool isBareDate = expires.text.size() == 10;
    return isBareDate ? expires.instant.addDays(1) : expires.instant;
}

bool isInForce(const QDateTime& from, const QDateTime& to, const QDateTime& at)
{
    return from <= at && (!to.isValid() || at < to);
}

/// The newest event that put the item under a recall, while no later one lifted it.
const Event* recallEvent(const CaseFile& file)
{
    const auto speaksOfRecall = [](const Event& event) {
        return means(event, {EventMeaning::Recalled, EventMeaning::RecallLifted});
    };
    const auto newest = std::find_if(file.events.crbegin(), file.events.crend(), speaksOfRecall);
    if (newest == file.events.crend() || meaningOf(*newest) != EventMeaning::Recalled)
        return nullptr;
    return &*newest;
}

QString approvalNumber(const CaseFile& file)
{
    const QString own = file.item ? approvalOf(file.item->extension) : QString();
    return own.isEmpty() && file.product ? file.product->approval : own;
}

} // namespace

Outcome batchDiffers(const CaseFile& file, const Thresholds&)
{
    const QString onRecord = file.item ? batchOf(file.item->extension) : QString();
    const QString printed = printedBatch(file);
    if (onRecord.isEmpty())
        return Missing{LabelRuleTexts::tr("No batch is on record for this code.")};
    if (printed.isEmpty())
        return Missing{LabelRuleTexts::tr("The scan does not say which batch the pack is of.")};
    if (printed == onRecord)
        return Quiet();
    return Fired{
        Level::Suspect,
        LabelRuleTexts::tr("The pack says batch %1; on record is %2.").arg(printed, onRecord),
        {row(*file.item), scanRow(file.scan)}};
}

Outcome expiryDiffers(const CaseFile& file, const Thresholds&)
{
    const auto printed = printedExpiry(file);
    if (!file.item || !file.item->expires.instant.isValid())
        return Missing{LabelRuleTexts::tr("No expiry date is on record for this code.")};
    if (!printed)
        return Missing{LabelRuleTexts::tr("The scan does not say when the pack expires.")};
    const QDate onRecord = file.item->expires.instant.toUTC().date();
    if (*printed == onRecord)
        return Quiet();
    return Fired{Level::Suspect,
                 LabelRuleTexts::tr("The pack expires on %1; on record is %2.")
                     .arg(printed->toString(Qt::ISODate), onRecord.toString(Qt::ISODate)),
                 {row(*file.item), scanRow(file.scan)}};
}

Outcome expired(const CaseFile& file, const Thresholds&)
{
    std::vector<QJsonObject> evidence;
    QDateTime end;
    if (file.item && file.item->expires.instant.isValid()) {
        end = endOf(file.item->expires);
        evidence.push_back(row(*file.item));
    }
    if (const auto printed = printedExpiry(file)) {
        const QDateTime printedEnd = printed->addDays(1).startOfDay(Qt::UTC);
        end = end.isValid() ? std::min(end, printedEnd) : printedEnd;
        evidence.push_back(scanRow(file.scan));
    }
    if (!end.isValid())
        return Missing{LabelRuleTexts::tr("No expiry date is known.")};
    if (file.asOf <= end)
        return Quiet();
    return Fired{Level::Stop, LabelRuleTexts::tr("It expired on %1.").arg(shortTime(end)),
                 std::move(evidence)};
}

Outcome recalled(const CaseFile& file, const Thresholds&)
{
    std::vector<QJsonObject> evidence;
    QString reason;
    for (const Recall& recall : file.recalls) {
        if (!isInForce(recall.from, recall.to, file.asOf))
            continue;
        evidence.push_back(row(recall));
        reason = recall.code.isEmpty()
                     ? LabelRuleTexts::tr("Recall %1 of batch %2 is in force.")
                           .arg(recall.id, recall.batch)
                     : LabelRuleTexts::tr("Recall %1 of this code is in force.").arg(recall.id);
    }
    if (const Event* event = recallEvent(file)) {
        evidence.push_back(row(*event));
        if (reason.isEmpty())
            reason =
                LabelRuleTexts::tr("It has been recalled since %1.").arg(shortTime(event->time));
    }
    if (!evidence.empty())
        return Fired{Level::Stop, reason, std::move(evidence)};
    if (!file.hasRecalls)
        return Missing{LabelRuleTexts::tr("No recalls are on record; its own events name none.")};
    return Quiet();
}

Outcome approvalInvalid(const CaseFile& file, const Thresholds&)
{
    if (file.approvals.empty())
        return Missing{LabelRuleTexts::tr("Its approval is not on record.")};
    if (!file.item || !file.item->produced.instant.isValid())
        return Missing{LabelRuleTexts::tr("It is not on record when it was produced.")};
    const QDateTime produced = file.item->produced.instant;
    std::vector<QJsonObject> evidence{row(*file.item)};
    for (const Approval& approval : file.approvals) {
        if (isInForce(approval.from, approval.to, produced))
            return Quiet();
        evidence.push_back(row(approval));
    }
    return Fired{Level::Stop,
                 LabelRuleTexts::tr("The approval %1 did not hold when it was produced, on %2.")
                     .arg(approvalNumber(file), shortTime(produced)),
                 std::move(evidence)};
}

} // namespace wardlight::trace::rules
