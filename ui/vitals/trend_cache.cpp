#include "ui/vitals/trend_cache.h"

#include <algorithm>
#include <array>

namespace wardlight::ui {

using vitals::Envelope;
using vitals::EnvelopeColumn;

namespace {

constexpr qint64 S = 1000, M = 60 * S, H = 60 * M;
/// All of them divide a day.
constexpr std::array Widths = {S / 4,  S / 2, S,     2 * S, 5 * S,  10 * S, 15 * S, 30 * S, M,
                               2 * M,  3 * M, 5 * M, 6 * M, 10 * M, 15 * M, 20 * M, 30 * M, H,
                               90 * M, 2 * H, 3 * H, 4 * H, 6 * H,  8 * H,  12 * H, 24 * H};

qint64 floorTo(qint64 ms, qint64 width)
{
    const qint64 rest = ms % width;
    return ms - (rest < 0 ? rest + width : rest);
}

TimeView onGrid(qint64 widthMs, const TimeView& view)
{
    return {floorTo(view.fromMs, widthMs), floorTo(view.toMs - 1, widthMs) + widthMs};
}

/// What of a view, on the grid, is not covered; of no width when all of it is.
TimeView lacking(qint64 widthMs, const TimeView& view, const TimeView& covered)
{
    const TimeView needed = onGrid(widthMs, view);
    const bool isApart = needed.toMs <= covered.fromMs || needed.fromMs >= covered.toMs;
    const bool lacksOlder = needed.fromMs < covered.fromMs;
    const bool lacksNewer = needed.toMs > covered.toMs;
    if (isApart || (lacksOlder && lacksNewer))
        return needed;
    if (lacksOlder)
        return {needed.fromMs, covered.fromMs};
    if (lacksNewer)
        return {covered.toMs, needed.toMs};
    return {needed.toMs, needed.toMs};
}

/// Puts narrow columns together into columns of another width.
std::vector<EnvelopeColumn> joined(const std::vector<EnvelopeColumn>& narrow, qint64 widthMs)
{
    std::vector<EnvelopeColumn> wide;
    for (const EnvelopeColumn& column : narrow) {
        if (wide.empty() ||
            floorTo(wide.back().firstMs, widthMs) != floorTo(column.firstMs, widthMs)) {
            wide.push_back(column);
            continue;
        }
        EnvelopeColumn& into = wide.back();
        const double share = double(column.count) / double(into.count + column.count);
        into.lastMs = column.lastMs;
        into.minimum = std::min(into.minimum, column.minimum);
        into.maximum = std::max(into.maximum, column.maximum);
        into.mean += (column.mean - into.mean) * share;
        into.count += column.count;
        into.flagged += column.flagged;
    }
    return wide;
}

bool isBefore(const EnvelopeColumn& column, qint64 ms)
{
    return column.firstMs < ms;
}

/// Takes what lies in @p span out of @p trace and puts @p read there.
void splice(std::vector<EnvelopeColumn>& trace, const TimeView& span,
            const std::vector<EnvelopeColumn>& read)
{
    const auto first = std::lower_bound(trace.begin(), trace.end(), span.fromMs, isBefore);
    const auto last = std::lower_bound(first, trace.end(), span.toMs, isBefore);
    const auto at = trace.erase(first, last);
    trace.insert(at, read.begin(), read.end());
}

Envelope* find(std::vector<Envelope>& traces, const Envelope& like)
{
    const auto found = std::find_if(traces.begin(), traces.end(), [&like](const Envelope& each) {
        return each.type == like.type && each.unit == like.unit;
    });
    return found == traces.end() ? nullptr : &*found;
}

} // namespace

qint64 TrendCache::columnWidthMs(qint64 viewMs, int mostColumns)
{
    const auto found = std::find_if(Widths.begin(), Widths.end(), [&](qint64 width) {
        return viewMs <= width * std::max(1, mostColumns - 1); // the grid may cut one in two
    });
    return found == Widths.end() ? Widths.back() : *found;
}

/// The width, among this one and those that divide it, of which least has to be read.
qint64 TrendCache::bestWidth(qint64 widthMs, const TimeView& view) const
{
    qint64 best = widthMs;
    qint64 least = lacking(widthMs, view, m_levels.value(widthMs).covered).widthMs();
    for (auto level = m_levels.cbegin(); level != m_levels.cend() && level.key() < widthMs;
         ++level) {
        const qint64 lacks = lacking(level.key(), view, level->covered).widthMs();
        if (widthMs % level.key() == 0 && lacks < least &&
            view.widthMs() <= MostColumns * level.key()) {
            best = level.key();
            least = lacks;
        }
    }
    return best;
}

std::optional<TrendCache::Span> TrendCache::missing(qint64 widthMs, const TimeView& view) const
{
    const qint64 width = bestWidth(widthMs, view);
    const TimeView lacks = lacking(width, view, m_levels.value(width).covered);
    return lacks.widthMs() > 0 ? std::optional(Span{width, lacks}) : std::nullopt;
}

void TrendCache::add(const Span& of, const std::vector<Envelope>& read)
{
    const auto& [widthMs, span] = of;
    Level& level = m_levels[widthMs];
    const TimeView joined{std::min(level.covered.fromMs, span.fromMs),
                          std::max(level.covered.toMs, span.toMs)};
    const bool touches = span.fromMs <= level.covered.toMs && level.covered.fromMs <= span.toMs;
    if (!touches || joined.widthMs() > MostColumns * widthMs) {
        level = {span, read};
        return;
    }
    level.covered = joined;
    for (Envelope& trace : level.traces) {
        const bool isRead = std::any_of(read.begin(), read.end(), [&trace](const Envelope& each) {
            return each.type == trace.type && each.unit == trace.unit;
        });
        if (!isRead)
            splice(trace.columns, span, {});
    }
    for (const Envelope& each : read) {
        if (Envelope* known = find(level.traces, each))
            splice(known->columns, span, each.columns);
        else
            level.traces.push_back(each);
    }
}

std::vector<Envelope> TrendCache::cut(qint64 widthMs, const TimeView& view) const
{
    const qint64 width = bestWidth(widthMs, view);
    const auto level = m_levels.constFind(width);
    if (level == m_levels.cend())
        return {};
    // whole columns of the wanted width, however narrow those at hand are
    const TimeView whole = width == widthMs ? view : onGrid(widthMs, view);
    std::vector<Envelope> shown;
    for (const Envelope& trace : level->traces) {
        auto first =
            std::lower_bound(trace.columns.begin(), trace.columns.end(), whole.fromMs, isBefore);
        auto last = std::lower_bound(first, trace.columns.end(), whole.toMs, isBefore);
        if (first != trace.columns.begin())
            --first;
        if (last != trace.columns.end())
            ++last;
        if (first == last)
            continue;
        std::vector<EnvelopeColumn> columns(first, last);
        shown.push_back({trace.type, trace.unit,
                         width == widthMs ? std::move(columns) : joined(columns, widthMs)});
    }
    return shown;
}

void TrendCache::forgetFrom(qint64 ms)
{
    for (auto level = m_levels.begin(); level != m_levels.end();) {
        const qint64 end = floorTo(ms, level.key());
        if (end <= level->covered.fromMs) {
            level = m_levels.erase(level);
            continue;
        }
        if (end < level->covered.toMs) {
            for (Envelope& trace : level->traces)
                splice(trace.columns, {end, level->covered.toMs}, {});
            level->covered.toMs = end;
        }
        ++level;
    }
}

} // namespace wardlight::ui
