#pragma once

#include "core/ingest/csv/csv_reader.h"
#include "core/waveforms/record_source.h"

#include <QFile>

#include <memory>

namespace wardlight::ingest {

/// A table of samples as a record: a column of times and one for each channel, a line a sample.
///
/// The first line may name the columns, with units in brackets: "time (s),II (mV)". A first column
/// called time, t, seconds, timestamp or the like holds seconds or ISO 8601 times; without it the
/// caller says how many lines there are a second. A step longer than one and a half samples is a
/// gap, as is a value that is empty or no finite number; lines that go back in time are left out.
/// All that is said in remarks. Counts are the values' digits: nothing is rounded that has at most
/// nine of them behind the point.
class CsvWaveSource final : public waveforms::RecordSource
{
public:
    /// Reads the file once through, to learn its rate and what its values need.
    /// @param rateHz  lines a second; empty: the times tell
    /// @return NotFound; Invalid for a file without values or of which nobody says the rate; Limit
    [[nodiscard]] static Result<std::unique_ptr<CsvWaveSource>> open(const QString& path,
                                                                     std::optional<double> rateHz);

    [[nodiscard]] const waveforms::SourceRecord& record() const override { return m_record; }
    [[nodiscard]] Result<std::vector<waveforms::ChannelBlock>> next() override;
    [[nodiscard]] Result<std::vector<waveforms::AnnotationSet>> annotations() override;
    [[nodiscard]] QStringList remarks() const override { return m_remarks; }

private:
    /// What a column's values need.
    struct Column
    {
        int decimals = 0;
        double largest = 0;
        bool hasExponents = false;
        double scale = 1; ///< counts a unit
    };
    struct Line
    {
        double seconds = 0; ///< since 1970 or since whatever the file counts from
        QStringList values;
    };

    CsvWaveSource(std::unique_ptr<QFile> file, std::optional<double> rateHz);

    [[nodiscard]] Result<> survey();
    void readHeader(const QStringList& fields);
    void measure(const Line& line);
    [[nodiscard]] Result<> decideRate(const std::vector<double>& times);
    void decideScales();
    void rewind();
    /// The next line of values; empty at the end.
    [[nodiscard]] std::optional<Line> nextLine();
    void note(const QString& remark);
    void appendGap(qint64 samples, std::vector<waveforms::ChannelBlock>& blocks) const;
    void append(const Line& line, std::vector<waveforms::ChannelBlock>& blocks);

    std::unique_ptr<QFile> m_file;
    std::unique_ptr<csv::CsvReader> m_reader;
    std::optional<double> m_rateHz;
    bool m_hasHeader = false;
    bool m_hasTimes = false;
    bool m_areDates = false;
    std::vector<Column> m_columns;
    std::optional<double> m_lastSeconds;
    std::optional<Line> m_ahead; ///< behind a gap that is being given out
    qint64 m_gapLeft = 0;
    waveforms::SourceRecord m_record;
    QStringList m_remarks;
};

} // namespace wardlight::ingest
