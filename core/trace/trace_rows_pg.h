#pragma once

#include "core/postgres/transaction.h"
#include "core/trace/recording_plan.h"
#include "core/trace/trace_item.h"

namespace wardlight::trace {

// The statements behind PostgresTraceStore's writes; each runs in its caller's transaction.

/// Puts the codes of a batch of events on record where they are not, without master data, and locks
/// their rows until the transaction ends, so that writers of one code queue.
[[nodiscard]] ItemsOnRecord lockItems(postgres::Transaction& tx,
                                      const std::vector<EventRecord>& records);

/// Puts the first record of every code that is not on record there, whole.
/// @return the others' items as they are; their rows stay locked
[[nodiscard]] ItemsOnRecord addNewItems(postgres::Transaction& tx,
                                        const std::vector<ItemRecord>& records);

/// Gives items known from their events alone their master data.
/// @param before  what addNewItems() returned
void completeItems(postgres::Transaction& tx, const ItemsOnRecord& before,
                   const std::vector<ItemRecord>& records, const std::vector<std::size_t>& chosen);

/// The events on record at the times of @p records, for their codes' hashes.
[[nodiscard]] EventsOnRecord readEvents(postgres::Transaction& tx, const ItemsOnRecord& items,
                                        const std::vector<EventRecord>& records);

/// Makes a partition for every month the records touch, from 2010 to the month after @p now; what
/// lies outside goes to the default partition.
void ensureMonths(postgres::Transaction& tx, const std::vector<EventRecord>& records,
                  const QDateTime& now);

void writeEvents(postgres::Transaction& tx, const std::vector<EventRecord>& records,
                 const std::vector<PlannedEvent>& planned);

/// Gives items the state of the newest of the events just written, where it is newer than theirs.
/// @param items  as they were before
void writeLatestStates(postgres::Transaction& tx, const ItemsOnRecord& items,
                       const std::vector<EventRecord>& records,
                       const std::vector<PlannedEvent>& planned);

/// Further fields as a JSON object.
[[nodiscard]] QString jsonOf(const Extension& extension);

/// Notes that data of a kind were brought up to date by this operation.
void writeImport(postgres::Transaction& tx, const QString& kind, const QString& source);

/// The columns that itemOf() reads, of ItemTables: trace_items as item, trace_states as state.
extern const char* const ItemColumns;
extern const char* const ItemTables;
[[nodiscard]] Item itemOf(const postgres::Row& row);
/// latitude_deg and longitude_deg of a row.
[[nodiscard]] std::optional<Coordinates> placeOf(const postgres::Row& row);
[[nodiscard]] Extension extensionOf(const QString& json);
[[nodiscard]] Event eventOf(const postgres::Row& row);
/// An item and its events, oldest first; none where nothing is known of the code.
[[nodiscard]] std::optional<Path> readPath(postgres::Transaction& tx, const QString& code);

} // namespace wardlight::trace
