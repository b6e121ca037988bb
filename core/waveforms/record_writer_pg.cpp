#include "core/waveforms/record_writer_pg.h"

#include "core/postgres/copy_in.h"

#include <QLoggingCategory>

#include <algorithm>

namespace wardlight::waveforms {

using postgres::Param;
using postgres::Transaction;

namespace {

Q_LOGGING_CATEGORY(log, "wardlight.waveforms")

constexpr qint64 BatchBytes = 8'388'608;

} // namespace

namespace {

void copyAnnotations(Transaction& tx, const RecordId& record, const AnnotationSet& set, int seq)
{
    postgres::CopyIn rows(tx, "waveform_annotations",
                          {"record_id", "annotator", "seq", "at_seconds", "duration_seconds",
                           "type", "text", "channel", "subtype", "number"});
    for (const Annotation& each : set.annotations)
        rows.add({record, set.annotator, seq++, each.atSeconds, each.durationSeconds, each.type,
                  each.text, each.channel, each.subtype, each.number});
    (void)rows.finish();
}

} // namespace

void writeAnnotations(Transaction& tx, const RecordId& record, const AnnotationSet& set)
{
    copyAnnotations(tx, record, set, 0);
}

void appendAnnotations(Transaction& tx, const RecordId& record, const AnnotationSet& set)
{
    const int next = tx.exec("SELECT coalesce(max(seq) + 1, 0) AS next FROM waveform_annotations "
                             "WHERE record_id = $1 AND annotator = $2",
                             {record, set.annotator})
                         .first()["next"]
                         .integer();
    copyAnnotations(tx, record, set, next);
}

Result<bool> isRecorded(postgres::Database& database, const Sha256Digest& source)
{
    return database.read([&source](Transaction& tx) -> Result<bool> {
        return !tx.exec("SELECT 1 FROM waveform_records WHERE source_sha256 = $1 "
                        "AND state <> 'importing'",
                        {source})
                    .isEmpty();
    });
}

RecordWriter::RecordWriter(std::shared_ptr<postgres::Database> database,
                           security::AuditContext audit, NewRecord record)
    : m_database(std::move(database)), m_audit(std::move(audit)), m_record(std::move(record)),
      m_segmentSeconds(segmentSecondsFor(m_record.source)),
      m_packer(m_record.source.channels, m_segmentSeconds)
{}

RecordWriter::~RecordWriter()
{
    if (!m_isOpen)
        return;
    if (const auto removed = remove(); !removed)
        qCWarning(log) << "an unfinished recording stays until the next import:"
                       << removed.error().detail;
}

Result<> RecordWriter::remove()
{
    return m_database->write(OperationId::generate(), [this](Transaction& tx) -> Result<> {
        tx.exec("DELETE FROM waveform_records WHERE record_id = $1 AND state = 'importing'",
                {m_record.id});
        return {};
    });
}

Result<> RecordWriter::begin()
{
    const auto begun =
        m_database->write(OperationId::generate(), [this](Transaction& tx) -> Result<> {
            // left behind by imports that crashed; none takes so long
            tx.exec("DELETE FROM waveform_records WHERE state = 'importing' "
                    "AND imported_at < now() - interval '1 day'");
            insertRecord(tx, m_record, QStringLiteral("importing"), m_segmentSeconds);
            return {};
        });
    m_isOpen = begun.has_value();
    return begun;
}

void RecordWriter::take(std::vector<PackedChunk> chunks)
{
    m_batch.chunks.insert(m_batch.chunks.end(), std::make_move_iterator(chunks.begin()),
                          std::make_move_iterator(chunks.end()));
}

Result<> RecordWriter::add(std::vector<ChannelBlock> blocks)
{
    m_packer.add(std::move(blocks));
    while (auto segment = m_packer.takeComplete()) {
        m_batch.segments.push_back(std::move(*segment));
        if (m_batch.bytes() < BatchBytes)
            continue;
        take(m_packer.takeChunks());
        m_batch.gaps = m_packer.takeGaps();
        if (const auto flushed = flush(); !flushed)
            return propagate(flushed);
    }
    return {};
}

Result<> RecordWriter::flush()
{
    const RecordBatch batch = std::exchange(m_batch, {});
    return m_database->write(OperationId::generate(), [this, &batch](Transaction& tx) -> Result<> {
        writeBatch(tx, m_record.id, batch);
        return {};
    });
}

void RecordWriter::writeEnd(Transaction& tx, const std::vector<AnnotationSet>& annotations,
                            const QStringList& remarks) const
{
    writeSampleCounts(tx, m_record.id, m_packer);
    for (const AnnotationSet& set : annotations)
        writeAnnotations(tx, m_record.id, set);
    tx.exec("UPDATE waveform_records SET state = 'complete', remarks = $2 WHERE record_id = $1",
            {m_record.id, remarks});
}

Result<> RecordWriter::finish(const std::vector<AnnotationSet>& annotations,
                              const QStringList& remarks)
{
    for (PackedSegment& segment : m_packer.unfinished())
        m_batch.segments.push_back(std::move(segment));
    take(m_packer.takeChunks());
    take(m_packer.unfinishedChunks());
    m_batch.gaps = m_packer.takeAllGaps();
    const RecordBatch batch = std::exchange(m_batch, {});
    const auto finished =
        m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
            writeBatch(tx, m_record.id, batch);
            writeEnd(tx, annotations, remarks);
            security::recordAudit(tx, m_audit,
                                  {QStringLiteral("waveforms.import"),
                                   m_record.patient,
                                   m_record.id.toString(),
                                   {{QStringLiteral("channels"), int(m_packer.channels())},
                                    {QStringLiteral("samples"), m_packer.added()}}});
            return {};
        });
    if (finished)
        m_isOpen = false;
    return finished;
}

} // namespace wardlight::waveforms
