#include "core/waveforms/pyramid.h"

#include "core/waveforms/segment_codec.h"

#include <QCoreApplication>

#include <algorithm>

namespace wardlight::waveforms {

namespace {

constexpr std::size_t FinerBins = 8; ///< of the level below, in one bin

tl::unexpected<Error> damaged()
{
    return fail(
        ErrorCode::Integrity,
        QCoreApplication::translate("Pyramid", "A stored overview is damaged and is not shown."),
        QStringLiteral("waveform pyramid does not unpack"));
}

Bin extremesOf(std::span<const std::int32_t> counts)
{
    Bin bin;
    for (const std::int32_t count : counts)
        bin.add(count);
    return bin;
}

} // namespace

PyramidBuilder::PyramidBuilder(qint64 sample, const std::vector<BinChunk>& unfinished)
    : m_sample(sample)
{
    for (std::size_t i = 0; i < m_levels.size(); ++i)
        m_levels[i].chunk = sample / BinSizes[i] / BinsPerChunk;
    for (const BinChunk& chunk : unfinished) {
        Level& level = m_levels[std::size_t(chunk.level)];
        const qint64 size = BinSizes[std::size_t(chunk.level)];
        const qint64 complete = std::clamp<qint64>(sample / size - chunk.number * BinsPerChunk, 0,
                                                   qint64(chunk.bins.size()));
        level.bins.assign(chunk.bins.begin(), chunk.bins.begin() + complete);
        if (complete < qint64(chunk.bins.size()))
            level.growing = chunk.bins[std::size_t(complete)];
    }
}

void PyramidBuilder::push(Level& level, int number)
{
    level.bins.push_back(level.growing);
    level.growing = {};
    if (qint64(level.bins.size()) < BinsPerChunk)
        return;
    m_complete.push_back({number, level.chunk, std::move(level.bins)});
    level.bins.clear();
    ++level.chunk;
}

/// A bin of the finest level is full; so may be some above it.
void PyramidBuilder::finishBins(const Bin& bin)
{
    Bin finished = bin;
    for (int i = 0; i < LevelCount; ++i) {
        Level& level = m_levels[std::size_t(i)];
        level.growing.add(finished);
        if (m_sample % BinSizes[std::size_t(i)] != 0)
            return;
        finished = level.growing;
        push(level, i);
    }
}

void PyramidBuilder::add(std::span<const std::int32_t> counts, std::span<const SampleRange> gaps)
{
    const qint64 size = BinSizes[0];
    auto gap = gaps.begin();
    for (qint64 at = 0; at < qint64(counts.size());) {
        while (gap != gaps.end() && gap->to <= at)
            ++gap;
        const bool isGap = gap != gaps.end() && gap->from <= at;
        qint64 end = std::min<qint64>(qint64(counts.size()), at + size - m_sample % size);
        if (gap != gaps.end())
            end = std::min(end, isGap ? gap->to : gap->from);
        if (!isGap)
            m_levels[0].growing.add(
                extremesOf(counts.subspan(std::size_t(at), std::size_t(end - at))));
        m_sample += end - at;
        at = end;
        if (m_sample % size == 0)
            finishBins({});
    }
}

std::vector<BinChunk> PyramidBuilder::takeComplete()
{
    return std::exchange(m_complete, {});
}

std::vector<BinChunk> PyramidBuilder::unfinished() const
{
    std::vector<BinChunk> chunks;
    Bin below;
    for (int i = 0; i < LevelCount; ++i) {
        const Level& level = m_levels[std::size_t(i)];
        BinChunk chunk{i, level.chunk, level.bins};
        below.add(level.growing);
        if (m_sample % BinSizes[std::size_t(i)] != 0)
            chunk.bins.push_back(below);
        if (!chunk.bins.empty())
            chunks.push_back(std::move(chunk));
    }
    return chunks;
}

QByteArray packBins(std::span<const Bin> bins)
{
    std::vector<std::int32_t> smallest, largest;
    std::vector<SampleRange> empty;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        smallest.push_back(bins[i].min);
        largest.push_back(bins[i].max);
        if (!bins[i].isEmpty())
            continue;
        if (!empty.empty() && empty.back().to == qint64(i))
            ++empty.back().to;
        else
            empty.push_back({qint64(i), qint64(i) + 1});
    }
    const QByteArray first = packCounts(smallest, empty);
    const auto number = quint32(bins.size());
    const auto firstBytes = quint32(first.size());
    QByteArray packed;
    for (const quint32 head : {number, firstBytes}) {
        for (int shift = 0; shift < 32; shift += 8)
            packed += char(head >> shift);
    }
    return packed + first + packCounts(largest, empty);
}

Result<std::vector<Bin>> unpackBins(QByteArrayView packed)
{
    const auto head = [&packed](qsizetype at) {
        quint32 value = 0;
        for (int i = 0; i < 4; ++i)
            value |= quint32(quint8(packed[at + i])) << (8 * i);
        return qsizetype(value);
    };
    if (packed.size() < 8 || head(0) > BinsPerChunk || head(4) > packed.size() - 8)
        return damaged();
    const auto smallest = unpackCounts(packed.sliced(8, head(4)), head(0));
    const auto largest = unpackCounts(packed.sliced(8 + head(4)), head(0));
    if (!smallest || !largest || smallest->gaps != largest->gaps)
        return damaged();
    std::vector<Bin> bins(smallest->counts.size());
    for (std::size_t i = 0; i < bins.size(); ++i)
        bins[i] = {smallest->counts[i], largest->counts[i]};
    for (const SampleRange& gap : smallest->gaps)
        std::fill(bins.begin() + gap.from, bins.begin() + gap.to, Bin());
    return bins;
}

} // namespace wardlight::waveforms
