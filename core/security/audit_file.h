#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/security/audit.h"
#include "core/security/audit_chain.h"

#include <functional>
#include <memory>

namespace wardlight::security {

/// The audit log of a place without a database: a file of this computer, one row a line, JSON.
///
/// Its rows form one hash chain, as a lane in the database does, and the newest head is signed and
/// kept beside it. Several processes may share the file. Thread-safe and blocking.
class AuditFile
{
public:
    /// @param folder  must exist; the file in it is made by the first row
    AuditFile(const QString& folder, AuditContext context, std::shared_ptr<const Clock> clock);

    /// Appends a row; it is on the disk when this returns. What a killed writer left of a row is
    /// cut off before.
    [[nodiscard]] Result<> record(const AuditEntry& entry) const;

    /// Hands every row to @p visit, oldest first; its error ends the walk and is returned. A line
    /// that is no row is handed on as an empty one, which no chain can hold.
    [[nodiscard]] Result<> visit(const std::function<Result<>(const AuditRow&)>& visit) const;

    /// Signed heads of the rows; null keeps none.
    [[nodiscard]] const AuditHeads* heads() const { return m_context.heads.get(); }

private:
    [[nodiscard]] Result<AuditRow> append(const AuditEntry& entry) const;
    [[nodiscard]] AuditRow nextRow(const AuditRow& last, const AuditEntry& entry) const;

    QString m_path;
    AuditContext m_context;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace wardlight::security
