#include "core/dicom/jpeg2000_frame.h"

#include "core/dicom/component_writer.h"
#include "core/dicom/high_throughput.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <openjpeg.h>
#include <vector>

namespace wardlight::dicom {

namespace {

constexpr std::size_t MostBuffered = std::size_t(1) << 20U;

struct DestroyStream
{
    void operator()(opj_stream_t* stream) const { opj_stream_destroy(stream); }
};
struct DestroyCodec
{
    void operator()(opj_codec_t* codec) const { opj_destroy_codec(codec); }
};
struct DestroyImage
{
    void operator()(opj_image_t* image) const { opj_image_destroy(image); }
};
using Stream = std::unique_ptr<opj_stream_t, DestroyStream>;
using Codec = std::unique_ptr<opj_codec_t, DestroyCodec>;
using Image = std::unique_ptr<opj_image_t, DestroyImage>;

/// The codestream with the marker that ends it, which some writers leave out and OpenJPEG insists
/// on; copied only where it is missing.
class EndedCodestream
{
public:
    explicit EndedCodestream(Bytes codestream) : m_bytes(codestream)
    {
        constexpr std::array EndMarker = {std::byte{0xff}, std::byte{0xd9}};
        constexpr std::size_t Padding = 1; // to an even length
        const Bytes tail = codestream.last(std::min(codestream.size(), EndMarker.size() + Padding));
        if (std::search(tail.begin(), tail.end(), EndMarker.begin(), EndMarker.end()) != tail.end())
            return;
        m_copy.assign(codestream.begin(), codestream.end());
        m_copy.insert(m_copy.end(), EndMarker.begin(), EndMarker.end());
        m_bytes = m_copy;
    }
    [[nodiscard]] Bytes bytes() const { return m_bytes; }

private:
    std::vector<std::byte> m_copy;
    Bytes m_bytes;
};

/// Where OpenJPEG is in the codestream.
struct Reading
{
    Bytes bytes;
    std::size_t at = 0;
};

constexpr auto AtTheEnd = static_cast<OPJ_SIZE_T>(-1);

OPJ_SIZE_T readOn(void* buffer, OPJ_SIZE_T size, void* state)
{
    auto& reading = *static_cast<Reading*>(state);
    const std::size_t count = std::min<std::size_t>(size, reading.bytes.size() - reading.at);
    if (count == 0)
        return AtTheEnd;
    std::memcpy(buffer, reading.bytes.data() + reading.at, count);
    reading.at += count;
    return count;
}

OPJ_OFF_T skipOn(OPJ_OFF_T size, void* state)
{
    auto& reading = *static_cast<Reading*>(state);
    if (size < 0 || std::size_t(size) > reading.bytes.size() - reading.at)
        return -1;
    reading.at += std::size_t(size);
    return size;
}

OPJ_BOOL seekTo(OPJ_OFF_T place, void* state)
{
    auto& reading = *static_cast<Reading*>(state);
    if (place < 0 || std::size_t(place) > reading.bytes.size())
        return OPJ_FALSE;
    reading.at = std::size_t(place);
    return OPJ_TRUE;
}

Stream openStream(Reading& reading)
{
    Stream stream(opj_stream_create(
        std::clamp<std::size_t>(reading.bytes.size(), 1024, MostBuffered), OPJ_TRUE));
    if (!stream)
        return stream;
    opj_stream_set_user_data(stream.get(), &reading, nullptr);
    opj_stream_set_user_data_length(stream.get(), reading.bytes.size());
    opj_stream_set_read_function(stream.get(), readOn);
    opj_stream_set_skip_function(stream.get(), skipOn);
    opj_stream_set_seek_function(stream.get(), seekTo);
    return stream;
}

/// Null when it is damaged.
Image decodeByOpenJpeg(Bytes codestream)
{
    const EndedCodestream ended(codestream);
    Reading reading{ended.bytes()};
    const Stream stream = openStream(reading);
    const Codec codec(opj_create_decompress(OPJ_CODEC_J2K));
    if (!stream || !codec)
        return {};
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    if (!opj_setup_decoder(codec.get(), &parameters) ||
        !opj_decoder_set_strict_mode(codec.get(), OPJ_TRUE))
        return {};
    opj_image_t* header = nullptr;
    const bool isRead = opj_read_header(stream.get(), codec.get(), &header);
    Image image(header);
    if (!isRead || !opj_decode(codec.get(), stream.get(), image.get()))
        return {};
    return image;
}

bool writeImage(const opj_image_t& image, ComponentWriter& writer, int components)
{
    if (int(image.numcomps) != components)
        return false;
    for (int c = 0; c < components; ++c) {
        const opj_image_comp_t& component = image.comps[c];
        if (!component.data || component.w != writer.width(c) || component.h != writer.height(c))
            return false;
    }
    for (int c = 0; c < components; ++c) {
        const opj_image_comp_t& component = image.comps[c];
        for (std::size_t row = 0; row < component.h; ++row)
            writer.write(c, row, {component.data + row * component.w, component.w});
    }
    return true;
}

/// Whether header and codestream speak of the same image.
bool agree(const CodestreamHead& head, const imaging::PixelFormat& format)
{
    if (head.rows != format.rows || head.columns != format.columns ||
        head.components != format.samplesPerPixel || format.isFloat || format.bitsAllocated > 32)
        return false;
    return std::all_of(head.component.begin(), head.component.begin() + head.components,
                       [&format](const CodestreamComponent& component) {
                           return component.precision <= format.bitsAllocated;
                       });
}

QString photometricOf(const CodestreamHead& head, const QString& declared)
{
    const bool isSubsampled =
        std::any_of(head.component.begin(), head.component.begin() + head.components,
                    [](const CodestreamComponent& one) { return one.stepX > 1 || one.stepY > 1; });
    if (declared == QLatin1String("YBR_RCT") || declared == QLatin1String("YBR_ICT"))
        return head.transformsColour ? QStringLiteral("RGB") : QStringLiteral("YBR_FULL");
    if (declared.startsWith(QLatin1String("YBR_FULL")) && isSubsampled)
        return QStringLiteral("YBR_FULL");
    return declared;
}

} // namespace

Checked<QString> decodeJpeg2000Frame(Bytes coded, const imaging::PixelFormat& format,
                                     std::span<std::byte> out)
{
    const Bytes codestream = codestreamOf(coded);
    const auto head = readCodestreamHead(codestream);
    if (!head)
        return refuse(Refusal::DecodingFailed);
    if (!agree(*head, format))
        return refuse(Refusal::PixelsContradictory);
    if (!hasAllTiles(codestream, *head))
        return refuse(Refusal::PixelsMissing);
    ComponentWriter writer(*head, format, out);
    // OpenJPH is four times faster, but fails at some codestreams that OpenJPEG reads
    if (!head->isHighThroughput || !decodeHighThroughput(codestream, *head, writer)) {
        const Image image = decodeByOpenJpeg(codestream);
        if (!image || !writeImage(*image, writer, head->components))
            return refuse(Refusal::DecodingFailed);
    }
    return photometricOf(*head, format.photometric);
}

} // namespace wardlight::dicom
