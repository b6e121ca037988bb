#pragma once

#include "core/base/clock.h"
#include "core/imaging/roi_store.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"

#include <memory>

namespace wardlight::imaging {

/// ROIs in the table `imaging_rois`.
class PostgresRoiStore final : public RoiStore
{
public:
    PostgresRoiStore(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                     std::shared_ptr<const Clock> clock);

    [[nodiscard]] Result<std::vector<StoredRoi>> ofSeries(const QString& seriesUid) override;
    [[nodiscard]] Result<> add(const StoredRoi& roi) override;
    [[nodiscard]] Result<> setRemoved(const RoiId& id, bool isRemoved) override;

private:
    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace wardlight::imaging
