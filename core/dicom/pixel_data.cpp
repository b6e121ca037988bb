#include "core/dicom/pixel_data.h"

#include "core/dicom/values.h"

namespace wardlight::dicom {

namespace {

int integerOr(const Dataset& dataset, Tag tag, int absent)
{
    return firstInteger(dataset, tag).value_or(absent);
}

imaging::PixelFormat declaredFormat(const Dataset& dataset, Tag pixelTag)
{
    imaging::PixelFormat format;
    format.rows = integerOr(dataset, tags::Rows, 0);
    format.columns = integerOr(dataset, tags::Columns, 0);
    format.samplesPerPixel = integerOr(dataset, tags::SamplesPerPixel, 1);
    format.bitsAllocated = integerOr(dataset, tags::BitsAllocated, 0);
    format.bitsStored = integerOr(dataset, tags::BitsStored, format.bitsAllocated);
    format.highBit = integerOr(dataset, tags::HighBit, format.bitsStored - 1);
    format.isSigned = integerOr(dataset, tags::PixelRepresentation, 0) == 1;
    format.frames = integerOr(dataset, tags::NumberOfFrames, 1);
    const std::string_view photometric = firstText(dataset, tags::PhotometricInterpretation);
    format.photometric = QString::fromLatin1(photometric.data(), qsizetype(photometric.size()));
    if (pixelTag != tags::PixelData) {
        format.isFloat = true;
        format.bitsAllocated = pixelTag == tags::FloatPixelData ? 32 : 64;
        format.bitsStored = format.bitsAllocated;
        format.highBit = format.bitsAllocated - 1;
    }
    return format;
}

const Element* findPixels(const Dataset& dataset)
{
    for (const Tag tag : {tags::PixelData, tags::FloatPixelData, tags::DoubleFloatPixelData}) {
        if (const Element* element = dataset.find(tag))
            return element;
    }
    return nullptr;
}

/// Bits of all native frames; empty when they do not fit 64 bits.
std::optional<std::uint64_t> nativeBits(const imaging::PixelFormat& format)
{
    // two chroma samples serve two pixels
    const int samples =
        format.photometric == QLatin1String("YBR_FULL_422") ? 2 : format.samplesPerPixel;
    std::uint64_t bits = std::uint64_t(format.rows) * std::uint64_t(format.columns) *
                         std::uint64_t(samples) * std::uint64_t(format.bitsAllocated);
    if (__builtin_mul_overflow(bits, std::uint64_t(format.frames), &bits))
        return std::nullopt;
    return bits;
}

std::uint64_t wholeBytes(std::uint64_t bits)
{
    return bits / 8 + (bits % 8 ? 1 : 0);
}

Checked<> checkFormat(const imaging::PixelFormat& format, std::uint64_t maxFrameBytes)
{
    if (format.rows < 1 || format.columns < 1 || format.frames < 1 || format.bitsAllocated < 1 ||
        format.bitsStored > format.bitsAllocated || format.samplesPerPixel < 1)
        return refuse(Refusal::PixelsContradictory);
    const auto frameBytes = imaging::decodedFrameBytes(format);
    if (!frameBytes) {
        return refuse(
            Refusal::LayoutUnsupported, 0,
            QStringLiteral("%1 × %2 bit").arg(format.samplesPerPixel).arg(format.bitsAllocated));
    }
    if (*frameBytes > maxFrameBytes)
        return refuse(Refusal::FrameTooLarge);
    return {};
}

Checked<> checkCompleteness(const PixelData& pixels)
{
    // A video's frames cannot be told from its fragments; nor can those of an unknown coding.
    if (pixels.coding == PixelCoding::Unsupported)
        return pixels.fragments.empty() ? refuse(Refusal::PixelsMissing) : Checked<>();
    if (pixels.coding != PixelCoding::Native) {
        const bool hasAll = pixels.fragments.size() >= std::size_t(pixels.format.frames);
        return hasAll ? Checked<>() : refuse(Refusal::PixelsMissing);
    }
    const auto bits = nativeBits(pixels.format);
    if (!bits || wholeBytes(*bits) > pixels.native.size())
        return refuse(Refusal::PixelsMissing);
    return {};
}

} // namespace

std::optional<std::uint64_t> nativeFrameBytes(const imaging::PixelFormat& format)
{
    imaging::PixelFormat one = format;
    one.frames = 1;
    const auto bits = nativeBits(one);
    return bits ? std::optional(wholeBytes(*bits)) : std::nullopt;
}

Checked<std::optional<PixelData>> readPixelData(const DicomObject& object,
                                                std::uint64_t maxFrameBytes)
{
    const Dataset& dataset = object.dataset();
    const Element* element = findPixels(dataset);
    if (!element)
        return std::nullopt;

    PixelData pixels;
    pixels.format = declaredFormat(dataset, element->tag);
    pixels.isPlanar = integerOr(dataset, tags::PlanarConfiguration, 0) == 1;
    pixels.order = dataset.order;
    pixels.vr = element->vr;
    pixels.coding = element->isEncapsulated ? object.transferSyntax().coding : PixelCoding::Native;
    pixels.native = element->value;
    if (element->isEncapsulated && !element->fragments.empty()) {
        pixels.offsetTable = element->fragments.front();
        pixels.fragments.assign(element->fragments.begin() + 1, element->fragments.end());
    }
    if (const Element* offsets = dataset.find(tags::ExtendedOffsetTable))
        pixels.extendedOffsets = offsets->value;
    if (const auto checked = checkFormat(pixels.format, maxFrameBytes); !checked)
        return passOn(checked);
    if (const auto checked = checkCompleteness(pixels); !checked)
        return passOn(checked);
    return pixels;
}

} // namespace wardlight::dicom
