#pragma once

#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/trace/reference/reference_store.h"

#include <memory>

namespace wardlight::trace {

/// The tables drug_master, sites, approvals, recalls, trace_stock, trace_readings, trace_packing.
class PostgresReferenceStore final : public ReferenceStore
{
public:
    PostgresReferenceStore(std::shared_ptr<postgres::Database> database,
                           security::AuditContext audit);

    [[nodiscard]] Result<std::vector<bool>> addRows(const OperationId& operation,
                                                    const QString& source, ReferenceKind kind,
                                                    const std::vector<ReferenceRow>& rows) override;

private:
    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
};

} // namespace wardlight::trace
