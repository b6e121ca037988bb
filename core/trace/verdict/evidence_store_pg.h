#pragma once

#include "core/base/clock.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/trace/verdict/evidence_store.h"

#include <memory>

namespace wardlight::trace {

/// EvidenceStore over the trace tables.
class PostgresEvidenceStore final : public EvidenceStore
{
public:
    PostgresEvidenceStore(std::shared_ptr<postgres::Database> database,
                          security::AuditContext audit, std::shared_ptr<const Clock> clock);

    [[nodiscard]] Result<CaseFile> caseFile(const QString& scan, const Inspection& inspection,
                                            const QDateTime& asOf) override;
    [[nodiscard]] Result<> recordInquiry(const OperationId& operation, const Verdict& verdict,
                                         const std::optional<Coordinates>& place) override;
    [[nodiscard]] Result<std::vector<NearbyItem>> nearby(const NearbyQuery& query) override;
    [[nodiscard]] Result<std::vector<SiteStock>> stock(const StockQuery& query) override;
    [[nodiscard]] Result<PackingTree> packingTree(const QString& code) override;
    [[nodiscard]] Result<RecallReach> recallReach(const QString& batchOrCode, int limit) override;
    [[nodiscard]] Result<ColdChain> coldChain(const QString& code) override;

private:
    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace wardlight::trace
