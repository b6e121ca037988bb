#include "core/dicom/frame_values.h"

#include "core/dicom/values.h"

#include <algorithm>

namespace wardlight::dicom {

namespace {

/// More frames than any object has; one that claims more has values for these.
constexpr std::size_t MostFrames = 100'000;

QString latin(std::string_view text)
{
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

QStringList textsOf(const Dataset& dataset, Tag tag, const CharacterSet& characterSet)
{
    const Element* element = dataset.findFilled(tag);
    return element ? characterSet.decode(rawText(*element), TextKind::Plain).split(u'\\')
                   : QStringList();
}

std::vector<imaging::WindowPreset> readWindows(const Dataset& holder,
                                               const CharacterSet& characterSet)
{
    const Element* centres = holder.findFilled(tags::WindowCenter);
    const Element* widths = holder.findFilled(tags::WindowWidth);
    if (!centres || !widths)
        return {};
    const auto centre = numbers(*centres, holder.order);
    const auto width = numbers(*widths, holder.order);
    const QStringList names = textsOf(holder, tags::WindowExplanation, characterSet);
    std::vector<imaging::WindowPreset> windows;
    for (std::size_t i = 0; i < std::min(centre.size(), width.size()); ++i) {
        if (centre[i] && width[i] && *width[i] > 0)
            windows.push_back({*centre[i], *width[i], names.value(qsizetype(i)).trimmed()});
    }
    return windows;
}

} // namespace

FrameAttributes::FrameAttributes(const Dataset& dataset, std::size_t frame)
    : m_top(dataset), m_shared(dataset.firstItem(tags::SharedFunctionalGroups))
{
    const Element* groups = dataset.find(tags::PerFrameFunctionalGroups);
    if (groups && frame < groups->items.size())
        m_perFrame = &groups->items[frame];
}

const Dataset& FrameAttributes::holder(Tag group, Tag tag) const
{
    if (m_top.findFilled(tag))
        return m_top;
    for (const Dataset* groups : {m_perFrame, m_shared}) {
        const Dataset* macro = groups ? groups->firstItem(group) : nullptr;
        if (macro && macro->findFilled(tag))
            return *macro;
    }
    return m_top;
}

template <std::size_t Size>
std::optional<std::array<double, Size>> exactNumbers(const Dataset& dataset, Tag tag)
{
    const Element* element = dataset.findFilled(tag);
    if (!element)
        return std::nullopt;
    const auto values = numbers(*element, dataset.order);
    if (values.size() != Size ||
        std::find(values.begin(), values.end(), std::nullopt) != values.end())
        return std::nullopt;
    std::array<double, Size> result = {};
    std::transform(values.begin(), values.end(), result.begin(), [](auto value) { return *value; });
    return result;
}

template std::optional<std::array<double, 2>> exactNumbers<2>(const Dataset&, Tag);
template std::optional<std::array<double, 3>> exactNumbers<3>(const Dataset&, Tag);
template std::optional<std::array<double, 6>> exactNumbers<6>(const Dataset&, Tag);

std::optional<std::array<double, 2>> spacing(const Dataset& dataset, Tag tag)
{
    const auto values = exactNumbers<2>(dataset, tag);
    const bool isUsable = values && (*values)[0] > 0 && (*values)[1] > 0;
    return isUsable ? values : std::nullopt;
}

imaging::FrameValues readFrameValues(const Dataset& dataset, std::size_t frame,
                                     const CharacterSet& characterSet)
{
    const FrameAttributes attributes(dataset, frame);
    imaging::FrameValues values;
    values.imagePosition =
        exactNumbers<3>(attributes.holder(tags::PlanePositionSequence, tags::ImagePositionPatient),
                        tags::ImagePositionPatient);
    values.imageOrientation = exactNumbers<6>(
        attributes.holder(tags::PlaneOrientationSequence, tags::ImageOrientationPatient),
        tags::ImageOrientationPatient);
    values.pixelSpacing = spacing(
        attributes.holder(tags::PixelMeasuresSequence, tags::PixelSpacing), tags::PixelSpacing);
    values.sliceThickness = firstNumber(
        attributes.holder(tags::PixelMeasuresSequence, tags::SliceThickness), tags::SliceThickness);
    const Dataset& rescale =
        attributes.holder(tags::PixelValueTransformationSequence, tags::RescaleSlope);
    const auto slope = firstNumber(rescale, tags::RescaleSlope);
    values.rescaleSlope = slope && *slope != 0 ? *slope : 1;
    values.rescaleIntercept = firstNumber(rescale, tags::RescaleIntercept).value_or(0);
    values.rescaleType = latin(firstText(rescale, tags::RescaleType));
    const Dataset& voi = attributes.holder(tags::FrameVoiLutSequence, tags::WindowCenter);
    values.voiFunction = latin(firstText(voi, tags::VoiLutFunction));
    values.windows = readWindows(voi, characterSet);
    return values;
}

bool hasFrameValues(const Dataset& dataset)
{
    const Element* groups = dataset.find(tags::PerFrameFunctionalGroups);
    return groups && groups->items.size() > 1;
}

std::vector<imaging::FrameValues> readAllFrameValues(const DicomObject& object,
                                                     const TextConverters& converters)
{
    const Dataset& dataset = object.dataset();
    if (!hasFrameValues(dataset))
        return {};
    const CharacterSet characterSet = CharacterSet(converters).of(dataset);
    const std::size_t frames =
        std::min(dataset.find(tags::PerFrameFunctionalGroups)->items.size(), MostFrames);
    std::vector<imaging::FrameValues> values;
    values.reserve(frames);
    for (std::size_t frame = 0; frame < frames; ++frame)
        values.push_back(readFrameValues(dataset, frame, characterSet));
    return values;
}

} // namespace wardlight::dicom
