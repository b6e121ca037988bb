#include "core/waveforms/record_writer_pg.h"

#include "core/postgres/copy_in.h"
#include "core/waveforms/segment_codec.h"

#include <QJsonDocument>
#include <QLoggingCategory>

#include <algorithm>

namespace wardlight::waveforms {

using postgres::Param;
using postgres::Transaction;

namespace {

Q_LOGGING_CATEGORY(log, "wardlight.waveforms")

constexpr double UsualSegmentSeconds = 60;
constexpr double MostSamplesPerSegment = 8'000'000; ///< of all channels together
constexpr qint64 BatchBytes = 8'388'608;

double segmentSecondsFor(const SourceRecord& record)
{
    double samplesPerSecond = 0;
    for (const SourceChannel& channel : record.channels)
        samplesPerSecond += channel.rateHz;
    return std::min(UsualSegmentSeconds,
                    std::max(1.0, MostSamplesPerSegment / std::max(1.0, samplesPerSecond)));
}

QString jsonText(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString arrayText(const std::vector<qint32>& numbers)
{
    QStringList texts;
    for (const qint32 number : numbers)
        texts << QString::number(number);
    return u'{' + texts.join(u',') + u'}';
}

} // namespace

void writeAnnotations(Transaction& tx, const RecordId& record, const AnnotationSet& set)
{
    postgres::CopyIn rows(tx, "waveform_annotations",
                          {"record_id", "annotator", "seq", "at_seconds", "duration_seconds",
                           "type", "text", "channel", "subtype", "number"});
    int seq = 0;
    for (const Annotation& each : set.annotations)
        rows.add({record, set.annotator, seq++, each.atSeconds, each.durationSeconds, each.type,
                  each.text, each.channel, each.subtype, each.number});
    (void)rows.finish();
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
      m_pending(m_record.source.channels.size())
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
            const SourceRecord& source = m_record.source;
            tx.exec("INSERT INTO waveform_records (record_id, name, patient_id, started_at, "
                    "source_format, source_sha256, state, segment_seconds, details) "
                    "VALUES ($1, $2, $3, $4, $5, $6, 'importing', $7, $8::jsonb)",
                    {m_record.id, source.name, Param(m_record.patient), source.start,
                     m_record.sourceFormat, m_record.sourceSha256, m_segmentSeconds,
                     jsonText(source.details)});
            postgres::CopyIn channels(tx, "waveform_channels",
                                      {"record_id", "channel", "name", "unit", "rate_hz", "gain",
                                       "baseline", "count_offset", "details"});
            for (std::size_t i = 0; i < source.channels.size(); ++i) {
                const SourceChannel& channel = source.channels[i];
                channels.add({m_record.id, int(i), channel.name, channel.unit, channel.rateHz,
                              channel.gain, channel.baseline, qint64(channel.countOffset),
                              jsonText(channel.details)});
            }
            (void)channels.finish();
            return {};
        });
    m_isOpen = begun.has_value();
    return begun;
}

qint64 RecordWriter::segmentEnd(std::size_t channel, qint64 segment) const
{
    return segmentStart(m_record.source.channels[channel].rateHz, m_segmentSeconds, segment + 1);
}

bool RecordWriter::isComplete(qint64 segment) const
{
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        if (m_pending[i].begin + qint64(m_pending[i].counts.size()) < segmentEnd(i, segment))
            return false;
    }
    return !m_pending.empty();
}

/// Joins gaps that touch; one that may still grow waits.
void RecordWriter::noteGap(std::size_t channel, SampleRange gap)
{
    auto& open = m_pending[channel].gap;
    if (open && open->to == gap.from) {
        open->to = gap.to;
        return;
    }
    if (open)
        m_batch.gaps.push_back({int(channel), *open});
    open = gap;
}

void RecordWriter::append(std::size_t channel, ChannelBlock block)
{
    Pending& pending = m_pending[channel];
    const qint64 held = qint64(pending.counts.size());
    m_samples += qint64(block.counts.size());
    pending.pyramid.add(block.counts, block.gaps);
    for (const SampleRange& gap : block.gaps) {
        pending.gaps.push_back({gap.from + held, gap.to + held});
        noteGap(channel, {gap.from + held + pending.begin, gap.to + held + pending.begin});
    }
    if (pending.counts.empty())
        pending.counts = std::move(block.counts);
    else
        pending.counts.insert(pending.counts.end(), block.counts.begin(), block.counts.end());
}

/// Takes the next segment's samples off the pending ones; at the end of a record what there is.
void RecordWriter::packSegment()
{
    PackedSegment packed{m_nextSegment, {}, {}};
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        Pending& pending = m_pending[i];
        const qint64 samples = std::clamp<qint64>(segmentEnd(i, m_nextSegment) - pending.begin, 0,
                                                  qint64(pending.counts.size()));
        std::vector<SampleRange> inside, behind;
        for (const SampleRange& gap : pending.gaps) {
            const SampleRange here{gap.from, std::min(gap.to, samples)};
            const SampleRange later{std::max(gap.from, samples) - samples, gap.to - samples};
            if (!here.isEmpty())
                inside.push_back(here);
            if (!later.isEmpty())
                behind.push_back(later);
        }
        packed.content += packCounts({pending.counts.data(), std::size_t(samples)}, inside);
        packed.ends.push_back(qint32(packed.content.size()));
        pending.counts.erase(pending.counts.begin(), pending.counts.begin() + samples);
        pending.gaps = std::move(behind);
        pending.begin += samples;
    }
    m_batch.bytes += packed.content.size();
    m_batch.segments.push_back(std::move(packed));
    ++m_nextSegment;
}

void RecordWriter::packPyramid(bool isLast)
{
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        std::vector<BinChunk> chunks = m_pending[i].pyramid.takeComplete();
        if (isLast) {
            std::vector<BinChunk> rest = m_pending[i].pyramid.unfinished();
            chunks.insert(chunks.end(), rest.begin(), rest.end());
        }
        for (const BinChunk& chunk : chunks) {
            m_batch.chunks.push_back({int(i), chunk.level, chunk.number, packBins(chunk.bins)});
            m_batch.bytes += m_batch.chunks.back().bins.size();
        }
    }
}

Result<> RecordWriter::add(std::vector<ChannelBlock> blocks)
{
    for (std::size_t i = 0; i < blocks.size(); ++i)
        append(i, std::move(blocks[i]));
    while (isComplete(m_nextSegment)) {
        packSegment();
        if (m_batch.bytes < BatchBytes)
            continue;
        packPyramid(false);
        if (const auto flushed = flush(); !flushed)
            return propagate(flushed);
    }
    return {};
}

void RecordWriter::write(Transaction& tx, const Batch& batch) const
{
    for (const PackedSegment& segment : batch.segments) {
        tx.exec("INSERT INTO waveform_segments (record_id, segment, block_ends, sha256, content) "
                "VALUES ($1, $2, $3::integer[], $4, $5)",
                {m_record.id, segment.number, arrayText(segment.ends), Sha256::of(segment.content),
                 segment.content});
    }
    for (const PackedChunk& chunk : batch.chunks) {
        tx.exec("INSERT INTO waveform_pyramid (record_id, channel, level, chunk, bins) "
                "VALUES ($1, $2, $3, $4, $5)",
                {m_record.id, chunk.channel, chunk.level, chunk.number, chunk.bins});
    }
    if (batch.gaps.empty())
        return;
    postgres::CopyIn gaps(tx, "waveform_gaps",
                          {"record_id", "channel", "from_sample", "to_sample"});
    for (const StoredGap& stored : batch.gaps)
        gaps.add({m_record.id, stored.channel, stored.gap.from, stored.gap.to});
    (void)gaps.finish();
}

Result<> RecordWriter::flush()
{
    const Batch batch = std::exchange(m_batch, {});
    return m_database->write(OperationId::generate(), [this, &batch](Transaction& tx) -> Result<> {
        write(tx, batch);
        return {};
    });
}

void RecordWriter::writeEnd(Transaction& tx, const std::vector<AnnotationSet>& annotations,
                            const QStringList& remarks) const
{
    for (std::size_t i = 0; i < m_pending.size(); ++i)
        tx.exec("UPDATE waveform_channels SET samples = $3 WHERE record_id = $1 AND channel = $2",
                {m_record.id, int(i), m_pending[i].begin});
    for (const AnnotationSet& set : annotations)
        writeAnnotations(tx, m_record.id, set);
    tx.exec("UPDATE waveform_records SET state = 'complete', remarks = $2 WHERE record_id = $1",
            {m_record.id, remarks});
}

Result<> RecordWriter::finish(const std::vector<AnnotationSet>& annotations,
                              const QStringList& remarks)
{
    const auto hasSamples = [](const Pending& pending) { return !pending.counts.empty(); };
    while (std::any_of(m_pending.begin(), m_pending.end(), hasSamples))
        packSegment();
    packPyramid(true);
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        if (m_pending[i].gap)
            m_batch.gaps.push_back({int(i), *m_pending[i].gap});
    }
    const Batch batch = std::exchange(m_batch, {});
    const auto finished =
        m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
            write(tx, batch);
            writeEnd(tx, annotations, remarks);
            security::recordAudit(tx, m_audit,
                                  {QStringLiteral("waveforms.import"),
                                   m_record.patient,
                                   m_record.id.toString(),
                                   {{QStringLiteral("channels"), int(m_pending.size())},
                                    {QStringLiteral("samples"), m_samples}}});
            return {};
        });
    if (finished)
        m_isOpen = false;
    return finished;
}

} // namespace wardlight::waveforms
