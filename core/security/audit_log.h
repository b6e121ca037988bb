#pragma once

#include "core/postgres/database.h"
#include "core/security/audit_chain.h"
#include "core/security/audit_heads.h"

#include <functional>
#include <optional>
#include <vector>

namespace wardlight::security {

/// The result of checking the whole audit log.
struct AuditVerification
{
    /// Where the log first stops being what it was.
    struct Break
    {
        QUuid writer;
        qint64 seq = 0;
        QString reason; ///< translated
    };

    qint64 rows = 0;
    int heads = 0; ///< kept heads that were compared
    std::optional<Break> firstBad;

    [[nodiscard]] bool isIntact() const { return !firstBad; }
};

using AuditVisitor = std::function<Result<>(const AuditRow&)>;

/// Recomputes every chain and compares its ends with the heads kept outside the database.
/// @param heads  null: chains only, which cannot show a log that was cut or rewritten whole
[[nodiscard]] Result<AuditVerification> verifyAuditLog(postgres::Database& database,
                                                       const AuditHeads* heads);

/// As verifyAuditLog, for rows that lie elsewhere.
/// @param walk  hands every row to its visitor, writer by writer in the order they were written
[[nodiscard]] Result<AuditVerification>
verifyAuditRows(const std::function<Result<>(const AuditVisitor&)>& walk, const AuditHeads* heads);

/// Rows older than @p before (all when invalid), newest first.
[[nodiscard]] Result<std::vector<AuditRow>> readAuditLog(postgres::Database& database,
                                                         const QDateTime& before, int limit);

/// Hands every row to @p visit, writer by writer in the order they were written; its error ends the
/// walk and is returned.
[[nodiscard]] Result<> visitAuditLog(postgres::Database& database, const AuditVisitor& visit);

} // namespace wardlight::security
