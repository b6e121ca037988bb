#pragma once

#include "core/base/sha256.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

#include <optional>

namespace wardlight::security {

/// One row of the audit log, as it is hashed and stored.
struct AuditRow
{
    QUuid writer;
    qint64 seq = 0;       ///< from 1, without gaps within a writer
    QDateTime occurredAt; ///< UTC, ms, by the server's clock
    QString person;
    QString station;
    QString program;
    QString action;
    std::optional<QUuid> patient;
    QString target;
    QString detail; ///< JSON text, exactly as stored
    std::optional<QUuid> operation;
    Sha256Digest previousHash; ///< of the row before; zeros for the first
    Sha256Digest hash;
};

/// SHA-256 over every other field of the row, the previous hash included; each field is preceded
/// by its length, so that no two rows share an encoding.
[[nodiscard]] Sha256Digest auditRowHash(const AuditRow& row);

} // namespace wardlight::security
