#include "core/dicom/frame_decoder.h"

#include "core/dicom/frame_fragments.h"
#include "core/dicom/inflater.h"
#include "core/dicom/jpeg2000_frame.h"
#include "core/dicom/jpeg_head.h"
#include "core/dicom/native_frame.h"
#include "core/dicom/rle_frame.h"

namespace wardlight::dicom {

namespace {

/// A frame's bytes in one piece, copied only where the file has several.
class CodedFrame
{
public:
    explicit CodedFrame(const std::vector<Bytes>& fragments)
    {
        if (fragments.size() == 1) {
            m_bytes = fragments.front();
            return;
        }
        for (const Bytes fragment : fragments)
            m_joined.insert(m_joined.end(), fragment.begin(), fragment.end());
        m_bytes = m_joined;
    }
    [[nodiscard]] Bytes bytes() const { return m_bytes; }

private:
    std::vector<std::byte> m_joined;
    Bytes m_bytes;
};

/// A frame being decoded, and what its colours turn out to be.
struct Target
{
    std::span<std::byte> out;
    QString photometric;
};

Checked<> decodeJpeg2000(Bytes coded, const imaging::PixelFormat& format, Target& target)
{
    auto photometric = decodeJpeg2000Frame(coded, format, target.out);
    if (!photometric)
        return passOn(photometric);
    target.photometric = std::move(*photometric);
    return {};
}

/// A deflated frame is an uncompressed one inside; more bytes than it needs are padding.
Checked<> decodeDeflated(Bytes coded, const PixelData& pixels, std::span<std::byte> out)
{
    constexpr std::size_t Padding = 16;
    const auto inflated = inflate(coded, out.size() + Padding);
    if (!inflated)
        return passOn(inflated);
    PixelData one = pixels;
    one.format.frames = 1;
    one.native = *inflated;
    if (const auto bytes = nativeFrameBytes(one.format); !bytes || *bytes > inflated->size())
        return refuse(Refusal::PixelsMissing);
    return copyNativeFrame(one, 0, out);
}

Checked<> decodeCoded(const DicomObject& object, const PixelData& pixels, int frame,
                      const JpegCodecs& codecs, Target& target)
{
    const auto fragments = fragmentsOfFrame(pixels, frame);
    if (!fragments)
        return passOn(fragments);
    const CodedFrame coded(*fragments);
    if (pixels.coding == PixelCoding::RunLength)
        return decodeRleFrame(coded.bytes(), pixels.format, target.out);
    if (pixels.coding == PixelCoding::Jpeg2000)
        return decodeJpeg2000(coded.bytes(), pixels.format, target);
    if (pixels.coding == PixelCoding::DeflatedFrames)
        return decodeDeflated(coded.bytes(), pixels, target.out);
    // a header that calls YCbCr RGB is a common mistake; the coded image itself knows better
    const auto head = readJpegHead(coded.bytes());
    if (head && head->claimsYcc && pixels.coding == PixelCoding::Jpeg &&
        object.transferSyntax().isLossy && target.photometric == QLatin1String("RGB"))
        target.photometric = QStringLiteral("YBR_FULL");
    return codecs.decode(coded.bytes(), object.transferSyntax(), pixels.format, target.out);
}

} // namespace

Checked<imaging::Frame> decodeFrame(const DicomObject& object, const PixelData& pixels, int frame,
                                    const JpegCodecs& codecs)
{
    if (frame < 0 || frame >= pixels.format.frames)
        return refuse(Refusal::NoSuchFrame);
    if (pixels.coding == PixelCoding::Unsupported)
        return refuse(Refusal::CodingUnsupported, 0, object.transferSyntax().name);
    const auto bytes = imaging::decodedFrameBytes(pixels.format);
    if (!bytes)
        return refuse(Refusal::PixelsContradictory);
    auto memory = SealedMemoryWriter::create(std::size_t(*bytes));
    if (!memory)
        return refuse(Refusal::OutOfMemory);
    const auto out = memory->extend(std::size_t(*bytes));
    if (!out)
        return refuse(Refusal::OutOfMemory);
    Target target = {*out, pixels.format.photometric};
    const auto decoded = pixels.coding == PixelCoding::Native
                             ? copyNativeFrame(pixels, frame, target.out)
                             : decodeCoded(object, pixels, frame, codecs, target);
    if (!decoded)
        return passOn(decoded);
    auto sealed = std::move(*memory).seal();
    if (!sealed)
        return refuse(Refusal::OutOfMemory);
    imaging::Frame result{pixels.format, object.transferSyntax().uid, std::move(*sealed)};
    const bool wasSubsampled = target.photometric == QLatin1String("YBR_FULL_422");
    result.format.photometric = wasSubsampled ? QStringLiteral("YBR_FULL") : target.photometric;
    return result;
}

} // namespace wardlight::dicom
