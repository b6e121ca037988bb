#include "ui/imaging/image_provenance.h"

#include <algorithm>
#include <iterator>

namespace wardlight::ui {
namespace {

struct Syntax
{
    const char* uid;
    const char* name;
};

constexpr Syntax Syntaxes[] = {
    {"1.2.840.10008.1.2", "Uncompressed, implicit VR"},
    {"1.2.840.10008.1.2.1", "Uncompressed"},
    {"1.2.840.10008.1.2.1.99", "Deflated"},
    {"1.2.840.10008.1.2.2", "Uncompressed, big endian"},
    {"1.2.840.10008.1.2.4.50", "JPEG Baseline"},
    {"1.2.840.10008.1.2.4.51", "JPEG Extended"},
    {"1.2.840.10008.1.2.4.57", "JPEG Lossless"},
    {"1.2.840.10008.1.2.4.70", "JPEG Lossless SV1"},
    {"1.2.840.10008.1.2.4.80", "JPEG-LS Lossless"},
    {"1.2.840.10008.1.2.4.81", "JPEG-LS Near-lossless"},
    {"1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless"},
    {"1.2.840.10008.1.2.4.91", "JPEG 2000"},
    {"1.2.840.10008.1.2.4.201", "HTJ2K Lossless"},
    {"1.2.840.10008.1.2.4.202", "HTJ2K Lossless RPCL"},
    {"1.2.840.10008.1.2.4.203", "HTJ2K"},
    {"1.2.840.10008.1.2.5", "RLE Lossless"},
};

bool isRefusal(const Error& error)
{
    return error.code == ErrorCode::Integrity || error.code == ErrorCode::Limit ||
           error.code == ErrorCode::Invalid;
}

std::optional<ProvenanceState> stateOf(const imaging::StackImage& image)
{
    using State = imaging::StackImage::State;
    if (image.state == State::Failed) {
        return image.error && isRefusal(*image.error) ? std::optional(ProvenanceState::Refused)
                                                      : std::nullopt;
    }
    if (image.state == State::NeedsConsent)
        return ProvenanceState::Unverified;
    if (!image.provenance)
        return {};
    return image.provenance->state == objects::Provenance::State::Verified
               ? ProvenanceState::Verified
               : ProvenanceState::Unverified;
}

} // namespace

QString transferSyntaxName(const QString& uid)
{
    const auto* found = std::find_if(std::begin(Syntaxes), std::end(Syntaxes),
                                     [&](const Syntax& s) { return uid == QLatin1String(s.uid); });
    return found == std::end(Syntaxes) ? uid : QLatin1String(found->name);
}

std::optional<Provenance> imageProvenance(const imaging::StackImage& image,
                                          const imaging::Instance& instance)
{
    const std::optional<ProvenanceState> state = stateOf(image);
    if (!state)
        return {};
    Provenance shown;
    shown.state = *state;
    shown.sourceKey = instance.objectKey;
    shown.codec = transferSyntaxName(instance.header.transferSyntaxUid);
    if (instance.header.isLossy)
        shown.lossyRatio = instance.header.lossyRatio;
    if (image.provenance) {
        shown.sha256 = image.provenance->sha256.toHex();
        shown.bytes = image.provenance->bytes;
        if (shown.state == ProvenanceState::Verified) {
            shown.verifiedAt = image.provenance->checkedAt;
            shown.verifiedBy = QStringLiteral("Wardlight " WARDLIGHT_VERSION);
        }
    }
    if (image.error)
        shown.reason = image.error->message;
    return shown;
}

} // namespace wardlight::ui
