#include "core/waveforms/segment_codec.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>
#include <memory>
#include <zstd.h>

namespace wardlight::waveforms {

namespace {

/// The first byte; changes with every change of the form.
constexpr char Version = 1;
constexpr int CompressionLevel = 1;

using CompressionContext = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using DecompressionContext = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

tl::unexpected<Error> damaged()
{
    return fail(ErrorCode::Integrity,
                QCoreApplication::translate("SegmentCodec",
                                            "Stored samples are damaged and are not shown."),
                QStringLiteral("waveform segment does not unpack"));
}

void appendVarint(QByteArray& bytes, quint64 value)
{
    while (value >= 0x80) {
        bytes += char(value | 0x80);
        value >>= 7;
    }
    bytes += char(value);
}

/// Takes a number off the front of @p bytes.
std::optional<quint64> takeVarint(QByteArrayView& bytes)
{
    quint64 value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
        if (bytes.isEmpty())
            return std::nullopt;
        const auto byte = quint8(bytes.front());
        bytes = bytes.sliced(1);
        value |= quint64(byte & 0x7F) << shift;
        if (byte < 0x80)
            return value;
    }
    return std::nullopt;
}

/// The differences of neighbours modulo 2^32, folded so that -1 is 1, 1 is 2, -2 is 3.
/// @return all of them, or-ed
quint32 foldDifferences(std::span<const std::int32_t> counts, std::vector<quint32>& folded)
{
    folded.resize(counts.size());
    quint32 previous = 0;
    quint32 used = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto difference = quint32(counts[i]) - previous;
        previous = quint32(counts[i]);
        folded[i] = difference << 1 ^ (0U - (difference >> 31));
        used |= folded[i];
    }
    return used;
}

void unfoldDifferences(std::span<const quint32> folded, std::vector<std::int32_t>& counts)
{
    counts.resize(folded.size());
    quint32 value = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        value += folded[i] >> 1 ^ (0U - (folded[i] & 1));
        counts[i] = std::int32_t(value);
    }
}

int planesFor(quint32 used)
{
    int planes = 1;
    while (planes < 4 && used >> (8 * planes) != 0)
        ++planes;
    return planes;
}

/// First the low bytes of all values, then the next ones.
std::vector<char> shuffle(std::span<const quint32> values, int planes)
{
    std::vector<char> bytes(values.size() * std::size_t(planes));
    for (int plane = 0; plane < planes; ++plane) {
        char* out = bytes.data() + values.size() * std::size_t(plane);
        for (std::size_t i = 0; i < values.size(); ++i)
            out[i] = char(values[i] >> (8 * plane));
    }
    return bytes;
}

std::vector<quint32> unshuffle(std::span<const char> bytes, std::size_t values, int planes)
{
    std::vector<quint32> joined(values);
    for (int plane = 0; plane < planes; ++plane) {
        const char* in = bytes.data() + values * std::size_t(plane);
        for (std::size_t i = 0; i < values; ++i)
            joined[i] |= quint32(quint8(in[i])) << (8 * plane);
    }
    return joined;
}

void appendGaps(QByteArray& bytes, std::span<const SampleRange> gaps)
{
    appendVarint(bytes, gaps.size());
    qint64 end = 0;
    for (const SampleRange& gap : gaps) {
        appendVarint(bytes, quint64(gap.from - end));
        appendVarint(bytes, quint64(gap.size()));
        end = gap.to;
    }
}

/// @return whether they are there, in order, within @p samples
bool takeGaps(QByteArrayView& bytes, qint64 samples, std::vector<SampleRange>& gaps)
{
    const auto number = takeVarint(bytes);
    if (!number || *number > quint64(samples))
        return false;
    qint64 end = 0;
    for (quint64 i = 0; i < *number; ++i) {
        const auto skipped = takeVarint(bytes);
        const auto size = takeVarint(bytes);
        if (!skipped || !size || *size == 0 || *skipped > quint64(samples - end) ||
            *size > quint64(samples - end) - *skipped)
            return false;
        const qint64 from = end + qint64(*skipped);
        end = from + qint64(*size);
        gaps.push_back({from, end});
    }
    return true;
}

/// Holds the value before a gap over the gap.
std::vector<std::int32_t> bridged(std::span<const std::int32_t> counts,
                                  std::span<const SampleRange> gaps)
{
    std::vector<std::int32_t> held(counts.begin(), counts.end());
    for (const SampleRange& gap : gaps)
        std::fill(held.begin() + gap.from, held.begin() + gap.to,
                  gap.from > 0 ? held[std::size_t(gap.from) - 1] : 0);
    return held;
}

void appendCompressed(QByteArray& packed, const std::vector<char>& bytes)
{
    static thread_local CompressionContext context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    const qsizetype before = packed.size();
    packed.resize(before + qsizetype(ZSTD_compressBound(bytes.size())));
    const std::size_t written = ZSTD_compressCCtx(context.get(), packed.data() + before,
                                                  std::size_t(packed.size() - before), bytes.data(),
                                                  bytes.size(), CompressionLevel);
    Q_ASSERT(!ZSTD_isError(written)); // the bound is the library's own
    packed.resize(before + qsizetype(written));
}

} // namespace

QByteArray packCounts(std::span<const std::int32_t> counts, std::span<const SampleRange> gaps)
{
    QByteArray packed(1, Version);
    appendGaps(packed, gaps);
    static thread_local std::vector<quint32> folded;
    const quint32 used = gaps.empty() ? foldDifferences(counts, folded)
                                      : foldDifferences(bridged(counts, gaps), folded);
    const int planes = planesFor(used);
    packed += char(planes);
    appendCompressed(packed, shuffle(folded, planes));
    return packed;
}

Result<ChannelBlock> unpackCounts(QByteArrayView packed, qint64 least, qint64 most)
{
    ChannelBlock block;
    if (packed.isEmpty() || packed.front() != Version)
        return damaged();
    packed = packed.sliced(1);
    if (!takeGaps(packed, most, block.gaps) || packed.isEmpty())
        return damaged();
    const int planes = packed.front();
    if (planes < 1 || planes > 4)
        return damaged();
    packed = packed.sliced(1);
    static thread_local DecompressionContext context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    std::vector<char> bytes(std::size_t(most) * std::size_t(planes));
    const std::size_t read = ZSTD_decompressDCtx(context.get(), bytes.data(), bytes.size(),
                                                 packed.data(), std::size_t(packed.size()));
    const std::size_t samples = read / std::size_t(planes);
    if (ZSTD_isError(read) || read % std::size_t(planes) != 0 || samples < std::size_t(least))
        return damaged();
    if (!block.gaps.empty() && block.gaps.back().to > qint64(samples))
        return damaged();
    bytes.resize(read);
    unfoldDifferences(unshuffle(bytes, samples, planes), block.counts);
    return block;
}

} // namespace wardlight::waveforms
