#pragma once

#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/waveforms/cold_segments.h"
#include "core/waveforms/segment_store.h"

#include <memory>

namespace wardlight::waveforms {

/// Recordings in PostgreSQL.
class PostgresSegmentStore final : public SegmentStore
{
public:
    /// @param cold  where segments are that are not in the database
    PostgresSegmentStore(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                         ColdStorage cold = {});

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
    [[nodiscard]] Result<> addAnnotations(const StoredRecord& record,
                                          const AnnotationSet& set) override;
    [[nodiscard]] Result<> noteExport(const StoredRecord& record, const QString& format) override;

private:
    /// The packed block of one channel in one segment.
    struct PackedBlock
    {
        qint64 segment = 0;
        QByteArray bytes;
        qint64 from = 0; ///< of the block in its segment
        qint64 to = 0;
        std::optional<ColdPlace> cold; ///< where the segment is, if not in the database
    };

    /// From the database, or where there are cold ones out of the object store.
    [[nodiscard]] Result<std::vector<PackedBlock>> blocks(const StoredRecord& record, int channel,
                                                          SampleRange segments);
    [[nodiscard]] Result<std::vector<PackedBlock>> listBlocks(const StoredRecord& record,
                                                              int channel, SampleRange segments);
    [[nodiscard]] Result<> fetchCold(std::vector<PackedBlock>& blocks);
    [[nodiscard]] Result<std::vector<SampleRange>> gaps(const StoredRecord& record, int channel,
                                                        SampleRange range);
    [[nodiscard]] Result<ChannelWindow> windowOfBins(const StoredRecord& record, int channel,
                                                     ChannelWindow window, int level);
    [[nodiscard]] Result<ChannelWindow> windowOfSamples(const StoredRecord& record, int channel,
                                                        ChannelWindow window);

    void auditAnnotations(postgres::Transaction& tx, const StoredRecord& record,
                          const AnnotationSet& set) const;

    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    ColdSegments m_cold;
};

} // namespace wardlight::waveforms
