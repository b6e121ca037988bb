#pragma once

#include "core/base/result.h"
#include "core/waveforms/sample_range.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace wardlight::waveforms {

/// What a source says of one signal before its samples.
///
/// The physical value of a count is (count + countOffset) * gain + baseline, in @ref unit.
struct SourceChannel
{
    QString name;
    QString unit;      ///< as the source writes it; empty: counts
    double rateHz = 1; ///< samples a second, finite and above 0
    double gain = 1;   ///< units a count
    double baseline = 0;
    std::int64_t countOffset = 0;
    QJsonObject details; ///< what only the format knows, for an export that gives it back
};

/// What a source says of a record before its samples.
struct SourceRecord
{
    QString name;
    /// The beginning; a source without a zone is taken as UTC and says so in @ref remarks. Null
    /// where it has no date.
    QDateTime start;
    std::vector<SourceChannel> channels;
    std::optional<double> durationSeconds; ///< where it is known beforehand
    QJsonObject details;
};

/// Makes names that a record's channels can be asked for by: a second "II" becomes "II (2)", one
/// without a name "signal 3", counted from 0.
void nameUniquely(std::vector<SourceChannel>& channels);

/// The samples of one channel that follow those of the block before.
struct ChannelBlock
{
    std::vector<std::int32_t> counts;
    std::vector<SampleRange> gaps; ///< relative to this block; what counts hold there is nothing
};

/// One mark on a record's time axis.
struct Annotation
{
    double atSeconds = 0;       ///< from the start of the record
    double durationSeconds = 0; ///< 0 for a moment
    QString type;               ///< "N", "V", "+", … as WFDB writes it; "note" for free text
    QString text;               ///< "(AFIB", "Lights off"; may be empty
    int channel = -1;           ///< -1: of the record as a whole
    int subtype = 0;
    int number = 0;
};

/// Marks that one person or program made.
struct AnnotationSet
{
    QString annotator; ///< "atr", "gqrs"
    std::vector<Annotation> annotations;
    QJsonObject details;
};

/// A record that is read from its beginning to its end, in memory that does not grow with its
/// length. Not thread-safe.
class RecordSource
{
public:
    virtual ~RecordSource() = default;

    [[nodiscard]] virtual const SourceRecord& record() const = 0;

    /// The next samples of every channel, in the order of the channels: as many seconds for each.
    /// Empty at the end. What cannot be read of a damaged source is a gap, and is said in
    /// remarks().
    /// @return Error::Unavailable when the device fails
    [[nodiscard]] virtual Result<std::vector<ChannelBlock>> next() = 0;

    /// Marks that come with the record; asked for after the last block.
    [[nodiscard]] virtual Result<std::vector<AnnotationSet>> annotations() = 0;

    /// What a reader of the record must know: what was missing, damaged or contradictory. Whole
    /// sentences; complete after the last block.
    [[nodiscard]] virtual QStringList remarks() const = 0;
};

} // namespace wardlight::waveforms
