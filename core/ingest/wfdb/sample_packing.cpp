#include "core/ingest/wfdb/sample_packing.h"

namespace wardlight::ingest::wfdb {

namespace {

void appendLittle(QByteArray& bytes, std::uint32_t value, int count)
{
    for (int i = 0; i < count; ++i)
        bytes += char(value >> (8 * i) & 0xFF);
}

std::uint32_t bitsOf(std::span<const std::int32_t> counts, std::size_t at, std::uint32_t mask)
{
    return at < counts.size() ? std::uint32_t(counts[at]) & mask : 0;
}

/// Two samples of 12 bits in three bytes; of one alone, two bytes.
QByteArray pack212(std::span<const std::int32_t> counts)
{
    QByteArray bytes;
    for (std::size_t i = 0; i < counts.size(); i += 2) {
        const std::uint32_t first = bitsOf(counts, i, 0xFFF);
        const std::uint32_t second = bitsOf(counts, i + 1, 0xFFF);
        bytes += char(first & 0xFF);
        bytes += char(first >> 8 | second >> 8 << 4);
        if (i + 1 < counts.size())
            bytes += char(second & 0xFF);
    }
    return bytes;
}

/// Three samples of 10 bits in two words; see unpack310.
QByteArray pack310(std::span<const std::int32_t> counts)
{
    QByteArray bytes;
    for (std::size_t i = 0; i < counts.size(); i += 3) {
        const std::uint32_t third = bitsOf(counts, i + 2, 0x3FF);
        appendLittle(bytes, bitsOf(counts, i, 0x3FF) << 1 | (third & 0x1F) << 11, 2);
        if (i + 1 < counts.size())
            appendLittle(bytes, bitsOf(counts, i + 1, 0x3FF) << 1 | third >> 5 << 11, 2);
    }
    return bytes;
}

/// Three samples of 10 bits in 32, as many bytes as they reach into.
QByteArray pack311(std::span<const std::int32_t> counts)
{
    QByteArray bytes;
    for (std::size_t i = 0; i < counts.size(); i += 3) {
        const std::uint32_t word = bitsOf(counts, i, 0x3FF) | bitsOf(counts, i + 1, 0x3FF) << 10 |
                                   bitsOf(counts, i + 2, 0x3FF) << 20;
        const auto there = int(std::min<std::size_t>(3, counts.size() - i));
        appendLittle(bytes, word, there + 1);
    }
    return bytes;
}

} // namespace

bool holds(SampleFormat format, std::int32_t least, std::int32_t most)
{
    if (isFlac(format))
        return false;
    const auto invalid = invalidCount(format);
    if (!invalid) // differences: known only when they are formed
        return true;
    const std::int64_t largest = (std::int64_t(1) << (bitsPerSample(format) - 1)) - 1;
    return least > *invalid && most <= largest;
}

std::optional<SampleFormat> formatFor(std::int32_t least, std::int32_t most)
{
    for (const SampleFormat format :
         {SampleFormat::Little16, SampleFormat::Little24, SampleFormat::Little32}) {
        if (holds(format, least, most))
            return format;
    }
    return std::nullopt;
}

int packingGroup(SampleFormat format)
{
    switch (format) {
    case SampleFormat::Packed212:
        return 2;
    case SampleFormat::Packed310:
    case SampleFormat::Packed311:
        return 3;
    default:
        return 1;
    }
}

QByteArray pack(SampleFormat format, std::span<const std::int32_t> counts)
{
    switch (format) {
    case SampleFormat::Packed212:
        return pack212(counts);
    case SampleFormat::Packed310:
        return pack310(counts);
    case SampleFormat::Packed311:
        return pack311(counts);
    default:
        break;
    }
    const int width = bitsPerSample(format) / 8;
    QByteArray bytes;
    bytes.reserve(qsizetype(counts.size()) * width);
    for (const std::int32_t count : counts) {
        auto value = std::uint32_t(count);
        if (format == SampleFormat::Offset80)
            value += 128;
        else if (format == SampleFormat::Offset160)
            value += 32'768;
        else if (format == SampleFormat::Big16)
            value = (value & 0xFF) << 8 | (value >> 8 & 0xFF);
        appendLittle(bytes, value, width);
    }
    return bytes;
}

} // namespace wardlight::ingest::wfdb
