#include "core/waveforms/record_rows_pg.h"

#include "core/postgres/copy_in.h"

#include <QJsonDocument>

#include <algorithm>

namespace wardlight::waveforms {

using postgres::Param;
using postgres::Transaction;

namespace {

constexpr double UsualSegmentSeconds = 60;
constexpr double MostSamplesPerSegment = 8'000'000; ///< of all channels together

QString jsonText(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

template <class Number>
QString arrayText(const std::vector<Number>& numbers)
{
    QStringList texts;
    for (const Number number : numbers)
        texts << QString::number(number);
    return u'{' + texts.join(u',') + u'}';
}

} // namespace

qint64 RecordBatch::bytes() const
{
    qint64 bytes = 0;
    for (const PackedSegment& segment : segments)
        bytes += segment.content.size();
    for (const PackedChunk& chunk : chunks)
        bytes += chunk.bins.size();
    return bytes;
}

double segmentSecondsFor(const SourceRecord& record)
{
    double samplesPerSecond = 0;
    for (const SourceChannel& channel : record.channels)
        samplesPerSecond += channel.rateHz;
    return std::min(UsualSegmentSeconds,
                    std::max(1.0, MostSamplesPerSegment / std::max(1.0, samplesPerSecond)));
}

void insertRecord(Transaction& tx, const NewRecord& record, const QString& state,
                  double segmentSeconds)
{
    const SourceRecord& source = record.source;
    tx.exec("INSERT INTO waveform_records (record_id, name, patient_id, started_at, "
            "source_format, source_sha256, state, segment_seconds, details) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)",
            {record.id, source.name, Param(record.patient), source.start, record.sourceFormat,
             record.sourceSha256, state, segmentSeconds, jsonText(source.details)});
    postgres::CopyIn channels(tx, "waveform_channels",
                              {"record_id", "channel", "name", "unit", "rate_hz", "gain",
                               "baseline", "count_offset", "details"});
    for (std::size_t i = 0; i < source.channels.size(); ++i) {
        const SourceChannel& channel = source.channels[i];
        channels.add({record.id, int(i), channel.name, channel.unit, channel.rateHz, channel.gain,
                      channel.baseline, qint64(channel.countOffset), jsonText(channel.details)});
    }
    (void)channels.finish();
}

namespace {

/// Many rows a statement: a growing record writes a row for each channel and level every time.
void writeChunks(Transaction& tx, const RecordId& record, const std::vector<PackedChunk>& chunks)
{
    constexpr std::size_t RowsAtOnce = 256;
    for (std::size_t done = 0; done < chunks.size(); done += RowsAtOnce) {
        const std::size_t end = std::min(chunks.size(), done + RowsAtOnce);
        std::string sql = "INSERT INTO waveform_pyramid (record_id, channel, level, chunk, bins) "
                          "VALUES ";
        std::vector<Param> params{record};
        for (std::size_t i = done; i < end; ++i) {
            const PackedChunk& chunk = chunks[i];
            const std::size_t first = params.size() + 1;
            sql += i > done ? ", ($1" : "($1";
            for (std::size_t column = 0; column < 4; ++column)
                sql += ", $" + std::to_string(first + column);
            sql += ')';
            params.insert(params.end(), {chunk.channel, chunk.level, chunk.number, chunk.bins});
        }
        tx.exec(sql + " ON CONFLICT (record_id, channel, level, chunk) "
                      "DO UPDATE SET bins = EXCLUDED.bins",
                params);
    }
}

} // namespace

void writeBatch(Transaction& tx, const RecordId& record, const RecordBatch& batch)
{
    for (const PackedSegment& segment : batch.segments) {
        tx.exec("INSERT INTO waveform_segments (record_id, segment, block_ends, sha256, content) "
                "VALUES ($1, $2, $3::integer[], $4, $5) ON CONFLICT (record_id, segment) DO UPDATE "
                "SET block_ends = EXCLUDED.block_ends, sha256 = EXCLUDED.sha256, "
                "content = EXCLUDED.content, object_key = NULL, object_offset = NULL",
                {record, segment.number, arrayText(segment.ends), Sha256::of(segment.content),
                 segment.content});
    }
    writeChunks(tx, record, batch.chunks);
    if (batch.gaps.empty())
        return;
    postgres::CopyIn gaps(tx, "waveform_gaps",
                          {"record_id", "channel", "from_sample", "to_sample"});
    for (const ChannelGap& each : batch.gaps)
        gaps.add({record, each.channel, each.gap.from, each.gap.to});
    (void)gaps.finish();
}

void writeSampleCounts(Transaction& tx, const RecordId& record, const SegmentPacker& packer)
{
    std::vector<qint64> samples;
    for (std::size_t i = 0; i < packer.channels(); ++i)
        samples.push_back(packer.samples(i));
    tx.exec("UPDATE waveform_channels c SET samples = n.samples "
            "FROM unnest($2::bigint[]) WITH ORDINALITY AS n (samples, number) "
            "WHERE c.record_id = $1 AND c.channel = n.number - 1",
            {record, arrayText(samples)});
}

} // namespace wardlight::waveforms
