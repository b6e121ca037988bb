#include "core/waveforms/signal_view.h"

#include <algorithm>

namespace wardlight::waveforms {

namespace {

constexpr qint64 PieceSamples = 1 << 20;

/// Adds ranges to others, joining what overlaps or touches.
void unite(std::vector<SampleRange>& all, const std::vector<SampleRange>& more)
{
    all.insert(all.end(), more.begin(), more.end());
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    std::vector<SampleRange> joined;
    for (const SampleRange& each : all) {
        if (!joined.empty() && each.from <= joined.back().to)
            joined.back().to = std::max(joined.back().to, each.to);
        else
            joined.push_back(each);
    }
    all = std::move(joined);
}

std::vector<SampleRange> within(const std::vector<SampleRange>& gaps, SampleRange range)
{
    std::vector<SampleRange> inside;
    for (const SampleRange& gap : gaps) {
        const SampleRange part{std::max(gap.from, range.from), std::min(gap.to, range.to)};
        if (!part.isEmpty())
            inside.push_back(part);
    }
    return inside;
}

/// Calls @p run with every run of values between gaps.
template <class Run>
void forEachRun(SignalValues& signal, Run run)
{
    qint64 at = signal.first;
    const qint64 end = signal.first + qint64(signal.values.size());
    const auto call = [&](qint64 to) {
        if (to > at)
            run(std::span(signal.values)
                    .subspan(std::size_t(at - signal.first), std::size_t(to - at)),
                at);
    };
    for (const SampleRange& gap : signal.gaps) {
        call(gap.from);
        at = gap.to;
    }
    call(end);
}

/// The extremes of values, of which there is at least one.
Extremes extremesOf(std::span<const double> values)
{
    Extremes extremes{values[0], values[0]};
    for (const double value : values) {
        extremes.min = std::min(extremes.min, value);
        extremes.max = std::max(extremes.max, value);
    }
    return extremes;
}

/// Adds values to the columns that they lie in.
void addTo(ChannelWindow& window, std::span<const double> values, qint64 first)
{
    const auto& edges = window.edges;
    const qint64 end = first + qint64(values.size());
    const auto behind = std::upper_bound(edges.begin(), edges.end(), first) - edges.begin();
    for (auto i = std::size_t(std::max<qint64>(1, behind)); i < edges.size(); ++i) {
        const qint64 from = std::max(first, edges[i - 1]);
        const qint64 to = std::min(end, edges[i]);
        if (from >= end)
            return;
        if (from >= to)
            continue;
        const Extremes part =
            extremesOf(values.subspan(std::size_t(from - first), std::size_t(to - from)));
        auto& column = window.columns[i - 1];
        column = column ? Extremes{std::min(column->min, part.min), std::max(column->max, part.max)}
                        : part;
    }
}

} // namespace

Result<SignalView> SignalView::create(SegmentStore& store, const StoredRecord& record,
                                      DerivedChannel channel, const FilterSettings& filters)
{
    std::optional<ZeroPhaseFilter> filter;
    if (!filters.isEmpty()) {
        const double rateHz =
            record.channels[std::size_t(channel.terms.front().channel)].source.rateHz;
        auto made = ZeroPhaseFilter::create(filters, rateHz);
        if (!made)
            return propagate(made);
        filter = std::move(*made);
    }
    return SignalView(store, record, std::move(channel), std::move(filter));
}

const SourceChannel& SignalView::source() const
{
    return m_record.channels[std::size_t(m_channel.terms.front().channel)].source;
}

Result<SignalValues> SignalView::sum(SampleRange range) const
{
    SignalValues all;
    for (std::size_t term = 0; term < m_channel.terms.size(); ++term) {
        const auto& [channel, weight] = m_channel.terms[term];
        const auto read = m_store.samples(m_record, channel, range);
        if (!read)
            return propagate(read);
        if (term == 0) {
            all.first = read->first;
            all.values.resize(read->counts.size());
        }
        // one channel may end before another
        all.values.resize(std::min(all.values.size(), read->counts.size()));
        const StoredChannel& info = m_record.channels[std::size_t(channel)];
        for (std::size_t i = 0; i < all.values.size(); ++i)
            all.values[i] += weight * info.physical(read->counts[i]);
        unite(all.gaps, read->gaps);
    }
    all.gaps = within(all.gaps, {all.first, all.first + qint64(all.values.size())});
    return all;
}

Result<SignalValues> SignalView::values(SampleRange range) const
{
    if (!m_filter)
        return sum(range);
    const qint64 margin = m_filter->marginSamples();
    auto wide = sum({std::max<qint64>(0, range.from - margin), range.to + margin});
    if (!wide)
        return wide;
    forEachRun(*wide, [this](std::span<double> run, qint64) { m_filter->apply(run); });
    const qint64 end = wide->first + qint64(wide->values.size());
    const qint64 from = std::clamp(range.from, wide->first, end);
    const qint64 to = std::clamp(range.to, from, end);
    SignalValues cut{from, {}, within(wide->gaps, {from, to})};
    cut.values.assign(wide->values.begin() + (from - wide->first),
                      wide->values.begin() + (to - wide->first));
    return cut;
}

Result<ChannelWindow> SignalView::window(const WindowRequest& request) const
{
    if (!m_filter && m_channel.isStored())
        return m_store.window(m_record, m_channel.terms.front().channel, request);
    const auto grid = ColumnGrid::create(source().rateHz, request.fromSeconds, request.toSeconds,
                                         request.columns);
    if (!grid)
        return propagate(grid);
    ChannelWindow window;
    for (int i = 0; i <= request.columns; ++i)
        window.edges.push_back(grid->edge(i));
    window.columns.resize(std::size_t(request.columns));
    qint64 samples = 0;
    for (const auto& term : m_channel.terms)
        samples = std::max(samples, m_record.channels[std::size_t(term.channel)].samples);
    const qint64 end = std::min(grid->span().to, samples);
    for (qint64 from = grid->span().from; from < end; from += PieceSamples) {
        auto piece = values({from, std::min(end, from + PieceSamples)});
        if (!piece)
            return propagate(piece);
        unite(window.gaps, piece->gaps);
        forEachRun(*piece, [&window](std::span<double> run, qint64 at) { addTo(window, run, at); });
    }
    return window;
}

} // namespace wardlight::waveforms
