#pragma once

#include "core/base/result.h"
#include "core/waveforms/waveform_record.h"

#include <optional>
#include <vector>

namespace wardlight::waveforms {

/// A span of a channel cut into columns of as equal a width as whole samples allow.
///
/// Column i covers the samples edge(i) up to, not including, edge(i + 1). The span may reach beyond
/// the channel's end: those columns are there, without samples.
class ColumnGrid
{
public:
    static constexpr int MostColumns = 100'000;

    /// Samples whose times lie in [@p fromSeconds, @p toSeconds) from the channel's sample 0; a
    /// time that is a sample's but for rounding counts as that sample's.
    /// @return Error::Invalid for a start before 0, an end not after it, times that are no numbers
    ///         or too far away, and for less than one column or more than MostColumns
    [[nodiscard]] static Result<ColumnGrid> create(double rateHz, double fromSeconds,
                                                   double toSeconds, int columns);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] SampleRange span() const { return m_span; }
    /// @param i  0 … columns()
    [[nodiscard]] qint64 edge(int i) const;

private:
    ColumnGrid(SampleRange span, int columns) : m_span(span), m_columns(columns) {}

    SampleRange m_span;
    int m_columns;
};

/// The smallest and the largest value of a column, in the channel's unit.
struct Extremes
{
    double min = 0;
    double max = 0;
};

/// Exactly the extremes of each column's samples: none is left out, none is interpolated. A column
/// without samples, or with nothing but a gap, is empty.
[[nodiscard]] std::vector<std::optional<Extremes>> columnExtremes(const Channel& channel,
                                                                  const ColumnGrid& grid);

/// The samples of @p span that the channel has.
[[nodiscard]] SampleRange recorded(const Channel& channel, SampleRange span);
/// The parts of the channel's gaps that lie in @p span.
[[nodiscard]] std::vector<SampleRange> gapsIn(const Channel& channel, SampleRange span);

} // namespace wardlight::waveforms
