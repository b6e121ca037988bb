#pragma once

#include "core/async/job.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/waveforms/record_rows_pg.h"

#include <memory>

namespace wardlight::waveforms {

/// Whether a record of exactly this source is there.
[[nodiscard]] Result<bool> isRecorded(postgres::Database& database, const Sha256Digest& source);

/// Adds the annotations of one annotator in the caller's transaction.
void writeAnnotations(postgres::Transaction& tx, const RecordId& record, const AnnotationSet& set);

/// Adds annotations behind those of the same annotator; the caller holds the record's row.
void appendAnnotations(postgres::Transaction& tx, const RecordId& record, const AnnotationSet& set);

/// Writes a record while its samples go by, in memory that does not grow with its length.
///
/// Nobody sees the record before finish(). What is written until then goes again when the writer is
/// destroyed unfinished; after a crash the next import removes it. Not thread-safe.
class RecordWriter
{
public:
    RecordWriter(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                 NewRecord record);
    ~RecordWriter();
    RecordWriter(const RecordWriter&) = delete;
    RecordWriter& operator=(const RecordWriter&) = delete;

    /// Registers the record, still invisible.
    [[nodiscard]] Result<> begin();
    /// The samples that follow, a block for each channel.
    [[nodiscard]] Result<> add(std::vector<ChannelBlock> blocks);
    /// Writes what is left and makes the record visible, with one audit row.
    [[nodiscard]] Result<> finish(const std::vector<AnnotationSet>& annotations,
                                  const QStringList& remarks);

    /// Samples of all channels so far.
    [[nodiscard]] qint64 samples() const { return m_packer.added(); }

private:
    void take(std::vector<PackedChunk> chunks);
    [[nodiscard]] Result<> flush();
    void writeEnd(postgres::Transaction& tx, const std::vector<AnnotationSet>& annotations,
                  const QStringList& remarks) const;
    [[nodiscard]] Result<> remove();

    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    NewRecord m_record;
    double m_segmentSeconds;
    SegmentPacker m_packer;
    RecordBatch m_batch;
    bool m_isOpen = false;
};

} // namespace wardlight::waveforms
