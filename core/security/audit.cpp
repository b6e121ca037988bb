#include "core/security/audit.h"

#include "core/security/audit_chain.h"
#include "core/security/audit_heads.h"

#include <QJsonDocument>

namespace wardlight::security {

namespace {

using postgres::Rows;
using postgres::Transaction;

/// The end of a chain that no other transaction is extending now, and the server's time.
struct Lane
{
    QUuid writer;
    qint64 lastSeq = 0;
    Sha256Digest lastHash;
    QDateTime now;
};

Lane claimLane(Transaction& tx)
{
    Rows free = tx.exec("SELECT writer_id, last_seq, last_hash, clock_timestamp() AS now "
                        "FROM audit_writers ORDER BY writer_id LIMIT 1 FOR UPDATE SKIP LOCKED");
    if (free.isEmpty()) {
        free = tx.exec("INSERT INTO audit_writers (writer_id, last_seq, last_hash) "
                       "VALUES ($1, 0, $2) "
                       "RETURNING writer_id, last_seq, last_hash, clock_timestamp() AS now",
                       {newUuidV7(), Sha256Digest()});
    }
    const auto row = free.first();
    return {row["writer_id"].uuid(), row["last_seq"].int64(),
            Sha256Digest::fromBytes(row["last_hash"].bytes()).value_or(Sha256Digest()),
            row["now"].instant()};
}

AuditRow makeRow(const Lane& lane, const OperationId& operation, const AuditContext& context,
                 const AuditEntry& entry)
{
    AuditRow row;
    row.writer = lane.writer;
    row.seq = lane.lastSeq + 1;
    row.occurredAt = lane.now;
    row.person = context.person;
    row.station = context.station;
    row.program = context.program;
    row.action = entry.action;
    if (entry.patient)
        row.patient = entry.patient->uuid();
    row.target = QString(entry.target).replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    row.detail = QString::fromUtf8(QJsonDocument(entry.detail).toJson(QJsonDocument::Compact));
    if (!operation.isNull())
        row.operation = operation.uuid();
    row.previousHash = lane.lastHash;
    row.hash = auditRowHash(row);
    return row;
}

} // namespace

void recordAudit(Transaction& tx, const AuditContext& context, const AuditEntry& entry)
{
    const AuditRow row = makeRow(claimLane(tx), tx.operation(), context, entry);
    tx.exec("INSERT INTO audit_log (writer_id, seq, occurred_at, person, station, program, action, "
            "patient_id, target, detail, operation_id, prev_hash, row_hash) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            {row.writer, row.seq, row.occurredAt, row.person, row.station, row.program, row.action,
             row.patient, row.target, row.detail, row.operation, row.previousHash, row.hash});
    tx.exec("UPDATE audit_writers SET last_seq = $2, last_hash = $3 WHERE writer_id = $1",
            {row.writer, row.seq, row.hash});
    if (context.heads) {
        tx.afterCommit([heads = context.heads, head = AuditHead{row.writer, row.seq, row.hash}] {
            heads->keep(head);
        });
    }
}

} // namespace wardlight::security
