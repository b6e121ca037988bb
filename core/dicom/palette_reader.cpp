#include "core/dicom/palette_reader.h"

#include "core/dicom/lookup_entries.h"
#include "core/dicom/values.h"

#include <algorithm>

namespace wardlight::dicom {

namespace {

using Colours = std::vector<std::uint16_t>;

constexpr std::size_t MaxEntries = 65'536;
constexpr unsigned ByteToWord = 257; // 0xff becomes 0xffff

/// (gggg,eeee) of red; green and blue follow.
Tag channelTag(Tag red, int channel)
{
    return {red.group, static_cast<std::uint16_t>(red.element + channel)};
}

struct Descriptor
{
    std::size_t entries = 0;
    int firstMapped = 0;
    int bits = 0;
};

std::optional<Descriptor> readDescriptor(const Dataset& dataset, int channel)
{
    const Element* element = dataset.find(channelTag(tags::RedPaletteDescriptor, channel));
    if (!element || element->value.size() < 6)
        return std::nullopt;
    const auto word = [element, &dataset](std::size_t i) {
        return readNumber<std::uint16_t>(element->value, 2 * i, dataset.order);
    };
    Descriptor descriptor;
    descriptor.entries = word(0) == 0 ? MaxEntries : word(0);
    const bool isSigned = firstInteger(dataset, tags::PixelRepresentation) == 1;
    descriptor.firstMapped = isSigned ? int(static_cast<std::int16_t>(word(1))) : int(word(1));
    descriptor.bits = word(2) == 8 ? 8 : 16;
    return descriptor;
}

/// Expands the segments of PS3.3 C.7.9.2: runs of values, lines, and repetitions of earlier ones.
class SegmentReader
{
public:
    SegmentReader(Colours words, std::size_t entries)
        : m_words(std::move(words)), m_entries(entries)
    {}

    /// Empty when a segment breaks a rule.
    Colours expand()
    {
        bool isSound = true;
        while (isSound && m_at + 1 < m_words.size() && m_values.size() < m_entries)
            isSound = readSegment(IndirectAllowed::Yes);
        if (!isSound || m_values.size() != m_entries)
            return {};
        return m_values;
    }

private:
    enum class IndirectAllowed : bool
    {
        No,
        Yes
    };

    bool readSegment(IndirectAllowed indirect)
    {
        if (m_at + 1 >= m_words.size())
            return false;
        const std::uint16_t code = m_words[m_at];
        const std::size_t length = m_words[m_at + 1];
        m_at += 2;
        switch (code) {
        case 0:
            return appendRun(length);
        case 1:
            return appendLine(length);
        case 2:
            return indirect == IndirectAllowed::Yes && repeat(length);
        default: // a number from a file
            return false;
        }
    }

    bool appendRun(std::size_t length)
    {
        if (length > m_words.size() - m_at || length > m_entries - m_values.size())
            return false;
        m_values.insert(m_values.end(), m_words.begin() + std::ptrdiff_t(m_at),
                        m_words.begin() + std::ptrdiff_t(m_at + length));
        m_at += length;
        return true;
    }

    bool appendLine(std::size_t length)
    {
        if (m_values.empty() || m_at >= m_words.size() || length > m_entries - m_values.size())
            return false;
        const double from = m_values.back();
        const double to = m_words[m_at++];
        for (std::size_t i = 1; i <= length; ++i) {
            const double value = from + (to - from) * double(i) / double(length);
            m_values.push_back(static_cast<std::uint16_t>(value + 0.5));
        }
        return true;
    }

    /// @param count  segments, from the byte offset that follows
    bool repeat(std::size_t count)
    {
        if (m_at + 1 >= m_words.size())
            return false;
        const std::size_t offset = m_words[m_at] | std::size_t(m_words[m_at + 1]) << 16U;
        const std::size_t after = m_at + 2;
        m_at = offset / 2;
        for (std::size_t i = 0; i < count; ++i) {
            if (!readSegment(IndirectAllowed::No))
                return false;
        }
        m_at = after;
        return true;
    }

    const Colours m_words;
    const std::size_t m_entries;
    std::size_t m_at = 0;
    Colours m_values;
};

Colours readChannel(const Dataset& dataset, int channel, const Descriptor& descriptor)
{
    if (const Element* data = dataset.findFilled(channelTag(tags::RedPaletteData, channel)))
        return lookupEntries(*data, descriptor.entries, dataset.order);
    const Element* segmented =
        dataset.findFilled(channelTag(tags::SegmentedRedPaletteData, channel));
    if (!segmented)
        return {};
    Colours words;
    for (std::size_t at = 0; at + 2 <= segmented->value.size(); at += 2)
        words.push_back(readNumber<std::uint16_t>(segmented->value, at, dataset.order));
    return SegmentReader(std::move(words), descriptor.entries).expand();
}

/// Some makers declare 16 bits and fill 8: nobody paints with the darkest 0.4 % of a scale.
bool fillsOneByte(const imaging::Palette& palette)
{
    const auto isSmall = [](std::uint16_t value) { return value <= 0xff; };
    return std::all_of(palette.red.begin(), palette.red.end(), isSmall) &&
           std::all_of(palette.green.begin(), palette.green.end(), isSmall) &&
           std::all_of(palette.blue.begin(), palette.blue.end(), isSmall);
}

} // namespace

Checked<std::optional<imaging::Palette>> readPalette(const DicomObject& object)
{
    const Dataset& dataset = object.dataset();
    if (firstText(dataset, tags::PhotometricInterpretation) != "PALETTE COLOR")
        return std::nullopt;
    imaging::Palette palette;
    Colours* const channels[] = {&palette.red, &palette.green, &palette.blue};
    for (int channel = 0; channel < 3; ++channel) {
        const auto descriptor = readDescriptor(dataset, channel);
        if (!descriptor)
            return refuse(Refusal::PixelsContradictory);
        palette.firstMapped = descriptor->firstMapped;
        *channels[channel] = readChannel(dataset, channel, *descriptor);
        if (channels[channel]->empty() || channels[channel]->size() != palette.red.size())
            return refuse(Refusal::PixelsContradictory);
    }
    if (fillsOneByte(palette)) {
        for (Colours* colours : channels) {
            for (std::uint16_t& value : *colours)
                value = static_cast<std::uint16_t>(value * ByteToWord);
        }
    }
    return palette;
}

} // namespace wardlight::dicom
