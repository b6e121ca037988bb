#include "core/waveforms/segment_store_pg.h"

#include "core/waveforms/pyramid.h"
#include "core/waveforms/record_writer_pg.h"
#include "core/waveforms/segment_codec.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <map>

namespace wardlight::waveforms {

using postgres::Param;
using postgres::Row;
using postgres::Rows;
using postgres::Transaction;

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("SegmentStore", text);
}

QJsonObject objectOf(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

constexpr auto RecordColumns =
    "SELECT record_id, name, patient_id, started_at, source_format, state, segment_seconds, "
    "details, remarks FROM waveform_records ";

StoredRecord recordOf(const Row& row)
{
    StoredRecord record;
    record.id = row["record_id"].id<RecordId>();
    record.name = row["name"].text();
    if (!row["patient_id"].isNull())
        record.patient = row["patient_id"].id<PatientId>();
    record.start = row["started_at"].instant();
    record.sourceFormat = row["source_format"].text();
    record.isGrowing = row["state"].text() == QStringLiteral("growing");
    record.segmentSeconds = row["segment_seconds"].number();
    record.details = objectOf(row["details"].text());
    record.remarks = row["remarks"].texts();
    return record;
}

StoredChannel channelOf(const Row& row)
{
    StoredChannel channel;
    channel.source.name = row["name"].text();
    channel.source.unit = row["unit"].text();
    channel.source.rateHz = row["rate_hz"].number();
    channel.source.gain = row["gain"].number();
    channel.source.baseline = row["baseline"].number();
    channel.source.countOffset = row["count_offset"].int64();
    channel.source.details = objectOf(row["details"].text());
    channel.samples = row["samples"].int64();
    return channel;
}

void addChannels(Transaction& tx, StoredRecord& record)
{
    const Rows rows =
        tx.exec("SELECT name, unit, rate_hz, gain, baseline, count_offset, samples, details "
                "FROM waveform_channels WHERE record_id = $1 ORDER BY channel",
                {record.id});
    for (const Row row : rows)
        record.channels.push_back(channelOf(row));
}

void auditRead(Transaction& tx, const security::AuditContext& context, const char* action,
               const std::optional<PatientId>& patient, const QString& target)
{
    security::recordAudit(tx, context, {QString::fromLatin1(action), patient, target, {}});
}

tl::unexpected<Error> damaged()
{
    return fail(ErrorCode::Integrity,
                translated(QT_TRANSLATE_NOOP("SegmentStore",
                                             "A stored part of this recording is missing or "
                                             "damaged and is not shown.")),
                QStringLiteral("waveform segment or bins missing"));
}

tl::unexpected<Error> noRecord(const QString& name)
{
    return fail(
        ErrorCode::NotFound,
        translated(QT_TRANSLATE_NOOP("SegmentStore", "There is no recording “%1”.")).arg(name));
}

tl::unexpected<Error> severalRecords(const QString& name, const std::vector<StoredRecord>& records)
{
    QStringList ids;
    for (const StoredRecord& record : records)
        ids << record.id.toString();
    return fail(ErrorCode::Conflict,
                translated(QT_TRANSLATE_NOOP("SegmentStore",
                                             "Several recordings are called “%1”. Name one by its "
                                             "id: %2"))
                    .arg(name, ids.join(QStringLiteral(", "))));
}

/// The bins of one channel from @ref first on.
struct BinRun
{
    qint64 first = 0;
    std::vector<Bin> bins;

    /// The extremes of the bins in [from, to).
    [[nodiscard]] Bin over(qint64 from, qint64 to) const
    {
        Bin all;
        const qint64 end = std::min(to - first, qint64(bins.size()));
        for (qint64 i = std::max<qint64>(0, from - first); i < end; ++i)
            all.add(bins[std::size_t(i)]);
        return all;
    }
};

/// Chunks that follow one another.
Result<BinRun> joined(qint64 first, const Rows& chunks)
{
    BinRun run{first, {}};
    for (const Row row : chunks) {
        const auto bins = unpackBins(row["bins"].bytes());
        if (!bins)
            return propagate(bins);
        run.bins.insert(run.bins.end(), bins->begin(), bins->end());
    }
    return run;
}

std::optional<Extremes> extremesOf(const StoredChannel& channel, const Bin& bin)
{
    if (bin.isEmpty())
        return std::nullopt;
    const double a = channel.physical(bin.min);
    const double b = channel.physical(bin.max);
    return Extremes{std::min(a, b), std::max(a, b)}; // a negative gain turns them over
}

} // namespace

PostgresSegmentStore::PostgresSegmentStore(std::shared_ptr<postgres::Database> database,
                                           security::AuditContext audit, ColdStorage cold)
    : m_database(std::move(database)), m_audit(std::move(audit)), m_cold(std::move(cold))
{}

Result<std::vector<StoredRecord>>
PostgresSegmentStore::records(const std::optional<PatientId>& patient)
{
    return m_database->write(
        OperationId::generate(),
        [this, &patient](Transaction& tx) -> Result<std::vector<StoredRecord>> {
            const std::string sql =
                std::string(RecordColumns) +
                "WHERE state <> 'importing' AND ($1::uuid IS NULL OR patient_id = $1) "
                "ORDER BY started_at NULLS LAST, name, record_id";
            std::vector<StoredRecord> records;
            for (const Row row : tx.exec(sql, {Param(patient)}))
                records.push_back(recordOf(row));
            for (StoredRecord& record : records)
                addChannels(tx, record);
            auditRead(tx, m_audit, "waveforms.list", patient, {});
            return records;
        });
}

Result<StoredRecord> PostgresSegmentStore::record(const QString& nameOrId)
{
    const auto id = RecordId::parse(nameOrId);
    return m_database->write(
        OperationId::generate(), [this, &nameOrId, &id](Transaction& tx) -> Result<StoredRecord> {
            const std::string sql =
                std::string(RecordColumns) +
                "WHERE state <> 'importing' AND (record_id = $1 OR ($1 IS NULL AND name = $2)) "
                "ORDER BY imported_at, record_id";
            std::vector<StoredRecord> records;
            for (const Row row : tx.exec(sql, {Param(id), Param(nameOrId)}))
                records.push_back(recordOf(row));
            if (records.empty())
                return noRecord(nameOrId);
            if (records.size() > 1)
                return severalRecords(nameOrId, records);
            addChannels(tx, records[0]);
            auditRead(tx, m_audit, "waveforms.open", records[0].patient, records[0].id.toString());
            return records[0];
        });
}

Result<std::vector<SampleRange>> PostgresSegmentStore::gaps(const StoredRecord& record, int channel,
                                                            SampleRange range)
{
    const auto rows = m_database->readOne(
        "SELECT from_sample, to_sample FROM waveform_gaps WHERE record_id = $1 "
        "AND channel = $2 AND from_sample < $4 AND to_sample > $3 ORDER BY from_sample",
        {record.id, channel, range.from, range.to});
    if (!rows)
        return propagate(rows);
    std::vector<SampleRange> gaps;
    for (const Row row : *rows) {
        const SampleRange gap{std::max(range.from, row["from_sample"].int64()),
                              std::min(range.to, row["to_sample"].int64())};
        if (!gaps.empty() && gaps.back().to == gap.from)
            gaps.back().to = gap.to;
        else
            gaps.push_back(gap);
    }
    return gaps;
}

Result<std::vector<PostgresSegmentStore::PackedBlock>>
PostgresSegmentStore::listBlocks(const StoredRecord& record, int channel, SampleRange segments)
{
    const auto rows = m_database->readOne(
        "SELECT s.segment, substring(s.content FROM coalesce(s.block_ends[$4], 0) + 1 "
        "FOR s.block_ends[$4 + 1] - coalesce(s.block_ends[$4], 0)) AS block, "
        "coalesce(s.block_ends[$4], 0) AS block_from, s.block_ends[$4 + 1] AS block_to, "
        "s.block_ends[array_upper(s.block_ends, 1)] AS bytes, s.sha256, s.object_key, "
        "s.object_offset, coalesce(o.state = 'quarantined', false) AS is_refused "
        "FROM waveform_segments s LEFT JOIN objects o ON o.key = s.object_key "
        "WHERE s.record_id = $1 AND s.segment BETWEEN $2 AND $3 ORDER BY s.segment",
        {record.id, segments.from, segments.to - 1, channel});
    if (!rows)
        return propagate(rows);
    std::vector<PackedBlock> packed;
    for (const Row row : *rows) {
        PackedBlock block{row["segment"].int64(),
                          row["block"].bytes(),
                          row["block_from"].int64(),
                          row["block_to"].int64(),
                          {}};
        if (row["is_refused"].boolean())
            return damaged();
        if (!row["object_key"].isNull())
            block.cold = ColdPlace{
                row["object_key"].text(), row["object_offset"].int64(), row["bytes"].int64(),
                Sha256Digest::fromBytes(row["sha256"].bytes()).value_or(Sha256Digest())};
        packed.push_back(std::move(block));
    }
    return packed;
}

Result<> PostgresSegmentStore::fetchCold(std::vector<PackedBlock>& blocks)
{
    std::vector<ColdPlace> places;
    for (const PackedBlock& block : blocks) {
        if (block.cold)
            places.push_back(*block.cold);
    }
    const auto segments = m_cold.read(places);
    if (!segments)
        return propagate(segments);
    auto segment = segments->begin();
    for (PackedBlock& block : blocks) {
        if (block.cold)
            block.bytes = (segment++)->mid(block.from, block.to - block.from);
    }
    return {};
}

Result<std::vector<PostgresSegmentStore::PackedBlock>>
PostgresSegmentStore::blocks(const StoredRecord& record, int channel, SampleRange segments)
{
    for (bool isSecondLook = false;; isSecondLook = true) {
        auto listed = listBlocks(record, channel, segments);
        if (!listed)
            return listed;
        const auto fetched = fetchCold(*listed);
        if (fetched)
            return listed;
        // an object that has just gone may be in the database again
        if (fetched.error().code != ErrorCode::NotFound)
            return propagate(fetched);
        if (isSecondLook)
            return damaged();
    }
}

Result<ChannelSamples> PostgresSegmentStore::samples(const StoredRecord& record, int channel,
                                                     SampleRange range)
{
    const StoredChannel& info = record.channels[std::size_t(channel)];
    const double rateHz = info.source.rateHz;
    range = {std::max<qint64>(0, range.from), std::min(info.samples, range.to)};
    ChannelSamples read{range.from, {}, {}};
    if (range.isEmpty())
        return read;
    const auto start = [&](qint64 segment) {
        return segmentStart(rateHz, record.segmentSeconds, segment);
    };
    const qint64 first = segmentOf(rateHz, record.segmentSeconds, range.from);
    const qint64 last = segmentOf(rateHz, record.segmentSeconds, range.to - 1);
    const auto blocks = this->blocks(record, channel, {first, last + 1});
    if (!blocks)
        return propagate(blocks);
    if (qint64(blocks->size()) != last - first + 1)
        return damaged();
    read.counts.reserve(std::size_t(range.size()));
    for (const PackedBlock& packed : *blocks) {
        const qint64 from = start(packed.segment);
        const qint64 full = start(packed.segment + 1);
        const qint64 to = std::min(info.samples, full);
        // a record that is growing may have grown since it was described
        const auto block =
            unpackCounts(packed.bytes, to - from, (record.isGrowing ? full : to) - from);
        if (!block)
            return propagate(block);
        const SampleRange wanted{std::max(from, range.from), std::min(to, range.to)};
        read.counts.insert(read.counts.end(), block->counts.begin() + (wanted.from - from),
                           block->counts.begin() + (wanted.to - from));
        for (const SampleRange& gap : block->gaps) {
            const SampleRange inside{std::max(gap.from + from, wanted.from),
                                     std::min(gap.to + from, wanted.to)};
            if (inside.isEmpty())
                continue;
            if (!read.gaps.empty() && read.gaps.back().to == inside.from)
                read.gaps.back().to = inside.to;
            else
                read.gaps.push_back(inside);
        }
    }
    return read;
}

Result<ChannelWindow> PostgresSegmentStore::window(const StoredRecord& record, int channel,
                                                   const WindowRequest& request)
{
    const StoredChannel& info = record.channels[std::size_t(channel)];
    const auto grid = ColumnGrid::create(info.source.rateHz, request.fromSeconds, request.toSeconds,
                                         request.columns);
    if (!grid)
        return propagate(grid);
    const auto level = levelFor(grid->span().size() / request.columns);
    ChannelWindow window;
    for (int i = 0; i <= request.columns; ++i)
        window.edges.push_back(
            level ? snapped(grid->edge(i), BinSizes[std::size_t(*level)], info.samples)
                  : grid->edge(i));
    return level ? windowOfBins(record, channel, std::move(window), *level)
                 : windowOfSamples(record, channel, std::move(window));
}

Result<ChannelWindow> PostgresSegmentStore::windowOfBins(const StoredRecord& record, int channel,
                                                         ChannelWindow window, int level)
{
    const StoredChannel& info = record.channels[std::size_t(channel)];
    const qint64 size = BinSizes[std::size_t(level)];
    const qint64 end = std::min(window.edges.back(), info.samples);
    const qint64 firstChunk = window.edges.front() / size / BinsPerChunk;
    const qint64 lastChunk = std::max<qint64>(0, end - 1) / size / BinsPerChunk;
    const auto rows = m_database->readOne(
        "SELECT bins FROM waveform_pyramid WHERE record_id = $1 AND channel = $2 AND level = $3 "
        "AND chunk BETWEEN $4 AND $5 ORDER BY chunk",
        {record.id, channel, level, firstChunk, lastChunk});
    if (!rows)
        return propagate(rows);
    const auto bins = joined(firstChunk * BinsPerChunk, *rows);
    if (!bins)
        return propagate(bins);
    if (end > window.edges.front() &&
        bins->first + qint64(bins->bins.size()) < (end + size - 1) / size)
        return damaged();
    for (std::size_t i = 0; i + 1 < window.edges.size(); ++i) {
        const qint64 from = std::min(window.edges[i], end);
        const qint64 to = std::min(window.edges[i + 1], end);
        window.columns.push_back(
            to > from ? extremesOf(info, bins->over(from / size, (to + size - 1) / size))
                      : std::nullopt);
    }
    auto found = gaps(record, channel, {window.edges.front(), window.edges.back()});
    if (!found)
        return propagate(found);
    window.gaps = std::move(*found);
    return window;
}

Result<ChannelWindow> PostgresSegmentStore::windowOfSamples(const StoredRecord& record, int channel,
                                                            ChannelWindow window)
{
    const StoredChannel& info = record.channels[std::size_t(channel)];
    const auto read = samples(record, channel, {window.edges.front(), window.edges.back()});
    if (!read)
        return propagate(read);
    const qint64 end = read->first + qint64(read->counts.size());
    auto gap = read->gaps.begin();
    for (std::size_t i = 0; i + 1 < window.edges.size(); ++i) {
        Bin bin;
        for (qint64 at = window.edges[i]; at < std::min(window.edges[i + 1], end); ++at) {
            while (gap != read->gaps.end() && gap->to <= at)
                ++gap;
            if (gap == read->gaps.end() || at < gap->from)
                bin.add(read->counts[std::size_t(at - read->first)]);
        }
        window.columns.push_back(extremesOf(info, bin));
    }
    window.gaps = read->gaps;
    return window;
}

Result<std::vector<AnnotationSet>> PostgresSegmentStore::annotations(const StoredRecord& record)
{
    return m_database->read([&](Transaction& tx) -> Result<std::vector<AnnotationSet>> {
        std::vector<AnnotationSet> sets;
        const Rows rows = tx.exec(
            "SELECT annotator, at_seconds, duration_seconds, type, text, channel, subtype, number "
            "FROM waveform_annotations WHERE record_id = $1 ORDER BY annotator, seq",
            {record.id});
        for (const Row row : rows) {
            const QString annotator = row["annotator"].text();
            if (sets.empty() || sets.back().annotator != annotator)
                sets.push_back({annotator, {}, {}});
            Annotation annotation;
            annotation.atSeconds = row["at_seconds"].number();
            annotation.durationSeconds = row["duration_seconds"].number();
            annotation.type = row["type"].text();
            annotation.text = row["text"].text();
            annotation.channel = row["channel"].integer();
            annotation.subtype = row["subtype"].integer();
            annotation.number = row["number"].integer();
            sets.back().annotations.push_back(std::move(annotation));
        }
        return sets;
    });
}

void PostgresSegmentStore::auditAnnotations(Transaction& tx, const StoredRecord& record,
                                            const AnnotationSet& set) const
{
    security::recordAudit(tx, m_audit,
                          {QStringLiteral("waveforms.annotate"),
                           record.patient,
                           record.id.toString(),
                           {{QStringLiteral("annotator"), set.annotator},
                            {QStringLiteral("annotations"), int(set.annotations.size())}}});
}

Result<> PostgresSegmentStore::annotate(const StoredRecord& record, const AnnotationSet& set)
{
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        tx.exec("DELETE FROM waveform_annotations WHERE record_id = $1 AND annotator = $2",
                {record.id, set.annotator});
        writeAnnotations(tx, record.id, set);
        auditAnnotations(tx, record, set);
        return {};
    });
}

Result<> PostgresSegmentStore::addAnnotations(const StoredRecord& record, const AnnotationSet& set)
{
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        // two people who add at once must not take the same numbers
        tx.exec("SELECT 1 FROM waveform_records WHERE record_id = $1 FOR UPDATE", {record.id});
        appendAnnotations(tx, record.id, set);
        auditAnnotations(tx, record, set);
        return {};
    });
}

Result<> PostgresSegmentStore::noteExport(const StoredRecord& record, const QString& format)
{
    return m_database->write(OperationId::generate(), [&](Transaction& tx) -> Result<> {
        security::recordAudit(tx, m_audit,
                              {QStringLiteral("waveforms.export"),
                               record.patient,
                               record.id.toString(),
                               {{QStringLiteral("format"), format}}});
        return {};
    });
}

} // namespace wardlight::waveforms
