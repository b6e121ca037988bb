#include "core/trace/recording_plan.h"

#include "core/trace/trace_rules.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <span>

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

bool isSameEvent(const EventRecord& a, const EventRecord& b)
{
    return a.code == b.code && a.link == b.link && a.status == b.status && a.place == b.place &&
           a.extension == b.extension;
}

int nextSequence(const std::vector<SlotEvent>& events)
{
    int next = 0;
    for (const SlotEvent& known : events)
        next = std::max(next, known.event.sequence + 1);
    return next;
}

/// A record and the slot it goes to.
struct PlacedRecord
{
    EventSlot slot;
    std::size_t record = 0;
};

/// Refuses records of codes that stand for another drug, and finds the slots of the others.
std::vector<PlacedRecord> placeInSlots(const ItemsOnRecord& items,
                                       const std::vector<EventRecord>& records,
                                       std::vector<RecordOutcome>& outcomes)
{
    std::vector<PlacedRecord> placed;
    placed.reserve(records.size());
    const EventRecord* previous = nullptr;
    qint64 hash = 0;
    auto item = items.cend();
    for (std::size_t i = 0; i < records.size(); ++i) {
        const EventRecord& record = records[i];
        if (!previous || previous->code != record.code) { // a pack's events often follow each other
            hash = codeHash(record.code);
            item = items.constFind(record.code);
        }
        previous = &record;
        const QString conflict = item == items.cend() ? QString() : identityConflict(*item, record);
        if (conflict.isEmpty())
            placed.push_back({{hash, record.time.instant.toMSecsSinceEpoch()}, i});
        else
            outcomes[i] = {Recording::Refused, conflict};
    }
    return placed;
}

/// Decides on the records of one slot.
/// @param known  what is on record there
void planSlot(std::span<const PlacedRecord> placed, const std::vector<SlotEvent>& known,
              const std::vector<EventRecord>& records, EventPlan& plan)
{
    int next = nextSequence(known);
    const std::size_t before = plan.toWrite.size();
    for (const PlacedRecord& one : placed) {
        const EventRecord& record = records[one.record];
        const bool isKnown =
            std::any_of(known.cbegin(), known.cend(),
                        [&record](const SlotEvent& event) { return isSameEvent(event, record); });
        const bool isAdded = std::any_of(
            plan.toWrite.cbegin() + std::ptrdiff_t(before), plan.toWrite.cend(),
            [&](const PlannedEvent& added) { return isSameEvent(records[added.record], record); });
        if (isKnown || isAdded)
            continue; // unchanged
        plan.toWrite.push_back({one.record, next++, one.slot.codeHash});
        plan.outcomes[one.record] = {Recording::Added};
    }
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

EventPlan planEvents(const ItemsOnRecord& items, const EventsOnRecord& onRecord,
                     const std::vector<EventRecord>& records)
{
    EventPlan plan;
    plan.outcomes.resize(records.size());
    auto placed = placeInSlots(items, records, plan.outcomes);
    const auto byBegin = [](const PlacedRecord& a, const PlacedRecord& b) {
        return std::pair(a.slot.codeHash, a.slot.timeMs) <
               std::pair(b.slot.codeHash, b.slot.timeMs);
    };
    std::stable_sort(placed.begin(), placed.end(), byBegin); // of one slot: as they were recorded
    for (auto begin = placed.cbegin(); begin != placed.cend();) {
        const auto end = std::upper_bound(begin, placed.cend(), *begin, byBegin);
        const auto known = onRecord.find(begin->slot);
        planSlot({begin, end}, known == onRecord.cend() ? std::vector<SlotEvent>() : known->second,
                 records, plan);
        begin = end;
    }
    std::sort(plan.toWrite.begin(), plan.toWrite.end(),
              [](const PlannedEvent& a, const PlannedEvent& b) { return a.record < b.record; });
    return plan;
}

} // namespace wardlight::trace
