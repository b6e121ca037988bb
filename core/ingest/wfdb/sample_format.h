#pragma once

#include <QtGlobal>

#include <cstdint>
#include <optional>
#include <span>

namespace wardlight::ingest::wfdb {

/// How a signal file stores its samples; the numbers are those of WFDB's header(5) and signal(5).
enum class SampleFormat
{
    Difference8 = 8,
    Little16 = 16,
    Little24 = 24,
    Little32 = 32,
    Big16 = 61,
    Offset80 = 80,
    Offset160 = 160,
    Packed212 = 212,
    Packed310 = 310,
    Packed311 = 311,
    Flac508 = 508,
    Flac516 = 516,
    Flac524 = 524
};

[[nodiscard]] std::optional<SampleFormat> sampleFormat(int number);
[[nodiscard]] bool isFlac(SampleFormat format);

/// The count that says "nothing was recorded"; the difference format has none.
[[nodiscard]] std::optional<std::int32_t> invalidCount(SampleFormat format);

/// Bits of a sample as it is stored.
[[nodiscard]] int bitsPerSample(SampleFormat format);

/// The fewest bytes that hold @p samples samples from the start of a packing group; not for FLAC.
[[nodiscard]] qint64 bytesFor(SampleFormat format, qint64 samples);
/// The samples that @p bytes bytes hold whole; not for FLAC.
[[nodiscard]] qint64 samplesIn(SampleFormat format, qint64 bytes);

/// Unpacks samples from the start of a packing group; not for FLAC. Samples of the difference
/// format are differences still. @p bytes holds at least bytesFor(format, counts.size()).
void unpack(SampleFormat format, std::span<const std::uint8_t> bytes,
            std::span<std::int32_t> counts);

} // namespace wardlight::ingest::wfdb
