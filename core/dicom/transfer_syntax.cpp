#include "core/dicom/transfer_syntax.h"

#include <algorithm>
#include <iterator>

namespace wardlight::dicom {

namespace {

constexpr Encoding ExplicitLittle = {true, ByteOrder::Little};
constexpr Encoding ExplicitBig = {true, ByteOrder::Big};
constexpr Encoding ImplicitLittle = {false, ByteOrder::Little};

enum class Deflated : bool
{
    No,
    Yes
};
enum class Lossy : bool
{
    No,
    Yes
};

struct Known
{
    const char* uid;
    const char* name;
    Encoding encoding;
    Deflated deflated;
    Lossy lossy;
    PixelCoding coding;
};

// PS3.6 table A-1
// clang-format off
constexpr Known KnownSyntaxes[] = {
    {"1.2.840.10008.1.2", "Implicit VR Little Endian", ImplicitLittle, Deflated::No, Lossy::No, PixelCoding::Native},
    {"1.2.840.10008.1.2.1", "Explicit VR Little Endian", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::Native},
    {"1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", ExplicitLittle, Deflated::Yes, Lossy::No, PixelCoding::Native},
    {"1.2.840.10008.1.2.2", "Explicit VR Big Endian", ExplicitBig, Deflated::No, Lossy::No, PixelCoding::Native},
    {"1.2.840.10008.1.2.5", "RLE Lossless", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::RunLength},
    {"1.2.840.10008.1.2.4.50", "JPEG Baseline", ExplicitLittle, Deflated::No, Lossy::Yes, PixelCoding::Jpeg},
    {"1.2.840.10008.1.2.4.51", "JPEG Extended", ExplicitLittle, Deflated::No, Lossy::Yes, PixelCoding::Jpeg},
    {"1.2.840.10008.1.2.4.53", "JPEG Spectral Selection", ExplicitLittle, Deflated::No, Lossy::Yes, PixelCoding::Jpeg},
    {"1.2.840.10008.1.2.4.55", "JPEG Full Progression", ExplicitLittle, Deflated::No, Lossy::Yes, PixelCoding::Jpeg},
    {"1.2.840.10008.1.2.4.57", "JPEG Lossless", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::Jpeg},
    {"1.2.840.10008.1.2.4.70", "JPEG Lossless SV1", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::Jpeg},
    {"1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::JpegLs},
    {"1.2.840.10008.1.2.4.81", "JPEG-LS Near-lossless", ExplicitLittle, Deflated::No, Lossy::Yes, PixelCoding::JpegLs},
    {"1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.91", "JPEG 2000", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Lossless", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.100", "MPEG2", ExplicitLittle, Deflated::No, Lossy::Yes, PixelCoding::Unsupported},
    {"1.2.840.10008.1.2.4.101", "MPEG2 High", ExplicitLittle, Deflated::No, Lossy::Yes, PixelCoding::Unsupported},
    {"1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264", ExplicitLittle, Deflated::No, Lossy::Yes, PixelCoding::Unsupported},
    {"1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD", ExplicitLittle, Deflated::No, Lossy::Yes, PixelCoding::Unsupported},
    {"1.2.840.10008.1.2.4.107", "HEVC/H.265", ExplicitLittle, Deflated::No, Lossy::Yes, PixelCoding::Unsupported},
    {"1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 RPCL Lossless", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::Jpeg2000},
    {"1.2.840.10008.1.2.8.1", "Deflated Image Frame", ExplicitLittle, Deflated::No, Lossy::No, PixelCoding::DeflatedFrames},
};
// clang-format on

} // namespace

TransferSyntax transferSyntax(const QString& uid)
{
    const auto* known =
        std::find_if(std::begin(KnownSyntaxes), std::end(KnownSyntaxes),
                     [&uid](const Known& entry) { return uid == QLatin1String(entry.uid); });
    if (known == std::end(KnownSyntaxes))
        return {uid, uid, ExplicitLittle, false, false, PixelCoding::Unsupported};
    return {uid,
            QString::fromLatin1(known->name),
            known->encoding,
            known->deflated == Deflated::Yes,
            known->lossy == Lossy::Yes,
            known->coding};
}

QString nativeTransferSyntaxUid(Encoding encoding)
{
    if (encoding == ImplicitLittle)
        return QStringLiteral("1.2.840.10008.1.2");
    return encoding.order == ByteOrder::Big ? QStringLiteral("1.2.840.10008.1.2.2")
                                            : QStringLiteral("1.2.840.10008.1.2.1");
}

} // namespace wardlight::dicom
