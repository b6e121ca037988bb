#pragma once

#include "core/base/result.h"
#include "core/waveforms/record_source.h"

#include <QByteArray>

#include <span>

namespace wardlight::waveforms {

/// Counts of one channel, packed without loss: the differences of neighbours, zigzag so that small
/// ones are small numbers, their bytes sorted by weight, zstd over that. Gaps are a list of runs;
/// inside one the counts cost nothing and come back as the value before it.
///
/// @param counts  any 32-bit values
/// @param gaps    ranges of @p counts, in order, disjoint
[[nodiscard]] QByteArray packCounts(std::span<const std::int32_t> counts,
                                    std::span<const SampleRange> gaps);

/// The reverse. Treats the bytes as hostile.
/// @param least, most  how many samples there may be
/// @return Error::Integrity for bytes that packCounts() did not make, or of another length
[[nodiscard]] Result<ChannelBlock> unpackCounts(QByteArrayView packed, qint64 least, qint64 most);
[[nodiscard]] inline Result<ChannelBlock> unpackCounts(QByteArrayView packed, qint64 samples)
{
    return unpackCounts(packed, samples, samples);
}

} // namespace wardlight::waveforms
