#include "ui/waveforms/strip_layout.h"

#include <algorithm>
#include <cmath>

namespace wardlight::ui {

using waveforms::Channel;
using waveforms::EcgLead;
using waveforms::WaveformRecord;

namespace {

constexpr double BoxMm = 5; ///< a large square of the paper
constexpr double LowestRowMm = 15;
constexpr double HeadroomMm = 10; ///< above the first row, for its highest waves
constexpr double PulseSeconds = 0.2;
constexpr double PulseClearanceMm = 2;
constexpr int StandardRows = 3;
constexpr int StandardColumns = 4;
constexpr double LongestPage = 10; ///< s over the four columns, as on paper

std::vector<std::size_t> channelsOf(const WaveformRecord& record, int group)
{
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < record.channels.size(); ++i) {
        if (record.channels[i].group == group)
            indices.push_back(i);
    }
    return indices;
}

std::optional<std::size_t> findLead(const WaveformRecord& record, int group, EcgLead lead)
{
    for (const std::size_t i : channelsOf(record, group)) {
        if (record.channels[i].lead == lead && record.channels[i].millivoltsPerUnit())
            return i;
    }
    return std::nullopt;
}

/// The next of 1, 2, 5, 10 … at or above @p value.
double roundUnits(double value)
{
    const double decade = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * decade)
            return step * decade;
    }
    return 10 * decade;
}

/// Rows from the top, in whole boxes of the paper.
class Rows
{
public:
    Rows(const StripView& view, int count) : m_scale(view.scale), m_count(count)
    {
        const double availableMm = (view.size.height() / m_scale.pxPerMm - HeadroomMm) / count;
        m_rowMm = std::max(std::floor(availableMm / BoxMm) * BoxMm, LowestRowMm);
    }

    [[nodiscard]] double rowMm() const { return m_rowMm; }
    [[nodiscard]] double top(int row) const
    {
        return (HeadroomMm + row * m_rowMm) * m_scale.pxPerMm;
    }
    [[nodiscard]] double height() const { return m_rowMm * m_scale.pxPerMm; }
    [[nodiscard]] double total() const { return top(m_count); }
    /// The line of large boxes nearest to the middle.
    [[nodiscard]] double zeroY(int row) const
    {
        return top(row) + std::round(m_rowMm / 2 / BoxMm) * BoxMm * m_scale.pxPerMm;
    }

private:
    PaperScale m_scale;
    int m_count;
    double m_rowMm = LowestRowMm;
};

/// Voltages are drawn to the paper's gain; other quantities are fitted into their row.
void setVerticalScale(Lane& lane, const Channel& channel, const StripView& view, double rowMm)
{
    if (const auto millivolts = channel.millivoltsPerUnit()) {
        lane.pxPerUnit = *millivolts * view.scale.pxPerMillivolt();
        return;
    }
    if (channel.counts.empty())
        return;
    const auto [low, high] = std::minmax_element(channel.counts.begin(), channel.counts.end());
    const double a = channel.physical(*low);
    const double b = channel.physical(*high);
    const double range = std::abs(b - a);
    constexpr double UsedShare = 0.8;
    constexpr double MmACentimetre = 10;
    lane.unitsPerCentimetre =
        roundUnits(std::max(range, 1e-9) / (rowMm * UsedShare) * MmACentimetre);
    lane.pxPerUnit = MmACentimetre * view.scale.pxPerMm / lane.unitsPerCentimetre;
    lane.zeroValue = (a + b) / 2;
}

class LaneMaker
{
public:
    LaneMaker(const WaveformRecord& record, const StripView& view, const Rows& rows, double margin)
        : m_record(record), m_view(view), m_rows(rows), m_margin(margin)
    {}

    /// @param left  px from the margin
    [[nodiscard]] Lane lane(std::size_t channel, int row, double left, double width) const
    {
        Lane lane;
        lane.channel = channel;
        lane.area = QRectF(m_margin + left, m_rows.top(row), width, m_rows.height());
        lane.pxPerSecond = m_view.scale.pxPerSecond();
        lane.fromSeconds = m_view.fromSeconds + left / lane.pxPerSecond;
        lane.zeroY = m_rows.zeroY(row);
        lane.hasPulse = left == 0 && m_record.channels[channel].millivoltsPerUnit().has_value();
        setVerticalScale(lane, m_record.channels[channel], m_view, m_rows.rowMm());
        return lane;
    }

private:
    const WaveformRecord& m_record;
    const StripView& m_view;
    const Rows& m_rows;
    double m_margin;
};

double marginOf(const PaperScale& scale)
{
    const double pulseMm = PulseSeconds * scale.mmPerSecond + PulseClearanceMm;
    return std::ceil(pulseMm / BoxMm) * BoxMm * scale.pxPerMm;
}

void layOutStandard(StripLayout& layout, const WaveformRecord& record, const StripView& view,
                    double width)
{
    const Rows rows(view, StandardRows + 1);
    const LaneMaker maker(record, view, rows, layout.margin);
    const double page = std::min(width, LongestPage * view.scale.pxPerSecond());
    const double column = page / StandardColumns;
    for (int lead = 0; lead < waveforms::EcgLeadCount; ++lead) {
        const auto channel = findLead(record, view.group, EcgLead(lead));
        layout.lanes.push_back(
            maker.lane(*channel, lead % StandardRows, lead / StandardRows * column, column));
    }
    const auto rhythm = findLead(record, view.group, EcgLead::II);
    layout.lanes.push_back(maker.lane(*rhythm, StandardRows, 0, width));
    layout.height = rows.total();
}

void layOutStacked(StripLayout& layout, const WaveformRecord& record, const StripView& view,
                   double width)
{
    const auto channels = channelsOf(record, view.group);
    if (channels.empty())
        return;
    const Rows rows(view, int(channels.size()));
    const LaneMaker maker(record, view, rows, layout.margin);
    for (std::size_t row = 0; row < channels.size(); ++row)
        layout.lanes.push_back(maker.lane(channels[row], int(row), 0, width));
    layout.height = rows.total();
}

} // namespace

bool hasTwelveLeads(const WaveformRecord& record, int group)
{
    for (int lead = 0; lead < waveforms::EcgLeadCount; ++lead) {
        if (!findLead(record, group, EcgLead(lead)))
            return false;
    }
    return true;
}

StripLayout layOut(const WaveformRecord& record, const StripView& view)
{
    StripLayout layout;
    layout.margin = marginOf(view.scale);
    const double width = std::max(view.size.width() - layout.margin, 1.0);
    layout.shownSeconds = width / view.scale.pxPerSecond();
    const bool isStandard =
        view.arrangement == StripArrangement::Standard && hasTwelveLeads(record, view.group);
    layout.arrangement = isStandard ? StripArrangement::Standard : StripArrangement::Stacked;
    if (isStandard)
        layOutStandard(layout, record, view, width);
    else
        layOutStacked(layout, record, view, width);
    return layout;
}

double lastStart(const WaveformRecord& record, int group, double shownSeconds)
{
    double end = 0;
    for (const Channel& channel : record.channels) {
        if (channel.group == group)
            end = std::max(end, channel.startSeconds + channel.durationSeconds());
    }
    return std::max(0.0, end - shownSeconds);
}

} // namespace wardlight::ui
