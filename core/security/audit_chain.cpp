#include "core/security/audit_chain.h"

#include <QtEndian>

namespace wardlight::security {

namespace {

void addField(Sha256& hash, const std::optional<QByteArray>& field)
{
    const quint64 length = qToBigEndian(field ? static_cast<quint64>(field->size()) : ~quint64(0));
    hash.add(std::as_bytes(std::span(&length, 1)));
    if (field)
        hash.add(std::as_bytes(std::span(field->constData(), std::size_t(field->size()))));
}

std::optional<QByteArray> uuidBytes(const std::optional<QUuid>& uuid)
{
    return uuid ? std::optional(uuid->toRfc4122()) : std::nullopt;
}

} // namespace

Sha256Digest auditRowHash(const AuditRow& row)
{
    Sha256 hash;
    addField(hash, row.previousHash.toBytes());
    addField(hash, row.writer.toRfc4122());
    addField(hash, QByteArray::number(row.seq));
    addField(hash, row.occurredAt.toUTC().toString(Qt::ISODateWithMs).toLatin1());
    addField(hash, row.person.toUtf8());
    addField(hash, row.station.toUtf8());
    addField(hash, row.program.toUtf8());
    addField(hash, row.action.toUtf8());
    addField(hash, uuidBytes(row.patient));
    addField(hash, row.target.toUtf8());
    addField(hash, row.detail.toUtf8());
    addField(hash, uuidBytes(row.operation));
    return hash.finish();
}

} // namespace wardlight::security
