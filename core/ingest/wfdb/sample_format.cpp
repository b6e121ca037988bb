#include "core/ingest/wfdb/sample_format.h"

namespace wardlight::ingest::wfdb {

namespace {

std::int32_t signExtend(std::uint32_t bits, int width)
{
    const int unused = 32 - width;
    return static_cast<std::int32_t>(bits << unused) >> unused;
}

template <int Bytes>
std::uint32_t little(const std::uint8_t* at)
{
    std::uint32_t value = 0;
    for (int i = 0; i < Bytes; ++i)
        value |= std::uint32_t(at[i]) << (8 * i);
    return value;
}

template <int Bytes, class Decode>
void unpackEach(std::span<const std::uint8_t> bytes, std::span<std::int32_t> counts, Decode decode)
{
    const std::uint8_t* at = bytes.data();
    for (std::int32_t& count : counts) {
        count = decode(at);
        at += Bytes;
    }
}

/// Two samples of 12 bits in three bytes; the middle one holds the high bits of both.
void unpack212(std::span<const std::uint8_t> bytes, std::span<std::int32_t> counts)
{
    const std::uint8_t* at = bytes.data();
    std::size_t i = 0;
    for (; i + 1 < counts.size(); i += 2, at += 3) {
        counts[i] = signExtend(at[0] | (at[1] & 0x0Fu) << 8, 12);
        counts[i + 1] = signExtend(at[2] | (at[1] & 0xF0u) << 4, 12);
    }
    if (i < counts.size())
        counts[i] = signExtend(at[0] | (at[1] & 0x0Fu) << 8, 12);
}

/// A byte of a group that may end early: what is not there is not needed.
std::uint32_t wordAt(std::span<const std::uint8_t> bytes, std::size_t at)
{
    const std::uint32_t low = at < bytes.size() ? bytes[at] : 0;
    const std::uint32_t high = at + 1 < bytes.size() ? bytes[at + 1] : 0;
    return low | high << 8;
}

/// Three samples of 10 bits in two words: one in the low bits of each, above a bit without
/// meaning, and the third in five high bits of both.
void unpack310(std::span<const std::uint8_t> bytes, std::span<std::int32_t> counts)
{
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::size_t group = i / 3 * 4;
        const std::uint32_t first = wordAt(bytes, group);
        const std::uint32_t second = wordAt(bytes, group + 2);
        switch (i % 3) {
        case 0:
            counts[i] = signExtend(first >> 1 & 0x3FF, 10);
            break;
        case 1:
            counts[i] = signExtend(second >> 1 & 0x3FF, 10);
            break;
        default:
            counts[i] = signExtend(first >> 11 | second >> 11 << 5, 10);
            break;
        }
    }
}

/// Three samples of 10 bits in the low bits of a 32-bit word, one above the other.
void unpack311(std::span<const std::uint8_t> bytes, std::span<std::int32_t> counts)
{
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::size_t group = i / 3 * 4;
        const std::uint32_t word = wordAt(bytes, group) | wordAt(bytes, group + 2) << 16;
        counts[i] = signExtend(word >> (i % 3 * 10) & 0x3FF, 10);
    }
}

} // namespace

std::optional<SampleFormat> sampleFormat(int number)
{
    switch (number) {
    case 8:
    case 16:
    case 24:
    case 32:
    case 61:
    case 80:
    case 160:
    case 212:
    case 310:
    case 311:
    case 508:
    case 516:
    case 524:
        return static_cast<SampleFormat>(number);
    default:
        return std::nullopt;
    }
}

bool isFlac(SampleFormat format)
{
    return format == SampleFormat::Flac508 || format == SampleFormat::Flac516 ||
           format == SampleFormat::Flac524;
}

int bitsPerSample(SampleFormat format)
{
    switch (format) {
    case SampleFormat::Difference8:
    case SampleFormat::Offset80:
    case SampleFormat::Flac508:
        return 8;
    case SampleFormat::Little16:
    case SampleFormat::Big16:
    case SampleFormat::Offset160:
    case SampleFormat::Flac516:
        return 16;
    case SampleFormat::Little24:
    case SampleFormat::Flac524:
        return 24;
    case SampleFormat::Little32:
        return 32;
    case SampleFormat::Packed212:
        return 12;
    case SampleFormat::Packed310:
    case SampleFormat::Packed311:
        return 10;
    }
    return 0;
}

std::optional<std::int32_t> invalidCount(SampleFormat format)
{
    if (format == SampleFormat::Difference8)
        return std::nullopt;
    return static_cast<std::int32_t>(-(std::int64_t(1) << (bitsPerSample(format) - 1)));
}

qint64 bytesFor(SampleFormat format, qint64 samples)
{
    switch (format) {
    case SampleFormat::Packed212:
        return samples / 2 * 3 + samples % 2 * 2;
    case SampleFormat::Packed310: // the third sample needs the words of the first two
        return samples / 3 * 4 + (samples % 3 == 0 ? 0 : samples % 3 * 2);
    case SampleFormat::Packed311: // 10, 20 or 30 bits
        return samples / 3 * 4 + (samples % 3 == 0 ? 0 : samples % 3 + 1);
    default:
        return samples * (bitsPerSample(format) / 8);
    }
}

qint64 samplesIn(SampleFormat format, qint64 bytes)
{
    switch (format) {
    case SampleFormat::Packed212:
        return bytes / 3 * 2 + (bytes % 3 == 2 ? 1 : 0);
    case SampleFormat::Packed310:
        return bytes / 4 * 3 + (bytes % 4 >= 2 ? 1 : 0);
    case SampleFormat::Packed311:
        return bytes / 4 * 3 + (bytes % 4 >= 2 ? bytes % 4 - 1 : 0);
    default:
        return bytes / (bitsPerSample(format) / 8);
    }
}

void unpack(SampleFormat format, std::span<const std::uint8_t> bytes,
            std::span<std::int32_t> counts)
{
    switch (format) {
    case SampleFormat::Difference8:
        unpackEach<1>(bytes, counts, [](const std::uint8_t* at) { return signExtend(*at, 8); });
        return;
    case SampleFormat::Little16:
        unpackEach<2>(bytes, counts,
                      [](const std::uint8_t* at) { return signExtend(little<2>(at), 16); });
        return;
    case SampleFormat::Little24:
        unpackEach<3>(bytes, counts,
                      [](const std::uint8_t* at) { return signExtend(little<3>(at), 24); });
        return;
    case SampleFormat::Little32:
        unpackEach<4>(bytes, counts,
                      [](const std::uint8_t* at) { return signExtend(little<4>(at), 32); });
        return;
    case SampleFormat::Big16:
        unpackEach<2>(bytes, counts, [](const std::uint8_t* at) {
            return signExtend(std::uint32_t(at[0]) << 8 | at[1], 16);
        });
        return;
    case SampleFormat::Offset80:
        unpackEach<1>(bytes, counts, [](const std::uint8_t* at) { return int(*at) - 128; });
        return;
    case SampleFormat::Offset160:
        unpackEach<2>(bytes, counts,
                      [](const std::uint8_t* at) { return int(little<2>(at)) - 32'768; });
        return;
    case SampleFormat::Packed212:
        unpack212(bytes, counts);
        return;
    case SampleFormat::Packed310:
        unpack310(bytes, counts);
        return;
    case SampleFormat::Packed311:
        unpack311(bytes, counts);
        return;
    case SampleFormat::Flac508:
    case SampleFormat::Flac516:
    case SampleFormat::Flac524:
        return; // signal_file reads those by libFLAC
    }
}

} // namespace wardlight::ingest::wfdb
