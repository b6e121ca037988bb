#include "core/dicom/component_writer.h"

#include <algorithm>
#include <cstring>

namespace wardlight::dicom {

namespace {

/// A value of one component as the stored value of a pixel.
class StoredValue
{
public:
    StoredValue(const CodestreamComponent& component, bool isSigned)
        : m_unusedBits(32 - component.precision), m_isSigned(isSigned),
          m_isReread(component.isSigned != isSigned)
    {
        const std::int64_t values = std::int64_t(1) << component.precision;
        m_least = component.isSigned ? -values / 2 : 0;
        m_greatest = m_least + values - 1;
    }

    /// What a lossy coding overshoots is cut off first.
    [[nodiscard]] std::int32_t operator()(std::int32_t decoded) const
    {
        const auto value = std::int32_t(std::clamp<std::int64_t>(decoded, m_least, m_greatest));
        if (!m_isReread)
            return value;
        const auto high = static_cast<std::uint32_t>(value) << unsigned(m_unusedBits);
        return m_isSigned ? static_cast<std::int32_t>(high) >> m_unusedBits
                          : static_cast<std::int32_t>(high >> unsigned(m_unusedBits));
    }

private:
    int m_unusedBits;
    bool m_isSigned;
    bool m_isReread;
    std::int64_t m_least = 0;
    std::int64_t m_greatest = 0;
};

std::size_t samplesFor(int pixels, int step)
{
    return std::size_t((pixels + step - 1) / step);
}

} // namespace

ComponentWriter::ComponentWriter(const CodestreamHead& head, const imaging::PixelFormat& format,
                                 std::span<std::byte> out)
    : m_head(head), m_format(format), m_out(out)
{}

std::size_t ComponentWriter::width(int component) const
{
    return samplesFor(m_head.columns, m_head.component[std::size_t(component)].stepX);
}

std::size_t ComponentWriter::height(int component) const
{
    return samplesFor(m_head.rows, m_head.component[std::size_t(component)].stepY);
}

void ComponentWriter::write(int component, std::size_t row, std::span<const std::int32_t> samples)
{
    if (m_format.bitsAllocated <= 8)
        writeAs<std::uint8_t>(component, row, samples);
    else if (m_format.bitsAllocated == 16)
        writeAs<std::uint16_t>(component, row, samples);
    else
        writeAs<std::uint32_t>(component, row, samples);
}

template <class Sample>
void ComponentWriter::writeAs(int component, std::size_t row, std::span<const std::int32_t> samples)
{
    const CodestreamComponent& described = m_head.component[std::size_t(component)];
    const StoredValue stored(described, m_format.isSigned);
    const auto stepX = std::size_t(described.stepX), stepY = std::size_t(described.stepY);
    const auto columns = std::size_t(m_head.columns);
    const std::size_t pixelBytes = sizeof(Sample) * std::size_t(m_head.components);
    const std::size_t firstRow = row * stepY;
    std::byte* to =
        m_out.data() + firstRow * columns * pixelBytes + sizeof(Sample) * std::size_t(component);
    for (std::size_t x = 0; x < columns; ++x, to += pixelBytes) {
        const auto value = static_cast<Sample>(stored(samples[stepX == 1 ? x : x / stepX]));
        std::memcpy(to, &value, sizeof value);
    }
    const std::size_t lastRow = std::min(firstRow + stepY, std::size_t(m_head.rows));
    for (std::size_t y = firstRow + 1; y < lastRow; ++y) {
        const std::byte* from = m_out.data() + firstRow * columns * pixelBytes;
        std::byte* copy = m_out.data() + y * columns * pixelBytes;
        for (std::size_t x = 0; x < columns; ++x) {
            const std::size_t at = x * pixelBytes + sizeof(Sample) * std::size_t(component);
            std::memcpy(copy + at, from + at, sizeof(Sample));
        }
    }
}

} // namespace wardlight::dicom
