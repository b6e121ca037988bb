#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/postgres/transaction.h"

#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>

namespace wardlight::security {

class AuditHeads;

/// Who acts, from where; every store that writes or discloses takes one.
struct AuditContext
{
    QString person;  ///< the named person; until there is a login, chosen at start
    QString station; ///< host name
    QString program; ///< "wardlightctl 0.1.0"
    /// Where signed heads are kept outside the database; null keeps none.
    std::shared_ptr<AuditHeads> heads = {};
};

/// What one operation did, in words that never change: they are evidence.
struct AuditEntry
{
    QString action;                   ///< "patients.search", "imaging.import", "object.quarantine"
    std::optional<PatientId> patient; ///< whose data, where it is one patient's
    QString target;                   ///< key, UID or id of what was acted on; may be empty
    QJsonObject detail;               ///< counts and ids, never clinical values
};

/// Appends one row to the audit log, in the caller's transaction.
///
/// Rows form hash chains, one per writer lane: each row's SHA-256 covers the previous one's. A
/// transaction takes a lane that no other holds, so writers do not queue. After the commit the
/// lane's new head is signed and kept outside the database.
void recordAudit(postgres::Transaction& tx, const AuditContext& context, const AuditEntry& entry);

} // namespace wardlight::security
