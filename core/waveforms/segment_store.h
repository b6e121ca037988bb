#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/sha256.h"
#include "core/waveforms/column_extremes.h"
#include "core/waveforms/record_source.h"

#include <optional>
#include <vector>

namespace wardlight::waveforms {

using RecordId = Id<struct WaveformRecordTag>;

/// One channel of a stored record.
struct StoredChannel
{
    SourceChannel source;
    qint64 samples = 0;

    /// In the channel's unit.
    [[nodiscard]] double physical(std::int64_t count) const
    {
        return double(count + source.countOffset) * source.gain + source.baseline;
    }
};

/// What is known of a stored record without its samples.
struct StoredRecord
{
    RecordId id;
    QString name; ///< the WFDB record's, the EDF file's; not unique
    std::optional<PatientId> patient;
    QDateTime start;      ///< UTC; null where the source has no date
    QString sourceFormat; ///< "wfdb", "edf"
    bool isGrowing = false;
    double segmentSeconds = 60;
    std::vector<StoredChannel> channels;
    QStringList remarks;
    QJsonObject details;

    /// To the end of the channel that ends last.
    [[nodiscard]] double durationSeconds() const;
    /// By name, else by the same in another case where only one has it; empty when there is none.
    [[nodiscard]] std::optional<int> channelIndex(const QString& name) const;
};

/// One look at a channel, a column for each pixel.
struct ChannelWindow
{
    std::vector<qint64> edges; ///< one more than columns; samples from the record's start
    std::vector<std::optional<Extremes>> columns; ///< in the channel's unit; empty: no samples
    std::vector<SampleRange> gaps;
};

/// Samples one by one.
struct ChannelSamples
{
    qint64 first = 0;
    std::vector<std::int32_t> counts;
    std::vector<SampleRange> gaps; ///< counted as @ref first is
};

/// From where to where a window looks, and how finely.
struct WindowRequest
{
    double fromSeconds = 0;
    double toSeconds = 0;
    int columns = 0;
};

/// Recordings of any length. Blocking and thread-safe.
///
/// A window costs what it draws: far out it reads the pyramid, close up the segments. Reading a
/// record's description is the disclosure that leaves an audit row; the windows that follow leave
/// none. Errors: NotFound, Integrity (stored bytes that are not what was written), and those of
/// Database.
class SegmentStore
{
public:
    virtual ~SegmentStore() = default;

    /// Oldest first, undated last; of everybody where no patient is named.
    [[nodiscard]] virtual Result<std::vector<StoredRecord>>
    records(const std::optional<PatientId>& patient = {}) = 0;
    /// @param nameOrId  a name that several records have gives Error::Conflict, naming their ids
    [[nodiscard]] virtual Result<StoredRecord> record(const QString& nameOrId) = 0;

    /// Columns whose edges may move by less than a bin, so that they begin and end with one; their
    /// extremes are exactly those of the samples between the edges.
    [[nodiscard]] virtual Result<ChannelWindow> window(const StoredRecord& record, int channel,
                                                       const WindowRequest& request) = 0;
    /// The samples of @p range that there are.
    [[nodiscard]] virtual Result<ChannelSamples> samples(const StoredRecord& record, int channel,
                                                         SampleRange range) = 0;
    [[nodiscard]] virtual Result<std::vector<AnnotationSet>>
    annotations(const StoredRecord& record) = 0;
    /// Keeps what an annotator found; what the same one found before goes. One audit row.
    [[nodiscard]] virtual Result<> annotate(const StoredRecord& record,
                                            const AnnotationSet& set) = 0;
    /// Adds annotations behind those that the same annotator made before. One audit row.
    [[nodiscard]] virtual Result<> addAnnotations(const StoredRecord& record,
                                                  const AnnotationSet& set) = 0;
    /// Leaves the audit row of an export in @p format ("wfdb", "edf").
    [[nodiscard]] virtual Result<> noteExport(const StoredRecord& record,
                                              const QString& format) = 0;
};

/// Sample with which a segment begins; @p segment counts from 0.
[[nodiscard]] qint64 segmentStart(double rateHz, double segmentSeconds, qint64 segment);
/// The segment that holds a sample.
[[nodiscard]] qint64 segmentOf(double rateHz, double segmentSeconds, qint64 sample);

/// Which level of the pyramid serves columns of this width; empty: only the samples do.
[[nodiscard]] std::optional<int> levelFor(qint64 samplesPerColumn);
/// Moves a column's edge to the nearest one of a bin; edges at or behind the end stay.
[[nodiscard]] qint64 snapped(qint64 edge, qint64 binSize, qint64 samples);

} // namespace wardlight::waveforms
