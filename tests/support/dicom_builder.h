#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

namespace wardlight::test {

/// One element in explicit little-endian encoding, padded to an even length.
[[nodiscard]] QByteArray dicomElement(std::uint16_t group, std::uint16_t element, const char* vr,
                                      QByteArray value);
/// One item of a sequence, with its length.
[[nodiscard]] QByteArray dicomItem(const QByteArray& content);
/// A 16-bit number, little-endian, as the value of US.
[[nodiscard]] QByteArray dicomShort(std::uint16_t number);

inline const QByteArray ExplicitLittleEndian = QByteArrayLiteral("1.2.840.10008.1.2.1");
inline const QByteArray DeflatedLittleEndian = QByteArrayLiteral("1.2.840.10008.1.2.1.99");

/// A whole file: preamble, mark, meta header and @p dataset as it is.
[[nodiscard]] QByteArray dicomFile(const QByteArray& dataset,
                                   const QByteArray& transferSyntax = ExplicitLittleEndian,
                                   const QByteArray& preamble = QByteArray(128, '\0'));

/// The dataset of a small secondary capture image.
struct DicomImage
{
    std::uint16_t rows = 4;
    std::uint16_t columns = 4;
    std::uint16_t samples = 1;
    std::uint16_t bits = 16;
    QByteArray photometric = "MONOCHROME2";
    QByteArray frames = {}; ///< NumberOfFrames; left out when empty
    QByteArray extra = {};  ///< elements between the identity and group 0028
    QByteArray pixels = QByteArray(32, '\1');
};
[[nodiscard]] QByteArray dicomDataset(const DicomImage& image);

/// Pixel data in fragments, to be put in place of DicomImage::pixels' element.
[[nodiscard]] QByteArray dicomFragments(const std::vector<QByteArray>& fragments,
                                        const QByteArray& offsetTable = {});
/// dicomDataset() with coded pixels.
[[nodiscard]] QByteArray dicomCodedDataset(DicomImage image, const QByteArray& fragments);

/// A file that is made to cause harm, or came to it.
struct HostileFile
{
    QString name;
    QByteArray bytes;
};

/// Every kind of file that is known to crash, fill or fool readers; none may be shown. The
/// largest takes 600 KiB.
[[nodiscard]] std::vector<HostileFile> hostileDicomFiles();

} // namespace wardlight::test
