#pragma once

#include "core/imaging/imaging_store.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"

#include <memory>

namespace wardlight::imaging {

/// The index in the tables `imaging_studies`, `imaging_series` and `imaging_instances`;
/// verification states come from the manifest, `objects`.
class PostgresImagingStore final : public ImagingStore
{
public:
    PostgresImagingStore(std::shared_ptr<postgres::Database> database,
                         security::AuditContext audit);

    [[nodiscard]] Result<StudyPage> studies(const StudyQuery& query) override;
    [[nodiscard]] Result<OutlinePage> outlines(const StudyQuery& query) override;
    [[nodiscard]] Result<StudyContents> openStudy(const QString& studyUid) override;
    [[nodiscard]] Result<std::vector<WaveformInstance>>
    waveforms(const std::optional<PatientId>& patient) override;
    [[nodiscard]] Result<Instance> instance(const QString& sopInstanceUid) override;

private:
    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
};

} // namespace wardlight::imaging
