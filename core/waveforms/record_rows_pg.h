#pragma once

#include "core/postgres/transaction.h"
#include "core/waveforms/segment_packer.h"
#include "core/waveforms/segment_store.h"

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

/// What goes to the database together.
struct RecordBatch
{
    std::vector<PackedSegment> segments;
    std::vector<PackedChunk> chunks;
    std::vector<ChannelGap> gaps;

    [[nodiscard]] qint64 bytes() const;
};

/// How long the segments of a record with these channels are.
[[nodiscard]] double segmentSecondsFor(const SourceRecord& record);

/// Writes the rows of a record that has no samples yet.
/// @param state  "importing" or "growing"
void insertRecord(postgres::Transaction& tx, const NewRecord& record, const QString& state,
                  double segmentSeconds);
/// Writes a batch; a segment or chunk that is there already is replaced.
void writeBatch(postgres::Transaction& tx, const RecordId& record, const RecordBatch& batch);
/// Sets the number of samples of each channel.
void writeSampleCounts(postgres::Transaction& tx, const RecordId& record,
                       const SegmentPacker& packer);

} // namespace wardlight::waveforms
