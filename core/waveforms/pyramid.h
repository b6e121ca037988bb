#pragma once

#include "core/base/result.h"
#include "core/waveforms/record_source.h"

#include <QByteArray>

#include <array>
#include <span>

namespace wardlight::waveforms {

/// The smallest and the largest count of some neighbouring samples; nothing but gap: min > max.
struct Bin
{
    std::int32_t min = 2'147'483'647;
    std::int32_t max = -2'147'483'647 - 1;

    [[nodiscard]] bool isEmpty() const { return min > max; }
    void add(std::int32_t count)
    {
        min = count < min ? count : min;
        max = count > max ? count : max;
    }
    void add(const Bin& other)
    {
        min = other.min < min ? other.min : min;
        max = other.max > max ? other.max : max;
    }

    friend bool operator==(const Bin&, const Bin&) = default;
};

/// Samples in a bin of each level, from fine to coarse.
inline constexpr std::array<qint64, 4> BinSizes = {64, 512, 4096, 32'768};
inline constexpr int LevelCount = int(BinSizes.size());
/// Bins of one level that are stored together.
inline constexpr qint64 BinsPerChunk = 8192;

/// Bins of one level of one channel that are complete, or the last ones of a record.
struct BinChunk
{
    int level = 0;
    qint64 number = 0; ///< its first bin is number * BinsPerChunk
    std::vector<Bin> bins;
};

/// Makes the pyramid of a channel while its samples go by. Bins count from sample 0 of the record.
class PyramidBuilder
{
public:
    /// Goes on after @p sample samples whose last, unfinished chunks were @p unfinished.
    explicit PyramidBuilder(qint64 sample = 0, const std::vector<BinChunk>& unfinished = {});

    /// The samples that follow; @p gaps are ranges of them.
    void add(std::span<const std::int32_t> counts, std::span<const SampleRange> gaps);
    /// The chunks that became complete since the last call.
    [[nodiscard]] std::vector<BinChunk> takeComplete();
    /// The last chunk of every level, complete or not; those without a bin are left out.
    [[nodiscard]] std::vector<BinChunk> unfinished() const;

private:
    struct Level
    {
        Bin growing; ///< of the samples behind the last complete bin
        qint64 chunk = 0;
        std::vector<Bin> bins; ///< complete ones of that chunk
    };

    void finishBins(const Bin& bin);
    void push(Level& level, int number);

    std::array<Level, LevelCount> m_levels;
    qint64 m_sample = 0;
    std::vector<BinChunk> m_complete;
};

[[nodiscard]] QByteArray packBins(std::span<const Bin> bins);
/// @return Error::Integrity for bytes that packBins() did not make
[[nodiscard]] Result<std::vector<Bin>> unpackBins(QByteArrayView packed);

} // namespace wardlight::waveforms
