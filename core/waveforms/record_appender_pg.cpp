#include "core/waveforms/record_appender_pg.h"

#include "core/waveforms/record_writer_pg.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::waveforms {

using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("RecordAppender", text);
}

tl::unexpected<Error> isComplete()
{
    return fail(ErrorCode::Conflict,
                translated(QT_TRANSLATE_NOOP("RecordAppender",
                                             "This recording is complete; nothing can be added to "
                                             "it.")));
}

void notify(Transaction& tx, const RecordId& id)
{
    tx.exec("SELECT pg_notify('wardlight_waveforms', $1)", {id.toString()});
}

/// The last, unfinished bins of a channel that has @p samples.
Result<std::vector<BinChunk>> unfinishedBins(Transaction& tx, const RecordId& record, int channel,
                                             qint64 samples)
{
    std::vector<BinChunk> chunks;
    for (int level = 0; level < LevelCount; ++level) {
        const qint64 number = samples / BinSizes[std::size_t(level)] / BinsPerChunk;
        const Rows rows = tx.execBinary("SELECT bins FROM waveform_pyramid WHERE record_id = $1 "
                                        "AND channel = $2 AND level = $3 AND chunk = $4",
                                        {record, channel, level, number});
        if (rows.isEmpty())
            continue;
        auto bins = unpackBins(rows.first()["bins"].bytes());
        if (!bins)
            return propagate(bins);
        chunks.push_back({level, number, std::move(*bins)});
    }
    return chunks;
}

std::vector<SourceChannel> sourcesOf(const StoredRecord& record)
{
    std::vector<SourceChannel> sources;
    for (const StoredChannel& channel : record.channels)
        sources.push_back(channel.source);
    return sources;
}

/// What of a record's end is in no complete segment.
Result<std::vector<SegmentPacker::Resumed>> readEnd(postgres::Database& database,
                                                    SegmentStore& store, const StoredRecord& record,
                                                    qint64 segment)
{
    std::vector<SegmentPacker::Resumed> resumed;
    for (std::size_t i = 0; i < record.channels.size(); ++i) {
        const StoredChannel& channel = record.channels[i];
        SegmentPacker::Resumed each;
        each.begin = segmentStart(channel.source.rateHz, record.segmentSeconds, segment);
        auto read = store.samples(record, int(i), {each.begin, channel.samples});
        if (!read)
            return propagate(read);
        each.pending.counts = std::move(read->counts);
        for (const SampleRange& gap : read->gaps)
            each.pending.gaps.push_back({gap.from - each.begin, gap.to - each.begin});
        auto bins = database.read([&](Transaction& tx) {
            return unfinishedBins(tx, record.id, int(i), channel.samples);
        });
        if (!bins)
            return propagate(bins);
        each.unfinished = std::move(*bins);
        resumed.push_back(std::move(each));
    }
    return resumed;
}

} // namespace

RecordAppender::RecordAppender(std::shared_ptr<postgres::Database> database,
                               security::AuditContext audit, SegmentPacker packer)
    : m_database(std::move(database)), m_audit(std::move(audit)), m_packer(std::move(packer))
{}

Result<std::unique_ptr<RecordAppender>>
RecordAppender::create(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                       const NewRecord& record)
{
    const double segmentSeconds = segmentSecondsFor(record.source);
    std::unique_ptr<RecordAppender> appender(
        new RecordAppender(std::move(database), std::move(audit),
                           SegmentPacker(record.source.channels, segmentSeconds)));
    appender->m_id = record.id;
    appender->m_patient = record.patient;
    const auto created =
        appender->m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
            insertRecord(tx, record, QStringLiteral("growing"), segmentSeconds);
            appender->audit(tx, "waveforms.create", 0);
            notify(tx, record.id);
            return {};
        });
    if (!created)
        return propagate(created);
    return appender;
}

Result<std::unique_ptr<RecordAppender>>
RecordAppender::open(std::shared_ptr<postgres::Database> database, security::AuditContext audit,
                     SegmentStore& store, const StoredRecord& record)
{
    if (!record.isGrowing)
        return isComplete();
    std::optional<qint64> next;
    for (const StoredChannel& channel : record.channels) {
        const qint64 segment =
            segmentOf(channel.source.rateHz, record.segmentSeconds, channel.samples);
        next = std::min(next.value_or(segment), segment);
    }
    auto end = readEnd(*database, store, record, next.value_or(0));
    if (!end)
        return propagate(end);
    std::unique_ptr<RecordAppender> appender(
        new RecordAppender(std::move(database), std::move(audit),
                           SegmentPacker(sourcesOf(record), record.segmentSeconds, next.value_or(0),
                                         std::move(*end))));
    appender->m_id = record.id;
    appender->m_patient = record.patient;
    return appender;
}

std::vector<qint64> RecordAppender::sampleCounts() const
{
    std::vector<qint64> samples;
    for (std::size_t i = 0; i < m_packer.channels(); ++i)
        samples.push_back(m_packer.samples(i));
    return samples;
}

Result<> RecordAppender::lock(Transaction& tx, const std::vector<qint64>& samples) const
{
    const Rows found =
        tx.exec("SELECT state FROM waveform_records WHERE record_id = $1 FOR UPDATE", {m_id});
    if (found.isEmpty() || found.first()["state"].text() != QStringLiteral("growing"))
        return isComplete();
    const Rows rows = tx.exec("SELECT samples FROM waveform_channels WHERE record_id = $1 "
                              "ORDER BY channel",
                              {m_id});
    bool isSame = std::size_t(rows.size()) == samples.size();
    for (int i = 0; isSame && i < rows.size(); ++i)
        isSame = rows[i]["samples"].int64() == samples[std::size_t(i)];
    if (!isSame)
        return fail(ErrorCode::Conflict,
                    translated(QT_TRANSLATE_NOOP("RecordAppender",
                                                 "Another program added to this recording at the "
                                                 "same time. Add the samples again.")));
    return {};
}

void RecordAppender::audit(Transaction& tx, const char* action, qint64 samples) const
{
    security::recordAudit(tx, m_audit,
                          {QString::fromLatin1(action),
                           m_patient,
                           m_id.toString(),
                           {{QStringLiteral("samples"), samples}}});
}

Result<> RecordAppender::append(std::vector<ChannelBlock> blocks)
{
    const std::vector<qint64> before = sampleCounts();
    const qint64 added = m_packer.added();
    m_packer.add(std::move(blocks));
    RecordBatch batch;
    while (auto segment = m_packer.takeComplete())
        batch.segments.push_back(std::move(*segment));
    for (PackedSegment& segment : m_packer.unfinished())
        batch.segments.push_back(std::move(segment));
    batch.chunks = m_packer.takeChunks();
    for (PackedChunk& chunk : m_packer.unfinishedChunks())
        batch.chunks.push_back(std::move(chunk));
    batch.gaps = m_packer.takeAllGaps();
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        if (const auto locked = lock(tx, before); !locked)
            return propagate(locked);
        writeBatch(tx, m_id, batch);
        writeSampleCounts(tx, m_id, m_packer);
        audit(tx, "waveforms.append", m_packer.added() - added);
        notify(tx, m_id);
        return {};
    });
}

Result<> RecordAppender::append(const AnnotationSet& set)
{
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        if (const auto locked = lock(tx, sampleCounts()); !locked)
            return propagate(locked);
        appendAnnotations(tx, m_id, set);
        audit(tx, "waveforms.annotate", 0);
        notify(tx, m_id);
        return {};
    });
}

Result<> RecordAppender::finish()
{
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        if (const auto locked = lock(tx, sampleCounts()); !locked)
            return propagate(locked);
        tx.exec("UPDATE waveform_records SET state = 'complete' WHERE record_id = $1", {m_id});
        audit(tx, "waveforms.finish", 0);
        notify(tx, m_id);
        return {};
    });
}

} // namespace wardlight::waveforms
