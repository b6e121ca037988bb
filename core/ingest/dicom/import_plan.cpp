#include "core/ingest/dicom/import_plan.h"

#include "core/ingest/dicom/file_patient.h"

#include <QCoreApplication>

namespace wardlight::ingest {

namespace {

ImportPlan::Decision rejected(const QString& reason)
{
    return {
        .verdict = ImportPlan::Verdict::Reject, .reason = reason, .patient = {}, .newPatient = {}};
}

ImportPlan::Decision stored(const std::optional<PatientId>& patient)
{
    return {
        .verdict = ImportPlan::Verdict::Store, .reason = {}, .patient = patient, .newPatient = {}};
}

} // namespace

void ImportPlan::learn(const IndexSnapshot& snapshot)
{
    for (auto it = snapshot.instances.cbegin(); it != snapshot.instances.cend(); ++it)
        m_instances.insert(it.key(), {it->sha256, it->studyUid});
    m_studies.insert(snapshot.studies);
    m_seriesStudies.insert(snapshot.seriesStudies);
    m_patients.insert(snapshot.patients);
}

Result<ImportPlan::Decision> ImportPlan::decide(const DicomFile& file)
{
    if (const std::optional<Decision> known = decideKnown(file))
        return *known;
    if (const std::optional<QString> reason = contradiction(file.header))
        return rejected(*reason);
    const imaging::DicomHeader& header = file.header;
    Result<Decision> decision = owner(file);
    if (!decision)
        return decision;
    m_instances.insert(header.sopInstanceUid, {file.file.hashes.whole, header.studyUid});
    m_seriesStudies.insert(header.seriesUid, header.studyUid);
    m_studies.insert(header.studyUid,
                     {decision->patient, header.patientId, header.patientIdIssuer});
    return decision;
}

void ImportPlan::forget(const DicomFile& file)
{
    m_instances.remove(file.header.sopInstanceUid);
}

std::optional<ImportPlan::Decision> ImportPlan::decideKnown(const DicomFile& file) const
{
    const auto seen = m_instances.constFind(file.header.sopInstanceUid);
    if (seen == m_instances.cend())
        return std::nullopt;
    const Sha256Digest& sha256 = file.file.hashes.whole;
    if (seen->sha256 == sha256)
        return Decision{
            .verdict = Verdict::Unchanged, .reason = {}, .patient = {}, .newPatient = {}};
    return rejected(QCoreApplication::translate(
                        "DicomImport",
                        "An image with this UID is there already with other bytes: SHA-256 %1 "
                        "is stored, %2 is in this file. The stored one is kept.")
                        .arg(seen->sha256.toHex(), sha256.toHex()));
}

std::optional<QString> ImportPlan::contradiction(const imaging::DicomHeader& header) const
{
    const auto series = m_seriesStudies.constFind(header.seriesUid);
    if (series != m_seriesStudies.cend() && *series != header.studyUid)
        return QCoreApplication::translate("DicomImport",
                                           "Its series belongs to another study (%1).")
            .arg(*series);
    const auto study = m_studies.constFind(header.studyUid);
    if (study == m_studies.cend())
        return std::nullopt;
    if (study->patientIdText != header.patientId ||
        study->patientIdIssuer != header.patientIdIssuer)
        return QCoreApplication::translate(
            "DicomImport",
            "Its study is already here, but the file names another patient than the rest of it.");
    if (m_assigned && study->patient != m_assigned)
        return QCoreApplication::translate(
            "DicomImport", "Its study is already filed, but not under the patient named.");
    return std::nullopt;
}

Result<ImportPlan::Decision> ImportPlan::owner(const DicomFile& file)
{
    const imaging::DicomHeader& header = file.header;
    if (const auto study = m_studies.constFind(header.studyUid); study != m_studies.cend())
        return stored(study->patient);
    if (m_assigned)
        return stored(m_assigned);
    if (file.filedUnder)
        return stored(file.filedUnder);
    if (header.patientId.isEmpty())
        return stored({});
    const FilePatientKey key{header.patientId, header.patientIdIssuer};
    if (const auto known = m_patients.constFind(key); known != m_patients.cend())
        return stored(*known);
    const Result<std::optional<PatientId>> orphaned = m_orphans.ownerOf(header.studyUid);
    if (!orphaned)
        return propagate(orphaned);
    Decision decision = stored({});
    decision.newPatient = filePatient(header);
    if (*orphaned)
        decision.newPatient->patient.id = **orphaned;
    decision.patient = decision.newPatient->patient.id;
    m_patients.insert(key, *decision.patient);
    return decision;
}

} // namespace wardlight::ingest
