#include "core/imaging/imaging_index_pg.h"

#include "core/imaging/header_json.h"

#include <QJsonDocument>

#include <algorithm>

namespace wardlight::imaging {

namespace {

using postgres::Param;
using postgres::Row;
using postgres::Transaction;

/// float8[] as text; NULL when absent.
template <std::size_t Count>
Param arrayParam(const std::optional<std::array<double, Count>>& numbers)
{
    if (!numbers)
        return nullptr;
    QStringList texts;
    for (const double number : *numbers)
        texts.append(QString::fromUtf8(Param(number).data()));
    return texts;
}

void addStudy(Transaction& tx, const NewInstance& instance)
{
    const DicomHeader& h = instance.header;
    tx.exec(R"(
        INSERT INTO imaging_studies (study_uid, patient_id, file_patient_id, file_patient_issuer,
            patient_name, patient_name_ideographic, patient_name_phonetic, study_date, study_time,
            description, accession_number)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (study_uid) DO NOTHING)",
            {Param(h.studyUid), Param(instance.patient), Param(h.patientId),
             Param(h.patientIdIssuer), Param(h.patientName.alphabetic),
             Param(h.patientName.ideographic), Param(h.patientName.phonetic), Param(h.studyDate),
             Param(h.studyTime), Param(h.studyDescription), Param(h.accessionNumber)});
}

void addSeries(Transaction& tx, const DicomHeader& h)
{
    tx.exec(R"(
        INSERT INTO imaging_series (series_uid, study_uid, modality, series_number, description,
            body_part)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (series_uid) DO NOTHING)",
            {Param(h.seriesUid), Param(h.studyUid), Param(h.modality), Param(h.seriesNumber),
             Param(h.seriesDescription), Param(h.bodyPart)});
}

QString compactJson(const DicomHeader& header)
{
    return QString::fromUtf8(QJsonDocument(headerToJson(header)).toJson(QJsonDocument::Compact));
}

} // namespace

QHash<QString, IndexedInstance> findInstances(Transaction& tx, const QStringList& sopInstanceUids)
{
    QHash<QString, IndexedInstance> found;
    for (const Row row : tx.exec(R"(
             SELECT sop_instance_uid, sha256, study_uid, series_uid, object_key
             FROM imaging_instances WHERE sop_instance_uid = ANY($1::text[])
             ORDER BY sop_instance_uid)",
                                 {Param(sopInstanceUids)}))
        found.insert(row["sop_instance_uid"].text(),
                     {Sha256Digest::fromBytes(row["sha256"].bytes()).value_or(Sha256Digest()),
                      row["study_uid"].text(), row["series_uid"].text(), row["object_key"].text()});
    return found;
}

QHash<QString, StudyOwner> findStudyOwners(Transaction& tx, const QStringList& studyUids)
{
    QHash<QString, StudyOwner> found;
    for (const Row row : tx.exec(R"(
             SELECT study_uid, patient_id, file_patient_id, file_patient_issuer
             FROM imaging_studies WHERE study_uid = ANY($1::text[]) ORDER BY study_uid)",
                                 {Param(studyUids)})) {
        StudyOwner owner{{}, row["file_patient_id"].text(), row["file_patient_issuer"].text()};
        if (!row["patient_id"].isNull())
            owner.patient = row["patient_id"].id<PatientId>();
        found.insert(row["study_uid"].text(), owner);
    }
    return found;
}

QHash<QString, QString> findSeriesStudies(Transaction& tx, const QStringList& seriesUids)
{
    QHash<QString, QString> found;
    for (const Row row : tx.exec(R"(
             SELECT series_uid, study_uid FROM imaging_series
             WHERE series_uid = ANY($1::text[]) ORDER BY series_uid)",
                                 {Param(seriesUids)}))
        found.insert(row["series_uid"].text(), row["study_uid"].text());
    return found;
}

IndexOutcome addInstance(Transaction& tx, const NewInstance& instance)
{
    const DicomHeader& h = instance.header;
    addStudy(tx, instance);
    addSeries(tx, h);
    const postgres::Rows added =
        tx.exec(R"(
        INSERT INTO imaging_instances (sop_instance_uid, study_uid, series_uid, object_key, sha256,
            bytes, frame_count, instance_number, temporal_position, echo_number, position_mm,
            orientation_cosines, gantry_tilt_degrees, header)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text[]::double precision[],
                $12::text[]::double precision[], $13, $14)
        ON CONFLICT DO NOTHING)",
                {Param(h.sopInstanceUid), Param(h.studyUid), Param(h.seriesUid),
                 Param(instance.objectKey), Param(instance.sha256), Param(instance.bytes),
                 Param(h.hasPixels ? std::max(h.pixels.frames, 0) : 0), Param(h.instanceNumber),
                 Param(h.temporalPosition), Param(h.echoNumber), arrayParam(h.imagePosition),
                 arrayParam(h.imageOrientation), Param(h.gantryTilt), Param(compactJson(h))});
    return added.affectedRows() == 1 ? IndexOutcome::Added : IndexOutcome::Taken;
}

} // namespace wardlight::imaging
