#include "core/dicom/payload_reader.h"

#include "core/dicom/values.h"

#include <array>

namespace wardlight::dicom {

namespace {

constexpr Tag EncapsulatedDocument{0x0042, 0x0011}, MimeType{0x0042, 0x0012},
    DocumentLength{0x0042, 0x0015};

struct VideoSyntax
{
    const char* uid;
    const char* mimeType;
};
/// PS3.6 table A-1. Streams of MPEG-2 may stand in a transport stream; players tell by themselves.
constexpr std::array Videos = {VideoSyntax{"1.2.840.10008.1.2.4.100", "video/mpeg"},
                               VideoSyntax{"1.2.840.10008.1.2.4.101", "video/mpeg"},
                               VideoSyntax{"1.2.840.10008.1.2.4.102", "video/mp4"},
                               VideoSyntax{"1.2.840.10008.1.2.4.103", "video/mp4"},
                               VideoSyntax{"1.2.840.10008.1.2.4.104", "video/mp4"},
                               VideoSyntax{"1.2.840.10008.1.2.4.105", "video/mp4"},
                               VideoSyntax{"1.2.840.10008.1.2.4.106", "video/mp4"},
                               VideoSyntax{"1.2.840.10008.1.2.4.107", "video/mp4"},
                               VideoSyntax{"1.2.840.10008.1.2.4.108", "video/mp4"}};

/// Fragmentable syntaxes have the same with ".1" behind (PS3.6 2020).
const char* videoMimeType(const QString& transferSyntax)
{
    for (const VideoSyntax& video : Videos) {
        const QLatin1String uid(video.uid);
        if (transferSyntax == uid || transferSyntax == QString(uid) + QLatin1String(".1"))
            return video.mimeType;
    }
    return nullptr;
}

Checked<Payload> readDocumentBytes(const Dataset& dataset, const Element& element)
{
    Payload payload;
    const std::string_view type = firstText(dataset, MimeType);
    payload.mimeType = QString::fromLatin1(type.data(), qsizetype(type.size())).toLower();
    Bytes bytes = element.value;
    if (const auto length = firstNumber(dataset, DocumentLength); length && *length >= 0) {
        if (*length > double(bytes.size()))
            return refuse(Refusal::Truncated);
        bytes = bytes.first(std::size_t(*length)); // without the byte that makes it even
    }
    payload.pieces.push_back(bytes);
    return payload;
}

} // namespace

Checked<Payload> readPayload(const DicomObject& object)
{
    const Dataset& dataset = object.dataset();
    if (const Element* document = dataset.findFilled(EncapsulatedDocument))
        return readDocumentBytes(dataset, *document);
    const char* mimeType = videoMimeType(object.transferSyntax().uid);
    const Element* pixels = dataset.find(tags::PixelData);
    if (!mimeType || !pixels || !pixels->isEncapsulated || pixels->fragments.size() < 2)
        return refuse(Refusal::NoPayload);
    Payload payload{QString::fromLatin1(mimeType), {}};
    payload.pieces.assign(pixels->fragments.begin() + 1, pixels->fragments.end());
    return payload;
}

} // namespace wardlight::dicom
