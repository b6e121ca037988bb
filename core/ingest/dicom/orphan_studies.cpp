#include "core/ingest/dicom/orphan_studies.h"

#include "core/ingest/dicom/dicom_index_pg.h"
#include "core/ingest/dicom/object_layout.h"

#include <algorithm>

namespace wardlight::ingest {

namespace {

constexpr qsizetype MostPatients = 256;

} // namespace

Result<std::optional<PatientId>> OrphanStudies::ownerOf(const QString& studyUid)
{
    if (!m_isSearched) {
        if (const Result<> searched = search(); !searched)
            return propagate(searched);
        m_isSearched = true;
    }
    const auto owner = m_owners.constFind(studyUid);
    return owner == m_owners.cend() ? std::nullopt : std::optional(*owner);
}

Result<> OrphanStudies::search()
{
    const Result<QList<PatientId>> patients = unknownPatients();
    if (!patients)
        return propagate(patients);
    for (const PatientId& patient : *patients) {
        const Result<QStringList> studies =
            foldersBelow(DicomPrefix + patient.toString() + QLatin1Char('/'));
        if (!studies)
            return propagate(studies);
        for (const QString& study : *studies)
            m_owners.insert(study, patient);
    }
    return {};
}

Result<QList<PatientId>> OrphanStudies::unknownPatients() const
{
    const Result<QStringList> folders = foldersBelow(DicomPrefix);
    if (!folders)
        return propagate(folders);
    QList<PatientId> patients;
    for (const QString& folder : *folders)
        if (const std::optional<PatientId> id = PatientId::parse(folder);
            id && id->toString() == folder)
            patients.append(*id);
    if (patients.isEmpty())
        return patients;
    const Result<QSet<PatientId>> known = findPatients(*m_database, patients);
    if (!known)
        return propagate(known);
    patients.removeIf([&known](const PatientId& id) { return known->contains(id); });
    std::sort(patients.begin(), patients.end(), [](const PatientId& a, const PatientId& b) {
        return uuidV7Time(a.uuid()) > uuidV7Time(b.uuid());
    });
    return patients.mid(0, MostPatients);
}

Result<QStringList> OrphanStudies::foldersBelow(const QString& prefix) const
{
    QStringList names;
    objects::ListRequest request{.prefix = prefix, .delimiter = QStringLiteral("/")};
    do {
        const Result<objects::ListPage> page = m_store->list(request);
        if (!page)
            return propagate(page);
        for (const QString& folder : page->prefixes)
            names.append(folder.sliced(prefix.size()).chopped(1));
        request.continuation = page->continuation;
    } while (!request.continuation.isEmpty());
    return names;
}

} // namespace wardlight::ingest
