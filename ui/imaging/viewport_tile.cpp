#include "ui/imaging/viewport_tile.h"

#include <QCoreApplication>

namespace wardlight::ui {
namespace {

using Kind = ViewportTile::Kind;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ViewportTile)
};

ViewportTile consentTile()
{
    return {Kind::NeedsConsent, Words::tr("Not verified"),
            Words::tr("Nobody recorded a hash for this image, so Wardlight cannot tell whether it "
                      "is what was acquired. You can look at it all the same; a badge will say "
                      "that it is not verified."),
            Words::tr("Show unverified images of this series")};
}

ViewportTile pictureless()
{
    return {Kind::NoPicture,
            Words::tr("No picture in this object"),
            Words::tr("It is a document of a kind that is not shown here. Choose another series on "
                      "the left."),
            {}};
}

ViewportTile waveform()
{
    return {Kind::Waveform, Words::tr("A waveform, not an image"),
            Words::tr("This object is a recording of signals, such as an electrocardiogram. It is "
                      "shown on paper below the patient's charts."),
            Words::tr("Show the waveform")};
}

} // namespace

ViewportTile tileForError(const Error& error)
{
    const QString again = error.retryable ? Words::tr("Try again") : QString();
    switch (error.code) {
    case ErrorCode::Integrity:
        // The error's own message names key and hashes; the badge has it.
        return {Kind::Refused, Words::tr("Refused: verification failed"),
                Words::tr("The bytes in the store are not those that were recorded, so nothing of "
                          "this image is shown. The other images of the series are not affected. "
                          "Ask whoever looks after the store to restore the object and to release "
                          "it from quarantine; click the shield for its key and both hashes."),
                again};
    case ErrorCode::Limit:
        return {Kind::Refused, Words::tr("Refused: a safety limit would be exceeded"),
                error.message, again};
    case ErrorCode::Invalid:
        return {Kind::Refused, Words::tr("Refused: damaged or not a valid image"), error.message,
                again};
    case ErrorCode::Unsupported:
        return {Kind::Failed, Words::tr("This kind of image cannot be shown"), error.message,
                again};
    case ErrorCode::NotFound:
        return {Kind::Failed, Words::tr("The image is not in the store"), error.message,
                Words::tr("Try again")};
    case ErrorCode::Conflict:
    case ErrorCode::AlreadyApplied:
    case ErrorCode::Unverified:
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
    case ErrorCode::Cancelled:
    case ErrorCode::Permission:
    case ErrorCode::NoSpace:
    case ErrorCode::Schema:
    case ErrorCode::Internal:
        break;
    }
    return {Kind::Failed, Words::tr("The image could not be loaded"), error.message,
            Words::tr("Try again")};
}

std::optional<ViewportTile> tileFor(const imaging::StackImage& image,
                                    const imaging::DicomHeader& header)
{
    switch (image.state) {
    case imaging::StackImage::State::Waiting:
    case imaging::StackImage::State::Loading:
    case imaging::StackImage::State::Ready:
        return {};
    case imaging::StackImage::State::Failed:
        return tileForError(image.error.value_or(Error{}));
    case imaging::StackImage::State::NeedsConsent:
        return consentTile();
    case imaging::StackImage::State::NoPicture:
        return imaging::isWaveform(header) ? waveform() : pictureless();
    }
    return {};
}

} // namespace wardlight::ui
