#include "core/dicom/waveform_reader.h"

#include "core/dicom/character_set.h"
#include "core/dicom/values.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace wardlight::dicom {

using imaging::Waveform;
using imaging::WaveformChannel;
using imaging::WaveformGroup;
using imaging::WaveformRemark;

namespace {

// What LO and SH allow; the findings of a group must fit one message together.
constexpr qsizetype LongText = 64;
constexpr qsizetype ShortText = 16;
constexpr qsizetype FindingText = 128;
constexpr std::size_t MostRemarks = 32;

tl::unexpected<RefusalReport> contradiction(const char* attribute)
{
    return refuse(Refusal::WaveformContradictory, 0, QString::fromLatin1(attribute));
}

/// The first number of an attribute, or @p absent; a value that is no finite number is refused.
Checked<double> numberOr(const Dataset& dataset, Tag tag, double absent, const char* name)
{
    if (!dataset.findFilled(tag))
        return absent;
    const auto number = firstNumber(dataset, tag);
    if (!number)
        return contradiction(name);
    return *number;
}

/// A cut-off frequency; recorders write 0 for a filter that is off.
std::optional<double> cutOff(const Dataset& channel, Tag tag)
{
    const auto hertz = firstNumber(channel, tag);
    return hertz && *hertz > 0 ? hertz : std::nullopt;
}

/// How the samples of a group are written.
struct SampleFormat
{
    int bits = 0;
    bool isSigned = false;
};

Checked<SampleFormat> readFormat(const Dataset& item)
{
    constexpr struct
    {
        std::string_view interpretation;
        SampleFormat format;
    } Known[] = {{"SB", {8, true}},   {"UB", {8, false}}, {"SS", {16, true}},
                 {"US", {16, false}}, {"SL", {32, true}}, {"UL", {32, false}}};
    const std::string_view interpretation = firstText(item, tags::WaveformSampleInterpretation);
    if (interpretation.empty())
        return contradiction("WaveformSampleInterpretation");
    const auto* const known =
        std::find_if(std::begin(Known), std::end(Known), [interpretation](const auto& candidate) {
            return candidate.interpretation == interpretation;
        });
    if (known == std::end(Known)) {
        return refuse(Refusal::WaveformUnsupported, 0,
                      QString::fromLatin1(interpretation.data(),
                                          std::min(qsizetype(interpretation.size()), ShortText)));
    }
    if (firstInteger(item, tags::WaveformBitsAllocated) != known->format.bits)
        return contradiction("WaveformBitsAllocated");
    return known->format;
}

/// Reads one sample; words of a big-endian file are turned as they were written (PS3.5 annex D).
class SampleReader
{
public:
    SampleReader(const Element& data, ByteOrder order, SampleFormat format)
        : m_bytes(data.value), m_order(order), m_format(format),
          m_isPaired(order == ByteOrder::Big && data.vr == Vr::OW && format.bits == 8)
    {}

    [[nodiscard]] std::size_t available() const { return m_bytes.size() / sampleBytes(); }

    /// @param index  below available()
    [[nodiscard]] std::int32_t at(std::size_t index) const
    {
        switch (m_format.bits) {
        case 8:
            return m_format.isSigned ? std::int32_t(read<std::int8_t>(index))
                                     : std::int32_t(read<std::uint8_t>(index));
        case 16:
            return m_format.isSigned ? std::int32_t(read<std::int16_t>(index))
                                     : std::int32_t(read<std::uint16_t>(index));
        default: // 32, as readFormat() knows
            return m_format.isSigned
                       ? read<std::int32_t>(index)
                       : std::int32_t(std::int64_t(read<std::uint32_t>(index)) - countOffset());
        }
    }

    [[nodiscard]] std::int64_t countOffset() const
    {
        return m_format.bits == 32 && !m_format.isSigned ? imaging::UnsignedCountOffset : 0;
    }

private:
    [[nodiscard]] std::size_t sampleBytes() const { return std::size_t(m_format.bits) / 8; }

    template <class Number>
    [[nodiscard]] Number read(std::size_t index) const
    {
        if (m_isPaired && (index ^ 1U) < m_bytes.size())
            index ^= 1U;
        return readNumber<Number>(m_bytes, index * sizeof(Number), m_order);
    }

    Bytes m_bytes;
    ByteOrder m_order;
    SampleFormat m_format;
    bool m_isPaired; ///< bytes two to a word, turned
};

/// Reads the description of a group; the members share what they all need.
class GroupReader
{
public:
    GroupReader(const DicomObject& object, const TextConverters& converters)
        : m_top(object.dataset()), m_characterSet(CharacterSet(converters).of(object.dataset()))
    {}

    Checked<WaveformGroup> read(const Dataset& item, int index) const
    {
        WaveformGroup group;
        group.label = text(item, tags::MultiplexGroupLabel, ShortText);
        group.originality = text(item, tags::WaveformOriginality, ShortText);
        if (const auto sizes = readSizes(item, group); !sizes)
            return passOn(sizes);
        const auto offset =
            numberOr(item, tags::MultiplexGroupTimeOffset, 0, "MultiplexGroupTimeOffset");
        if (!offset)
            return passOn(offset);
        if (std::abs(*offset) > imaging::FarthestWaveformMs)
            return contradiction("MultiplexGroupTimeOffset");
        group.offsetMs = *offset;
        const Element* channels = item.find(tags::ChannelDefinitionSequence);
        for (const Dataset& definition : channels->items) {
            auto channel = readChannel(definition, group.rateHz);
            if (!channel)
                return passOn(channel);
            group.channels.push_back(std::move(*channel));
        }
        readRemarks(group, index);
        return group;
    }

private:
    static Checked<> readSizes(const Dataset& item, WaveformGroup& group)
    {
        const auto rate = firstNumber(item, tags::SamplingFrequency);
        if (!rate || *rate < imaging::SlowestWaveformHz || *rate > imaging::FastestWaveformHz)
            return contradiction("SamplingFrequency");
        const auto samples = firstNumber(item, tags::NumberOfWaveformSamples);
        if (!samples || *samples < 1 || *samples > std::numeric_limits<std::uint32_t>::max())
            return contradiction("NumberOfWaveformSamples");
        const auto channels = firstInteger(item, tags::NumberOfWaveformChannels);
        const Element* definitions = item.find(tags::ChannelDefinitionSequence);
        if (!channels || *channels < 1 || !definitions ||
            definitions->items.size() != std::size_t(*channels))
            return contradiction("NumberOfWaveformChannels");
        if (definitions->items.size() > imaging::MaxWaveformChannels) {
            return refuse(Refusal::WaveformUnsupported, 0,
                          QStringLiteral("NumberOfWaveformChannels %1").arg(*channels));
        }
        group.rateHz = *rate;
        group.samples = static_cast<std::uint32_t>(*samples);
        return {};
    }

    [[nodiscard]] Checked<WaveformChannel> readChannel(const Dataset& definition,
                                                       double rateHz) const
    {
        WaveformChannel channel;
        channel.label = text(definition, tags::ChannelLabel, LongText);
        if (const Dataset* source = definition.firstItem(tags::ChannelSourceSequence)) {
            channel.source = text(*source, tags::CodeMeaning, LongText);
            channel.sourceCode = text(*source, tags::CodeValue, ShortText);
            channel.sourceScheme = text(*source, tags::CodingSchemeDesignator, ShortText);
        }
        if (const Dataset* unit = definition.firstItem(tags::ChannelSensitivityUnitsSequence))
            channel.unit = text(*unit, tags::CodeValue, ShortText);
        if (const auto scale = readScale(definition, channel); !scale)
            return passOn(scale);
        channel.skewSeconds =
            firstNumber(definition, tags::ChannelTimeSkew)
                .value_or(firstNumber(definition, tags::ChannelSampleSkew).value_or(0) / rateHz);
        channel.lowCutHz = cutOff(definition, tags::FilterLowFrequency);
        channel.highCutHz = cutOff(definition, tags::FilterHighFrequency);
        channel.notchHz = cutOff(definition, tags::NotchFilterFrequency);
        return channel;
    }

    static Checked<> readScale(const Dataset& definition, WaveformChannel& channel)
    {
        const auto sensitivity =
            numberOr(definition, tags::ChannelSensitivity, 1, "ChannelSensitivity");
        const auto correction = numberOr(definition, tags::ChannelSensitivityCorrectionFactor, 1,
                                         "ChannelSensitivityCorrectionFactor");
        const auto baseline = numberOr(definition, tags::ChannelBaseline, 0, "ChannelBaseline");
        for (const auto* value : {&sensitivity, &correction, &baseline}) {
            if (!*value)
                return passOn(*value);
        }
        channel.gain = *sensitivity * *correction;
        channel.baseline = *baseline;
        return {};
    }

    /// What was noted on the group as a whole; what belongs to single samples stays out.
    void readRemarks(WaveformGroup& group, int index) const
    {
        const Element* annotations = m_top.find(tags::WaveformAnnotationSequence);
        if (!annotations)
            return;
        for (const Dataset& annotation : annotations->items) {
            if (group.remarks.size() == MostRemarks)
                return;
            if (annotation.find(tags::ReferencedSamplePositions) || !refersTo(annotation, index))
                continue;
            WaveformRemark remark;
            remark.text = text(annotation, tags::UnformattedTextValue, FindingText);
            remark.value = firstNumber(annotation, tags::NumericValue);
            if (const Dataset* name = annotation.firstItem(tags::ConceptNameCodeSequence))
                remark.name = text(*name, tags::CodeMeaning, LongText);
            if (const Dataset* unit = annotation.firstItem(tags::MeasurementUnitsCodeSequence))
                remark.unit = text(*unit, tags::CodeValue, ShortText);
            if (!remark.text.isEmpty() || remark.value)
                group.remarks.push_back(std::move(remark));
        }
    }

    /// Pairs of group and channel, both from 1.
    static bool refersTo(const Dataset& annotation, int index)
    {
        const Element* channels = annotation.findFilled(tags::ReferencedWaveformChannels);
        if (!channels)
            return true;
        const auto pairs = numbers(*channels, annotation.order);
        for (std::size_t i = 0; i < pairs.size(); i += 2) {
            if (pairs[i] == index + 1)
                return true;
        }
        return false;
    }

    [[nodiscard]] QString text(const Dataset& dataset, Tag tag, qsizetype longest) const
    {
        const Element* element = dataset.findFilled(tag);
        if (!element)
            return {};
        const QString whole = m_characterSet.of(dataset).decode(rawText(*element), TextKind::Plain);
        return whole.trimmed().left(longest);
    }

    const Dataset& m_top;
    const CharacterSet m_characterSet;
};

/// Counts channel by channel, from samples that the file interleaves.
Checked<SealedMemory> separate(const SampleReader& reader, const WaveformGroup& group)
{
    const std::size_t channels = group.channels.size();
    const std::size_t samples = group.samples;
    const std::size_t bytes = channels * samples * sizeof(std::int32_t);
    auto writer = SealedMemoryWriter::create(bytes);
    if (!writer)
        return refuse(Refusal::OutOfMemory);
    const auto room = writer->extend(bytes);
    if (!room)
        return refuse(Refusal::OutOfMemory);
    std::byte* to = room->data();
    for (std::size_t channel = 0; channel < channels; ++channel) {
        for (std::size_t sample = 0; sample < samples; ++sample) {
            const std::int32_t count = reader.at(sample * channels + channel);
            std::memcpy(to, &count, sizeof count);
            to += sizeof count;
        }
    }
    auto sealed = std::move(*writer).seal();
    if (!sealed)
        return refuse(Refusal::OutOfMemory);
    return std::move(*sealed);
}

std::optional<std::int32_t> paddingCount(const Dataset& item, SampleFormat format)
{
    const Element* padding = item.findFilled(tags::WaveformPaddingValue);
    if (!padding)
        return std::nullopt;
    const SampleReader reader(*padding, item.order, format);
    return reader.available() > 0 ? std::optional(reader.at(0)) : std::nullopt;
}

Checked<const Dataset*> findGroup(const DicomObject& object, int index)
{
    const Element* groups = object.dataset().find(tags::WaveformSequence);
    if (!groups || groups->items.empty())
        return refuse(Refusal::NoWaveform);
    if (index < 0 || std::size_t(index) >= groups->items.size())
        return refuse(Refusal::NoSuchGroup);
    return &groups->items[std::size_t(index)];
}

} // namespace

Checked<Waveform> readWaveform(const DicomObject& object, int group, std::uint64_t maxBytes,
                               const TextConverters& converters)
{
    const auto item = findGroup(object, group);
    if (!item)
        return passOn(item);
    const auto format = readFormat(**item);
    if (!format)
        return passOn(format);
    auto read = GroupReader(object, converters).read(**item, group);
    if (!read)
        return passOn(read);
    const Element* data = (*item)->find(tags::WaveformData);
    if (!data)
        return refuse(Refusal::WaveformMissing);
    const SampleReader reader(*data, (*item)->order, *format);
    if (std::uint64_t(read->samples) * read->channels.size() > reader.available())
        return refuse(Refusal::WaveformMissing);
    read->groups =
        static_cast<std::uint32_t>(object.dataset().find(tags::WaveformSequence)->items.size());
    read->countOffset = reader.countOffset();
    read->padding = paddingCount(**item, *format);
    const auto bytes = imaging::waveformBytes(*read);
    if (!bytes)
        return contradiction("ChannelSensitivity");
    if (*bytes > maxBytes)
        return refuse(Refusal::WaveformTooLarge);
    auto counts = separate(reader, *read);
    if (!counts)
        return passOn(counts);
    return Waveform{std::move(*read), std::move(*counts)};
}

} // namespace wardlight::dicom
