#pragma once

#include "core/async/job.h"
#include "core/postgres/database.h"
#include "core/security/audit.h"
#include "core/waveforms/pyramid.h"
#include "core/waveforms/segment_store.h"

#include <memory>

namespace wardlight::waveforms {

/// What is known before a record's samples are written.
struct NewRecord
{
    RecordId id;
    SourceRecord source;
    QString sourceFormat;      ///< "wfdb", "edf"
    Sha256Digest sourceSha256; ///< of all that the source is made of
    std::optional<PatientId> patient;
};

/// Whether a record of exactly this source is there.
[[nodiscard]] Result<bool> isRecorded(postgres::Database& database, const Sha256Digest& source);

/// Adds the annotations of one annotator in the caller's transaction.
void writeAnnotations(postgres::Transaction& tx, const RecordId& record, const AnnotationSet& set);

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
    [[nodiscard]] qint64 samples() const { return m_samples; }

private:
    /// Samples of a channel that are not yet in a written segment.
    struct Pending
    {
        std::vector<std::int32_t> counts;
        std::vector<SampleRange> gaps; ///< relative to @ref counts
        qint64 begin = 0;              ///< the first one's number
        PyramidBuilder pyramid;
        std::optional<SampleRange> gap; ///< the last one, while it may go on
    };
    struct PackedSegment
    {
        qint64 number = 0;
        std::vector<qint32> ends;
        QByteArray content;
    };
    struct StoredGap
    {
        int channel = 0;
        SampleRange gap;
    };
    struct PackedChunk
    {
        int channel = 0;
        int level = 0;
        qint64 number = 0;
        QByteArray bins;
    };
    /// What goes to the database together.
    struct Batch
    {
        std::vector<PackedSegment> segments;
        std::vector<PackedChunk> chunks;
        std::vector<StoredGap> gaps;
        qint64 bytes = 0;
    };

    [[nodiscard]] qint64 segmentEnd(std::size_t channel, qint64 segment) const;
    [[nodiscard]] bool isComplete(qint64 segment) const;
    void append(std::size_t channel, ChannelBlock block);
    void noteGap(std::size_t channel, SampleRange gap);
    void packSegment();
    void packPyramid(bool isLast);
    void write(postgres::Transaction& tx, const Batch& batch) const;
    [[nodiscard]] Result<> flush();
    void writeEnd(postgres::Transaction& tx, const std::vector<AnnotationSet>& annotations,
                  const QStringList& remarks) const;
    [[nodiscard]] Result<> remove();

    std::shared_ptr<postgres::Database> m_database;
    security::AuditContext m_audit;
    NewRecord m_record;
    double m_segmentSeconds;
    std::vector<Pending> m_pending;
    qint64 m_nextSegment = 0;
    Batch m_batch;
    qint64 m_samples = 0;
    bool m_isOpen = false;
};

} // namespace wardlight::waveforms
