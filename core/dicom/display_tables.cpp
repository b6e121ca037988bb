#include "core/dicom/display_tables.h"

#include "core/dicom/frame_values.h"
#include "core/dicom/lookup_entries.h"
#include "core/dicom/palette_reader.h"
#include "core/dicom/shutter_reader.h"
#include "core/dicom/values.h"
#include "core/imaging/decoder_protocol.h"

#include <algorithm>

namespace wardlight::dicom {

namespace {

constexpr std::uint16_t FirstOverlayGroup = 0x6000, LastOverlayGroup = 0x601e;
constexpr std::uint16_t OverlayRows = 0x0010, OverlayColumns = 0x0011, OverlayFrames = 0x0015,
                        OverlayOrigin = 0x0050, OverlayFrameOrigin = 0x0051,
                        OverlayBitsAllocated = 0x0100, OverlayBitPosition = 0x0102,
                        OverlayData = 0x3000;
constexpr int MaxSide = 65'535;

/// The first item of a LUT sequence, which an enhanced object keeps in its functional groups.
const Dataset* tableItem(const Dataset& dataset, Tag sequence)
{
    if (const Dataset* item = dataset.firstItem(sequence))
        return item;
    const Dataset* shared = dataset.firstItem(tags::SharedFunctionalGroups);
    const Dataset* group = shared ? shared->firstItem(tags::FrameVoiLutSequence) : nullptr;
    return group ? group->firstItem(sequence) : nullptr;
}

/// Empty when it contradicts itself.
std::optional<imaging::LookupTable> readTable(const Dataset& item, bool isSigned)
{
    constexpr std::size_t MostEntries = 65'536;
    const Element* descriptor = item.findFilled(tags::LutDescriptor);
    const Element* data = item.findFilled(tags::LutData);
    if (!descriptor || !data || descriptor->value.size() < 6)
        return std::nullopt;
    const auto word = [&](std::size_t i) {
        return readNumber<std::uint16_t>(descriptor->value, 2 * i, item.order);
    };
    const std::size_t entries = word(0) == 0 ? MostEntries : word(0);
    imaging::LookupTable table;
    const bool readsSigned = descriptor->vr == Vr::SS || (descriptor->vr != Vr::US && isSigned);
    table.firstMapped = readsSigned ? int(static_cast<std::int16_t>(word(1))) : int(word(1));
    table.bits = word(2);
    if (table.bits < 8 || table.bits > 16 ||
        (table.bits > 8 && data->value.size() < entries * sizeof(std::uint16_t)))
        return std::nullopt;
    table.entries = lookupEntries(*data, entries, item.order);
    return table.entries.size() == entries ? std::optional(std::move(table)) : std::nullopt;
}

std::optional<imaging::Overlay> readOverlay(const Dataset& dataset, std::uint16_t group)
{
    const auto number = [&](std::uint16_t element, int absent) {
        return firstInteger(dataset, {group, element}).value_or(absent);
    };
    const Element* data = dataset.findFilled({group, OverlayData});
    imaging::Overlay overlay;
    overlay.rows = number(OverlayRows, 0);
    overlay.columns = number(OverlayColumns, 0);
    overlay.frames = number(OverlayFrames, 1);
    if (!data || overlay.rows < 1 || overlay.columns < 1 || overlay.rows > MaxSide ||
        overlay.columns > MaxSide || overlay.frames < 1)
        return std::nullopt;
    const auto bytes = std::size_t(imaging::overlayBytes(
        {overlay.rows, overlay.columns, overlay.top, overlay.left, overlay.frames}));
    if (data->value.size() < bytes)
        return std::nullopt;
    const int frameOrigin = number(OverlayFrameOrigin, 0); // from 1
    if (overlay.frames > 1 || frameOrigin > 0)
        overlay.firstFrame = std::max(frameOrigin, 1) - 1;
    if (const Element* origin = dataset.findFilled({group, OverlayOrigin});
        origin && origin->value.size() >= 4) { // row and column of the first pixel, from 1
        overlay.top = readNumber<std::int16_t>(origin->value, 0, dataset.order) - 1;
        overlay.left = readNumber<std::int16_t>(origin->value, 2, dataset.order) - 1;
    }
    const bool isReversed = dataset.order == ByteOrder::Big && data->vr == Vr::OW;
    for (std::size_t i = 0; i < bytes; ++i) {
        const std::size_t at = isReversed ? std::min(i ^ 1U, data->value.size() - 1) : i;
        overlay.bits.push_back(data->value[at]);
    }
    return overlay;
}

/// The bit of the stored words that an overlay without data of its own lies in (PS3.3 C.9.2,
/// retired in 2004); 0 when it has none, or names one that holds pixels.
std::uint32_t embeddedOverlay(const Dataset& dataset, std::uint16_t group)
{
    const auto number = [&](Tag tag) { return firstInteger(dataset, tag).value_or(0); };
    const int allocated = number(tags::BitsAllocated);
    const int stored = number(tags::BitsStored);
    const int highBit = number(tags::HighBit);
    const int position = number({group, OverlayBitPosition});
    const bool isWhole = number({group, OverlayRows}) == number(tags::Rows) &&
                         number({group, OverlayColumns}) == number(tags::Columns);
    const bool isUnused = position > highBit || position <= highBit - stored;
    if (dataset.findFilled({group, OverlayData}) || !isWhole || !isUnused || position < 0 ||
        allocated < 2 || allocated > 32 || position >= allocated ||
        number({group, OverlayBitsAllocated}) != allocated ||
        !dataset.findFilled({group, OverlayBitPosition}))
        return 0;
    return std::uint32_t(1) << unsigned(position);
}

} // namespace

bool hasDisplayTables(const Dataset& dataset)
{
    if (firstText(dataset, tags::PhotometricInterpretation) == "PALETTE COLOR" ||
        tableItem(dataset, tags::ModalityLutSequence) || tableItem(dataset, tags::VoiLutSequence) ||
        hasFrameValues(dataset) || !readShutter(dataset).isEmpty())
        return true;
    return std::any_of(dataset.elements.begin(), dataset.elements.end(), [](const Element& one) {
        return one.tag.group >= FirstOverlayGroup && one.tag.group <= LastOverlayGroup &&
               (one.tag.element == OverlayData || one.tag.element == OverlayBitPosition);
    });
}

Checked<imaging::DisplayTables> readDisplayTables(const DicomObject& object)
{
    const Dataset& dataset = object.dataset();
    const bool isSigned = firstInteger(dataset, tags::PixelRepresentation) == 1;
    imaging::DisplayTables tables;
    auto palette = readPalette(object);
    if (!palette)
        return passOn(palette);
    tables.palette = std::move(*palette);
    if (const Dataset* item = tableItem(dataset, tags::ModalityLutSequence)) {
        tables.modality = readTable(*item, isSigned);
        if (!tables.modality)
            return refuse(Refusal::PixelsContradictory);
    }
    // what a modality table gives is never negative
    if (const Dataset* item = tableItem(dataset, tags::VoiLutSequence))
        tables.voi = readTable(*item, isSigned && !tables.modality);
    for (std::uint16_t group = FirstOverlayGroup; group <= LastOverlayGroup; group += 2) {
        if (auto overlay = readOverlay(dataset, group))
            tables.overlays.push_back(std::move(*overlay));
        tables.overlayBits |= embeddedOverlay(dataset, group);
    }
    tables.shutter = readShutter(dataset);
    return tables;
}

} // namespace wardlight::dicom
