#pragma once

#include "core/postgres/transaction.h"
#include "core/trace/recording_plan.h"
#include "core/trace/trace_item.h"

namespace wardlight::trace {

// The statements behind PostgresTraceStore's writes; each runs in its caller's transaction.

/// Puts the codes of a batch on record where they are not, without master data, and locks their
/// rows until the transaction ends, so that writers of one code queue.
template <class Record>
[[nodiscard]] ItemsOnRecord lockItems(postgres::Transaction& tx,
                                      const std::vector<Record>& records);

extern template ItemsOnRecord lockItems(postgres::Transaction&, const std::vector<ItemRecord>&);
extern template ItemsOnRecord lockItems(postgres::Transaction&, const std::vector<EventRecord>&);

/// Completes locked items with their master data.
void writeMasterData(postgres::Transaction& tx, const std::vector<ItemRecord>& records,
                     const std::vector<std::size_t>& chosen);

/// The events on record at the times of @p records, for their codes' hashes.
[[nodiscard]] EventsOnRecord readEvents(postgres::Transaction& tx,
                                        const std::vector<EventRecord>& records);

/// Makes a partition for every month the records touch, from 2010 to the month after @p now; what
/// lies outside goes to the default partition.
void ensureMonths(postgres::Transaction& tx, const std::vector<EventRecord>& records,
                  const QDateTime& now);

void writeEvents(postgres::Transaction& tx, const std::vector<EventRecord>& records,
                 const std::vector<PlannedEvent>& planned);

/// Gives items the state of the newest of the events just written, where it is newer than theirs.
void writeLatestStates(postgres::Transaction& tx, const std::vector<EventRecord>& records,
                       const std::vector<PlannedEvent>& planned);

/// The columns that itemOf() reads.
extern const char* const ItemColumns;
[[nodiscard]] Item itemOf(const postgres::Row& row);
[[nodiscard]] Event eventOf(const postgres::Row& row);

} // namespace wardlight::trace
