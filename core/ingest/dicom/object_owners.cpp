#include "core/ingest/dicom/object_owners.h"

#include "core/ingest/dicom/dicom_index_pg.h"
#include "core/ingest/dicom/object_layout.h"

namespace wardlight::ingest {

Result<std::optional<PatientId>> ObjectOwners::find(const objects::Metadata& metadata,
                                                    FileNames names)
{
    const QString text = metadata.value(QStringLiteral("patient-id"));
    if (text.isEmpty() || text == UnassignedPatient || text.contains(QChar(u'\0')))
        return std::optional<PatientId>();
    Result<std::optional<PatientId>> owner = byId(text);
    if (!owner || *owner || names == FileNames::Somebody)
        return owner;
    return byMrn(text);
}

Result<std::optional<PatientId>> ObjectOwners::byId(const QString& text)
{
    if (const auto known = m_byId.constFind(text); known != m_byId.cend())
        return *known;
    std::optional<PatientId> owner = PatientId::parse(text);
    if (owner) {
        const Result<QSet<PatientId>> found = findPatients(*m_database, {*owner});
        if (!found)
            return propagate(found);
        if (found->isEmpty())
            owner.reset();
    }
    m_byId.insert(text, owner);
    return owner;
}

Result<std::optional<PatientId>> ObjectOwners::byMrn(const QString& text)
{
    if (const auto known = m_byMrn.constFind(text); known != m_byMrn.cend())
        return *known;
    const Result<PatientId> found = findPatientByMrn(*m_database, text);
    const bool isNobody = !found && (found.error().code == ErrorCode::NotFound ||
                                     found.error().code == ErrorCode::Conflict);
    if (!found && !isNobody)
        return propagate(found);
    const std::optional<PatientId> owner = found ? std::optional(*found) : std::nullopt;
    m_byMrn.insert(text, owner);
    return owner;
}

} // namespace wardlight::ingest
