#pragma once

#include "core/base/clock.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/trace/trace_store.h"

#include <memory>

namespace wardlight::trace {

/// Traced items in the tables `trace_items` and `trace_events`.
class PostgresTraceStore final : public TraceStore
{
public:
    /// @param clock  decides for which months partitions are made ahead of their events
    PostgresTraceStore(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                       std::shared_ptr<const Clock> clock);

    [[nodiscard]] Result<std::vector<RecordOutcome>>
    addItems(const OperationId& operation, const QString& source,
             const std::vector<ItemRecord>& records) override;
    [[nodiscard]] Result<std::vector<RecordOutcome>>
    addEvents(const OperationId& operation, const QString& source,
              const std::vector<EventRecord>& records) override;
    [[nodiscard]] Result<std::vector<Item>> find(const ItemQuery& query) override;
    [[nodiscard]] Result<std::vector<DimensionCount>> counts(const ItemQuery& query,
                                                             Dimension dimension) override;
    [[nodiscard]] Result<Path> path(const QString& code) override;
    [[nodiscard]] Result<QStringList> categories() override;

private:
    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace wardlight::trace
