#include "core/imaging/decoder_refusals.h"

#include <QCoreApplication>

namespace wardlight::imaging {

namespace {

struct Wording
{
    Refusal reason;
    ErrorCode code;
    const char* detail;  ///< for the log
    const char* message; ///< %1: the subject, where there is one
};

// clang-format off
constexpr Wording Wordings[] = {
    {Refusal::Empty, ErrorCode::Invalid, "empty",
     QT_TRANSLATE_NOOP("Decoder", "The file is empty. Copy it again from its source.")},
    {Refusal::NotDicom, ErrorCode::Invalid, "not DICOM",
     QT_TRANSLATE_NOOP("Decoder", "This is not a DICOM file. Choose files that a scanner or an "
                                  "archive exported as DICOM.")},
    {Refusal::ListOfFiles, ErrorCode::Invalid, "DICOMDIR",
     QT_TRANSLATE_NOOP("Decoder", "This is a list of files (DICOMDIR), not an image. Import the "
                                  "folder that it stands in instead.")},
    {Refusal::Executable, ErrorCode::Invalid, "executable preamble",
     QT_TRANSLATE_NOOP("Decoder", "The file begins like a program (%1) and may be malware that "
                                  "poses as an image. Do not open it; report it to your "
                                  "administrator.")},
    {Refusal::Truncated, ErrorCode::Invalid, "truncated",
     QT_TRANSLATE_NOOP("Decoder", "The file ends too early: a part of it is missing. Copy it again "
                                  "from its source.")},
    {Refusal::Malformed, ErrorCode::Invalid, "malformed",
     QT_TRANSLATE_NOOP("Decoder", "The file's structure is damaged. Ask its sender for a new "
                                  "copy.")},
    {Refusal::TooDeep, ErrorCode::Limit, "nested too deep",
     QT_TRANSLATE_NOOP("Decoder", "The file nests its contents deeper than any real object does, "
                                  "as harmful files do. Ask its sender for a new copy.")},
    {Refusal::TooManyElements, ErrorCode::Limit, "too many elements",
     QT_TRANSLATE_NOOP("Decoder", "The file has more than a million entries, which no image needs. "
                                  "Ask its sender for a new copy.")},
    {Refusal::InflatesTooFar, ErrorCode::Limit, "inflates too far",
     QT_TRANSLATE_NOOP("Decoder", "The compressed file would unpack to far more than an image "
                                  "needs, as harmful files do. Ask its sender for a new copy.")},
    {Refusal::InflateBroken, ErrorCode::Invalid, "inflate failed",
     QT_TRANSLATE_NOOP("Decoder", "The compressed part of the file is damaged and cannot be "
                                  "unpacked. Copy it again from its source.")},
    {Refusal::NoPixels, ErrorCode::Unsupported, "no pixels",
     QT_TRANSLATE_NOOP("Decoder", "This object holds no image. Open it as what it is: a report, a "
                                  "plan or a recording.")},
    {Refusal::PixelsMissing, ErrorCode::Invalid, "pixels missing",
     QT_TRANSLATE_NOOP("Decoder", "A part of the image is missing: the file holds fewer pixels than "
                                  "it declares. Copy it again from its source.")},
    {Refusal::PixelsContradictory, ErrorCode::Invalid, "pixels contradictory",
     QT_TRANSLATE_NOOP("Decoder", "The file contradicts itself about the size or kind of its image, "
                                  "so it is not shown. Ask its sender for a new copy.")},
    {Refusal::FrameTooLarge, ErrorCode::Limit, "frame too large",
     QT_TRANSLATE_NOOP("Decoder", "The image would need more memory than one image may use. Ask its "
                                  "sender for a smaller version.")},
    {Refusal::NoSuchFrame, ErrorCode::NotFound, "no such frame",
     QT_TRANSLATE_NOOP("Decoder", "The object has no frame with this number. Choose one that it "
                                  "has.")},
    {Refusal::FramesNotFound, ErrorCode::Invalid, "fragments do not fit frames",
     QT_TRANSLATE_NOOP("Decoder", "The file's compressed parts cannot be assigned to its frames. "
                                  "Ask its sender for an uncompressed copy.")},
    {Refusal::CodingUnsupported, ErrorCode::Unsupported, "coding unsupported",
     QT_TRANSLATE_NOOP("Decoder", "The image is coded as %1, which this version cannot read. Ask "
                                  "its sender for a copy in another coding.")},
    {Refusal::LayoutUnsupported, ErrorCode::Unsupported, "layout unsupported",
     QT_TRANSLATE_NOOP("Decoder", "The image stores its pixels in a way this version cannot read "
                                  "(%1). Ask its sender for a copy in another form.")},
    {Refusal::DecodingFailed, ErrorCode::Invalid, "decoding failed",
     QT_TRANSLATE_NOOP("Decoder", "The compressed image is damaged and cannot be unpacked. Copy the "
                                  "file again from its source.")},
    {Refusal::NoWaveform, ErrorCode::Unsupported, "no waveform",
     QT_TRANSLATE_NOOP("Decoder", "This object holds no waveform. Open it on the Imaging page "
                                  "instead.")},
    {Refusal::NoSuchGroup, ErrorCode::NotFound, "no such multiplex group",
     QT_TRANSLATE_NOOP("Decoder", "The recording has no group of channels with this number. Choose "
                                  "one that it has.")},
    {Refusal::WaveformContradictory, ErrorCode::Invalid, "waveform contradictory",
     QT_TRANSLATE_NOOP("Decoder", "The file contradicts itself about the recording (%1), so nothing "
                                  "of it is shown. Ask its sender for a new copy.")},
    {Refusal::WaveformMissing, ErrorCode::Invalid, "samples missing",
     QT_TRANSLATE_NOOP("Decoder", "A part of the recording is missing: the file holds fewer samples "
                                  "than it declares. Copy it again from its source.")},
    {Refusal::WaveformTooLarge, ErrorCode::Limit, "waveform too large",
     QT_TRANSLATE_NOOP("Decoder", "The recording would need more memory than one recording may use. "
                                  "Ask its sender to split it.")},
    {Refusal::WaveformUnsupported, ErrorCode::Unsupported, "waveform unsupported",
     QT_TRANSLATE_NOOP("Decoder", "The recording is stored in a way that this version cannot read "
                                  "(%1). Ask its sender for a copy in another form.")},
    {Refusal::NoDocument, ErrorCode::Unsupported, "no document",
     QT_TRANSLATE_NOOP("Decoder", "This object is no report and nothing else that is read as a "
                                  "document. Look at its images or its tags.")},
    {Refusal::NoPayload, ErrorCode::Unsupported, "no payload",
     QT_TRANSLATE_NOOP("Decoder", "There is neither a document nor a video in this object.")},
    {Refusal::OutOfMemory, ErrorCode::Limit, "out of memory",
     QT_TRANSLATE_NOOP("Decoder", "Reading this file would need more memory than it may use. Ask its "
                                  "sender for a smaller version.")},
    {Refusal::BadRequest, ErrorCode::Internal, "bad request",
     QT_TRANSLATE_NOOP("Decoder", "The file could not be read because of a fault in this program. "
                                  "Report it to your administrator.")},
};
// clang-format on

} // namespace

Error refusalError(const RefusalReport& report)
{
    for (const Wording& wording : Wordings) {
        if (wording.reason != report.reason)
            continue;
        QString message = QCoreApplication::translate("Decoder", wording.message);
        if (message.contains(QLatin1String("%1")))
            message = message.arg(report.subject);
        return {
            wording.code, message,
            QStringLiteral("%1 at byte %2").arg(QLatin1String(wording.detail)).arg(report.where)};
    }
    return {ErrorCode::Internal, {}, QStringLiteral("a refusal without words")};
}

} // namespace wardlight::imaging
