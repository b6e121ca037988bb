#include "core/trace/recording_plan.h"

#include "core/trace/trace_rules.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace wardlight::trace {

namespace {

/// The context of this file's translations.
struct TraceRecordingTexts
{
    Q_DECLARE_TR_FUNCTIONS(TraceRecordingTexts)
};

/// Empty when the code stands for the same drug on record.
template <class Record>
QString identityConflict(const Item& onRecord, const Record& record)
{
    if (onRecord.category == record.category && onRecord.name == record.name)
        return {};
    return TraceRecordingTexts::tr("The code %1 is on record for %2 %3, not for %4 %5.")
        .arg(record.code, onRecord.category, onRecord.name, record.category, record.name);
}

QStringList differingFields(const Item& onRecord, const ItemRecord& record)
{
    QStringList fields;
    if (onRecord.maker != record.maker)
        fields << TraceRecordingTexts::tr("maker");
    if (onRecord.produced.instant != record.produced.instant)
        fields << TraceRecordingTexts::tr("production date");
    if (onRecord.expires.instant != record.expires.instant)
        fields << TraceRecordingTexts::tr("expiry date");
    QStringList names = onRecord.extension.keys() + record.extension.keys();
    names.removeDuplicates();
    for (const QString& name : names) {
        if (onRecord.extension.value(name) != record.extension.value(name))
            fields << name;
    }
    return fields;
}

RecordOutcome judge(const Item& onRecord, const ItemRecord& record)
{
    const QString conflict = identityConflict(onRecord, record);
    if (!conflict.isEmpty())
        return {Recording::Refused, conflict};
    if (!onRecord.hasMasterData)
        return {Recording::Added};
    const QStringList differing = differingFields(onRecord, record);
    if (differing.isEmpty())
        return {Recording::Unchanged};
    return {Recording::Refused,
            TraceRecordingTexts::tr(
                "The code %1 is on record with other master data (%2); nothing was overwritten.")
                .arg(record.code, differing.join(TraceRecordingTexts::tr(", ")))};
}

void apply(Item& item, const ItemRecord& record)
{
    item.hasMasterData = true;
    item.maker = record.maker;
    item.produced = record.produced;
    item.expires = record.expires;
    item.extension = record.extension;
}

bool isSameEvent(const SlotEvent& known, const EventRecord& record)
{
    return known.code == record.code && known.event.link == record.link &&
           known.event.status == record.status && known.event.place == record.place &&
           known.event.extension == record.extension;
}

Event eventOf(const EventRecord& record, int sequence)
{
    return {record.time.instant, sequence,    record.time.text, record.place,
            record.placeText,    record.link, record.status,    record.extension};
}

int nextSequence(const std::vector<SlotEvent>& events)
{
    int next = 0;
    for (const SlotEvent& known : events)
        next = std::max(next, known.event.sequence + 1);
    return next;
}

} // namespace

ItemPlan planItems(ItemsOnRecord onRecord, const std::vector<ItemRecord>& records)
{
    ItemPlan plan;
    plan.outcomes.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        const ItemRecord& record = records[i];
        auto found = onRecord.find(record.code);
        if (found == onRecord.end()) {
            Item item;
            item.category = record.category;
            item.name = record.name;
            item.code = record.code;
            found = onRecord.insert(record.code, item);
        }
        plan.outcomes.push_back(judge(*found, record));
        if (plan.outcomes.back().recording == Recording::Added) {
            apply(*found, record);
            plan.toWrite.push_back(i);
        }
    }
    return plan;
}

EventPlan planEvents(const ItemsOnRecord& items, EventsOnRecord onRecord,
                     const std::vector<EventRecord>& records)
{
    EventPlan plan;
    plan.outcomes.reserve(records.size());
    onRecord.reserve(onRecord.size() + records.size());
    const EventRecord* previous = nullptr;
    qint64 hash = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const EventRecord& record = records[i];
        if (!previous || previous->code != record.code) // a pack's events often follow each other
            hash = codeHash(record.code);
        previous = &record;
        const auto item = items.constFind(record.code);
        const QString conflict = item == items.cend() ? QString() : identityConflict(*item, record);
        if (!conflict.isEmpty()) {
            plan.outcomes.push_back({Recording::Refused, conflict});
            continue;
        }
        auto& known = onRecord[{hash, record.time.instant.toMSecsSinceEpoch()}];
        const auto isThis = [&record](const SlotEvent& event) {
            return isSameEvent(event, record);
        };
        if (std::any_of(known.cbegin(), known.cend(), isThis)) {
            plan.outcomes.push_back({Recording::Unchanged});
            continue;
        }
        const int sequence = nextSequence(known);
        known.push_back({record.code, eventOf(record, sequence)});
        plan.toWrite.push_back({i, sequence, hash});
        plan.outcomes.push_back({Recording::Added});
    }
    return plan;
}

} // namespace wardlight::trace
