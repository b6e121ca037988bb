#include "core/security/audit_log.h"

#include <QCoreApplication>

#include <map>

namespace wardlight::security {

namespace {

using postgres::Database;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

constexpr int PageRows = 5000;
constexpr const char* Columns =
    "writer_id, seq, occurred_at, person, station, program, action, patient_id, target, "
    "detail::text AS detail, operation_id, prev_hash, row_hash";

QString translated(const char* text)
{
    return QCoreApplication::translate("AuditLog", text);
}

std::optional<QUuid> maybeUuid(const postgres::Field& field)
{
    return field.isNull() ? std::nullopt : std::optional(field.uuid());
}

Sha256Digest digest(const postgres::Field& field)
{
    return Sha256Digest::fromBytes(field.bytes()).value_or(Sha256Digest());
}

AuditRow auditRow(const Row& row)
{
    return {.writer = row["writer_id"].uuid(),
            .seq = row["seq"].int64(),
            .occurredAt = row["occurred_at"].instant(),
            .person = row["person"].text(),
            .station = row["station"].text(),
            .program = row["program"].text(),
            .action = row["action"].text(),
            .patient = maybeUuid(row["patient_id"]),
            .target = row["target"].text(),
            .detail = row["detail"].text(),
            .operation = maybeUuid(row["operation_id"]),
            .previousHash = digest(row["prev_hash"]),
            .hash = digest(row["row_hash"])};
}

/// Follows the chains row by row, in (writer, seq) order.
class ChainWalk
{
public:
    explicit ChainWalk(const std::vector<AuditHead>& heads)
    {
        for (const AuditHead& head : heads)
            m_heads.emplace(head.writer, head);
    }

    void visit(const AuditRow& row)
    {
        if (row.writer != m_last.writer)
            m_last = {row.writer, 0, Sha256Digest()};
        if (row.seq != m_last.seq + 1)
            report(row,
                   translated(QT_TRANSLATE_NOOP("AuditLog", "Rows before this one are missing.")));
        else if (row.previousHash != m_last.hash)
            report(row, translated(QT_TRANSLATE_NOOP("AuditLog",
                                                     "It does not follow the row before it.")));
        if (auditRowHash(row) != row.hash)
            report(row, translated(
                            QT_TRANSLATE_NOOP("AuditLog", "It was changed after it was written.")));
        const auto head = m_heads.find(row.writer);
        if (head != m_heads.end() && head->second.seq == row.seq) {
            if (head->second.hash != row.hash)
                report(row,
                       translated(QT_TRANSLATE_NOOP(
                           "AuditLog", "It differs from the head kept outside the database.")));
            m_heads.erase(head);
        }
        m_last = {row.writer, row.seq, row.hash};
        ++m_rows;
    }

    /// To be called after the last row.
    AuditVerification finish(int keptHeads) &&
    {
        for (const auto& [writer, head] : m_heads)
            report(
                writer, head.seq,
                translated(QT_TRANSLATE_NOOP("AuditLog", "It was cut off: a head kept outside the "
                                                         "database names a row that is gone.")));
        return {m_rows, keptHeads, m_firstBad};
    }

    void report(const QUuid& writer, qint64 seq, const QString& reason)
    {
        if (!m_firstBad)
            m_firstBad = {writer, seq, reason};
    }

private:
    void report(const AuditRow& row, const QString& reason) { report(row.writer, row.seq, reason); }

    std::map<QUuid, AuditHead> m_heads;
    AuditHead m_last;
    qint64 m_rows = 0;
    std::optional<AuditVerification::Break> m_firstBad;
};

Result<int> visitPage(Database& database, const AuditVisitor& visit, QUuid& writer, qint64& seq)
{
    const std::string sql = std::string("SELECT ") + Columns +
                            " FROM audit_log WHERE (writer_id, seq) > ($1, $2) "
                            "ORDER BY writer_id, seq LIMIT $3";
    const Result<Rows> page = database.read([&](Transaction& tx) -> Result<Rows> {
        return tx.exec(sql, std::vector<postgres::Param>{writer, seq, PageRows});
    });
    if (!page)
        return propagate(page);
    for (const Row row : *page) {
        const AuditRow read = auditRow(row);
        if (const auto visited = visit(read); !visited)
            return propagate(visited);
        writer = read.writer;
        seq = read.seq;
    }
    return page->size();
}

} // namespace

Result<> visitAuditLog(Database& database, const AuditVisitor& visit)
{
    QUuid writer;
    qint64 seq = 0;
    while (true) {
        const Result<int> visited = visitPage(database, visit, writer, seq);
        if (!visited)
            return propagate(visited);
        if (*visited < PageRows)
            return {};
    }
}

Result<AuditVerification> verifyAuditLog(Database& database, const AuditHeads* heads)
{
    return verifyAuditRows(
        [&database](const AuditVisitor& visit) { return visitAuditLog(database, visit); }, heads);
}

Result<AuditVerification> verifyAuditRows(const std::function<Result<>(const AuditVisitor&)>& walk,
                                          const AuditHeads* heads)
{
    // Heads first: a row written meanwhile is then newer than its head, never the other way round.
    AuditHeads::Kept kept;
    if (heads) {
        auto loaded = heads->load();
        if (!loaded)
            return propagate(loaded);
        kept = std::move(*loaded);
    }
    ChainWalk chains(kept.heads);
    if (kept.forged > 0)
        chains.report(
            QUuid(), 0,
            translated(QT_TRANSLATE_NOOP("AuditLog", "The file of kept heads holds lines that this "
                                                     "workspace did not sign.")));
    const Result<> visited = walk([&chains](const AuditRow& row) -> Result<> {
        chains.visit(row);
        return {};
    });
    if (!visited)
        return propagate(visited);
    return std::move(chains).finish(int(kept.heads.size()));
}

Result<std::vector<AuditRow>> readAuditLog(Database& database, const QDateTime& before, int limit)
{
    const std::string sql = std::string("SELECT ") + Columns +
                            " FROM audit_log WHERE $1::timestamptz IS NULL OR occurred_at < $1 "
                            "ORDER BY occurred_at DESC, writer_id, seq DESC LIMIT $2";
    return database.read([&](Transaction& tx) -> Result<std::vector<AuditRow>> {
        std::vector<AuditRow> rows;
        for (const Row row : tx.exec(sql, std::vector<postgres::Param>{before, limit}))
            rows.push_back(auditRow(row));
        return rows;
    });
}

} // namespace wardlight::security
