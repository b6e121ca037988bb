#pragma once

#include "core/trace/trace_item.h"

#include <QHash>

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace wardlight::trace {

/// What became of one record of a batch.
enum class Recording
{
    Added,
    Unchanged, ///< the same is on record already
    Refused
};

struct RecordOutcome
{
    Recording recording = Recording::Unchanged;
    QString reason = {}; ///< translated, of Refused
};

/// What is on record of the codes of a batch, by code.
using ItemsOnRecord = QHash<QString, Item>;

struct ItemPlan
{
    std::vector<RecordOutcome> outcomes; ///< one a record
    std::vector<std::size_t> toWrite;    ///< indices of the records to write
};

/// Decides what registering a batch changes. Of two records of one code the first counts.
[[nodiscard]] ItemPlan planItems(ItemsOnRecord onRecord, const std::vector<ItemRecord>& records);

/// A slot of the events' key: all events of one hash and one time share its sequence.
struct EventSlot
{
    qint64 codeHash = 0;
    qint64 timeMs = 0; ///< since 1970-01-01 UTC

    friend bool operator==(const EventSlot&, const EventSlot&) = default;
};

struct EventSlotHash
{
    std::size_t operator()(const EventSlot& slot) const
    {
        return std::size_t(slot.codeHash) ^ (std::size_t(slot.timeMs) * 0x9e3779b97f4a7c15U);
    }
};

/// An event in a slot; two codes may share one, should their hashes ever collide.
struct SlotEvent
{
    QString code;
    Event event;
};

using EventsOnRecord = std::unordered_map<EventSlot, std::vector<SlotEvent>, EventSlotHash>;

struct PlannedEvent
{
    std::size_t record = 0; ///< index of the record to write
    int sequence = 0;
    qint64 codeHash = 0; ///< of the record's code
};

struct EventPlan
{
    std::vector<RecordOutcome> outcomes; ///< one a record
    std::vector<PlannedEvent> toWrite;
};

/// Decides what a batch of events adds, and under which sequence number each goes.
[[nodiscard]] EventPlan planEvents(const ItemsOnRecord& items, const EventsOnRecord& onRecord,
                                   const std::vector<EventRecord>& records);

} // namespace wardlight::trace
