#include "core/patients/sample_mark_pg.h"

namespace wardlight::patients {

using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

Result<std::optional<SampleMark>> readSampleMark(postgres::Database& database,
                                                 const std::optional<quint32>& seed)
{
    const auto wanted = seed ? std::optional(qint64(*seed)) : std::nullopt;
    return database.read([&wanted](Transaction& tx) -> Result<std::optional<SampleMark>> {
        const Rows wards = tx.exec("SELECT seed, made_at, completed_at FROM sample_wards "
                                   "WHERE $1::bigint IS NULL OR seed = $1 "
                                   "ORDER BY made_at DESC, seed LIMIT 1",
                                   {wanted});
        if (wards.isEmpty())
            return std::nullopt;
        const Row ward = wards.first();
        SampleMark mark{quint32(ward["seed"].int64()),
                        ward["made_at"].instant(),
                        !ward["completed_at"].isNull(),
                        {}};
        for (const Row row : tx.exec("SELECT patient_id FROM sample_patients WHERE seed = $1 "
                                     "ORDER BY patient_id",
                                     {qint64(mark.seed)}))
            mark.patients.insert(row["patient_id"].id<PatientId>());
        return mark;
    });
}

Result<> markSample(postgres::Database& database, const security::AuditContext& audit,
                    const SampleMark& mark)
{
    QStringList ids;
    for (const PatientId& id : mark.patients)
        ids.append(id.toString());
    return database.writeUnregistered([&](Transaction& tx) -> Result<> {
        const Rows added = tx.exec("INSERT INTO sample_wards (seed, made_at) VALUES ($1, $2) "
                                   "ON CONFLICT (seed) DO NOTHING RETURNING seed",
                                   {qint64(mark.seed), mark.madeAt});
        if (added.isEmpty())
            return {};
        const Rows patients = tx.exec("INSERT INTO sample_patients (patient_id, seed) "
                                      "SELECT p.patient_id, $2 FROM patients p "
                                      "WHERE p.patient_id = ANY ($1::text[]::uuid[]) "
                                      "ON CONFLICT (patient_id) DO NOTHING",
                                      {ids, qint64(mark.seed)});
        security::recordAudit(tx, audit,
                              {QStringLiteral("sample.mark"),
                               std::nullopt,
                               QString(),
                               {{QStringLiteral("seed"), qint64(mark.seed)},
                                {QStringLiteral("patients"), patients.affectedRows()}}});
        return {};
    });
}

Result<> completeSample(postgres::Database& database, const security::AuditContext& audit,
                        quint32 seed, const QDateTime& at)
{
    return database.writeUnregistered([&](Transaction& tx) -> Result<> {
        const Rows done = tx.exec("UPDATE sample_wards SET completed_at = $2 "
                                  "WHERE seed = $1 AND completed_at IS NULL",
                                  {qint64(seed), at});
        if (done.affectedRows() == 0)
            return {};
        security::recordAudit(tx, audit,
                              {QStringLiteral("sample.complete"),
                               std::nullopt,
                               QString(),
                               {{QStringLiteral("seed"), qint64(seed)}}});
        return {};
    });
}

} // namespace wardlight::patients
