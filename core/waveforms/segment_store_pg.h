#pragma once

#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/waveforms/segment_store.h"

#include <memory>

namespace wardlight::waveforms {

/// Recordings in PostgreSQL.
class PostgresSegmentStore final : public SegmentStore
{
public:
    PostgresSegmentStore(std::shared_ptr<postgres::Database> database,
                         security::AuditContext audit);

    [[nodiscard]] Result<std::vector<StoredRecord>>
    records(const std::optional<PatientId>& patient) override;
    [[nodiscard]] Result<StoredRecord> record(const QString& nameOrId) override;
    [[nodiscard]] Result<ChannelWindow> window(const StoredRecord& record, int channel,
                                               const WindowRequest& request) override;
    [[nodiscard]] Result<ChannelSamples> samples(const StoredRecord& record, int channel,
                                                 SampleRange range) override;
    [[nodiscard]] Result<std::vector<AnnotationSet>>
    annotations(const StoredRecord& record) override;
    [[nodiscard]] Result<> annotate(const StoredRecord& record, const AnnotationSet& set) override;
    [[nodiscard]] Result<> noteExport(const StoredRecord& record, const QString& format) override;

private:
    [[nodiscard]] Result<std::vector<SampleRange>> gaps(const StoredRecord& record, int channel,
                                                        SampleRange range);
    [[nodiscard]] Result<ChannelWindow> windowOfBins(const StoredRecord& record, int channel,
                                                     ChannelWindow window, int level);
    [[nodiscard]] Result<ChannelWindow> windowOfSamples(const StoredRecord& record, int channel,
                                                        ChannelWindow window);

    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
};

} // namespace wardlight::waveforms
