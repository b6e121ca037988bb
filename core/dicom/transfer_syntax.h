#pragma once

#include "core/dicom/dataset_parser.h"

#include <QString>

namespace wardlight::dicom {

/// How the bytes of a frame are coded.
enum class PixelCoding : std::uint8_t
{
    Native,
    RunLength,
    Jpeg,
    JpegLs,
    Jpeg2000, ///< and High-Throughput JPEG 2000
    DeflatedFrames,
    Unsupported
};

/// What a transfer syntax says about the bytes of a file (PS3.5 annex A).
struct TransferSyntax
{
    QString uid;
    QString name;      ///< for people: "JPEG 2000"
    Encoding encoding; ///< of the dataset
    bool isDeflated = false;
    bool isLossy = false; ///< the coding always loses something
    PixelCoding coding = PixelCoding::Native;
};

/// An unknown UID is taken as explicit little-endian with a coding we cannot read, as PS3.5 A.4
/// makes every encapsulated one.
[[nodiscard]] TransferSyntax transferSyntax(const QString& uid);

/// The UID of a native encoding, for files that do not name theirs.
[[nodiscard]] QString nativeTransferSyntaxUid(Encoding encoding);

} // namespace wardlight::dicom
