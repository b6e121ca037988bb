#include "core/ingest/dicom/dicom_index_pg.h"

#include "core/objects/manifest_pg.h"
#include "core/patients/patient_store_pg.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace wardlight::ingest {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

/// Studies named in the audit row of a batch; the rest is only counted.
constexpr qsizetype NamedStudies = 50;

QHash<FilePatientKey, PatientId> findFilePatients(Transaction& tx, const QSet<FilePatientKey>& keys)
{
    QStringList mrns;
    QStringList assigners;
    for (const auto& [mrn, assigner] : keys) {
        mrns.append(mrn);
        assigners.append(assigner);
    }
    QHash<FilePatientKey, PatientId> found;
    for (const Row row : tx.exec(R"(
             SELECT p.patient_id, p.mrn, p.mrn_assigner
             FROM patients p
             JOIN unnest($1::text[], $2::text[]) AS wanted (mrn, mrn_assigner)
               ON p.mrn = wanted.mrn AND p.mrn_assigner = wanted.mrn_assigner
             ORDER BY p.patient_id)",
                                 {Param(mrns), Param(assigners)}))
        found.insert({row["mrn"].text(), row["mrn_assigner"].text()},
                     row["patient_id"].id<PatientId>());
    return found;
}

tl::unexpected<Error> takenMeanwhile()
{
    return fail(ErrorCode::Conflict,
                QCoreApplication::translate(
                    "DicomImport", "Another program imported the same files at the same time."));
}

security::AuditEntry auditEntry(const ImportBatch& batch)
{
    QStringList studies;
    QSet<PatientId> owners;
    bool isAllOwned = true;
    for (const StoredInstance& stored : batch.instances) {
        if (!studies.contains(stored.instance.header.studyUid) && studies.size() < NamedStudies)
            studies.append(stored.instance.header.studyUid);
        if (stored.instance.patient)
            owners.insert(*stored.instance.patient);
        isAllOwned = isAllOwned && stored.instance.patient.has_value();
    }
    security::AuditEntry entry{
        .action = batch.action,
        .patient = {},
        .target = studies.size() == 1 ? studies.first() : QString(),
        .detail = {{QStringLiteral("instances"), qint64(batch.instances.size())},
                   {QStringLiteral("studies"), QJsonArray::fromStringList(studies)},
                   {QStringLiteral("patients_added"), qint64(batch.patients.size())}}};
    if (isAllOwned && owners.size() == 1)
        entry.patient = *owners.constBegin();
    return entry;
}

} // namespace

Result<QSet<QByteArray>> findIndexedHashes(postgres::Database& database,
                                           const QList<QByteArray>& hashes)
{
    QStringList texts;
    for (const QByteArray& hash : hashes)
        texts.append(QStringLiteral("\\x") + QString::fromLatin1(hash.toHex()));
    return database.read([&](Transaction& tx) -> Result<QSet<QByteArray>> {
        QSet<QByteArray> found;
        for (const Row row : tx.exec(R"(
                 SELECT sha256 FROM imaging_instances WHERE sha256 = ANY($1::bytea[])
                 ORDER BY sha256)",
                                     {Param(texts)}))
            found.insert(row["sha256"].bytes());
        return found;
    });
}

Result<QHash<QString, qint64>> findIndexedKeys(postgres::Database& database,
                                               const QStringList& keys)
{
    return database.read([&](Transaction& tx) -> Result<QHash<QString, qint64>> {
        QHash<QString, qint64> found;
        for (const Row row : tx.exec(R"(
                 SELECT object_key, bytes FROM imaging_instances
                 WHERE object_key = ANY($1::text[]) ORDER BY object_key)",
                                     {Param(keys)}))
            found.insert(row["object_key"].text(), row["bytes"].int64());
        return found;
    });
}

Result<IndexSnapshot> readSnapshot(postgres::Database& database,
                                   const std::vector<DicomFile>& files)
{
    QStringList sopUids;
    QSet<QString> studies;
    QSet<QString> series;
    QSet<FilePatientKey> patients;
    for (const DicomFile& file : files) {
        sopUids.append(file.header.sopInstanceUid);
        studies.insert(file.header.studyUid);
        series.insert(file.header.seriesUid);
        if (!file.header.patientId.isEmpty())
            patients.insert({file.header.patientId, file.header.patientIdIssuer});
    }
    return database.read([&](Transaction& tx) -> Result<IndexSnapshot> {
        return IndexSnapshot{.instances = imaging::findInstances(tx, sopUids),
                             .studies = imaging::findStudyOwners(tx, studies.values()),
                             .seriesStudies = imaging::findSeriesStudies(tx, series.values()),
                             .patients = findFilePatients(tx, patients)};
    });
}

Result<PatientId> findPatientByMrn(postgres::Database& database, const QString& mrn)
{
    return database.read([&](Transaction& tx) -> Result<PatientId> {
        const Rows rows = tx.exec(R"(
            SELECT patient_id, mrn_assigner FROM patients WHERE mrn = $1
            ORDER BY mrn_assigner, patient_id)",
                                  {Param(mrn)});
        if (rows.isEmpty())
            return fail(ErrorCode::NotFound,
                        QCoreApplication::translate(
                            "DicomImport", "There is no patient with the MRN %1. Check the number, "
                                           "or import without naming a patient.")
                            .arg(mrn));
        const bool isOwnNumber = rows.first()["mrn_assigner"].text().isEmpty();
        if (!isOwnNumber && rows.size() > 1)
            return fail(ErrorCode::Conflict,
                        QCoreApplication::translate(
                            "DicomImport", "Several assigners gave the MRN %1; it names no one "
                                           "patient.")
                            .arg(mrn));
        return rows.first()["patient_id"].id<PatientId>();
    });
}

Result<QSet<PatientId>> findPatients(postgres::Database& database, const QList<PatientId>& ids)
{
    QStringList texts;
    for (const PatientId& id : ids)
        texts.append(id.toString());
    return database.read([&](Transaction& tx) -> Result<QSet<PatientId>> {
        QSet<PatientId> found;
        for (const Row row : tx.exec(R"(
                 SELECT patient_id FROM patients WHERE patient_id = ANY($1::uuid[])
                 ORDER BY patient_id)",
                                     {Param(texts)}))
            found.insert(row["patient_id"].id<PatientId>());
        return found;
    });
}

Result<> commitBatch(postgres::Database& database, const security::AuditContext& audit,
                     const ImportBatch& batch)
{
    return database.write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        for (const patients::NewPatient& patient : batch.patients)
            if (patients::ensurePatient(tx, patient).id != patient.patient.id)
                return takenMeanwhile();
        for (const StoredInstance& stored : batch.instances) {
            if (stored.entry)
                objects::recordObject(tx, *stored.entry);
            if (imaging::addInstance(tx, stored.instance) != imaging::IndexOutcome::Added)
                return takenMeanwhile();
        }
        security::recordAudit(tx, audit, auditEntry(batch));
        return {};
    });
}

} // namespace wardlight::ingest
