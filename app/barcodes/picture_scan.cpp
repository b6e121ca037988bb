#include "app/barcodes/picture_scan.h"

#define ZX_USE_UTF8 1
#include <QBuffer>
#include <QImage>
#include <QImageReader>

#include <ZXing/ReadBarcode.h>
#include <optional>
#include <vector>

namespace wardlight::barcodes {

namespace {

constexpr qint64 MostPixels = 50'000'000; ///< of a picture: phones take 12 to 50 million
constexpr qint64 BytesPerPixel = 8;       ///< at most: 16 bits a channel
constexpr int MostSymbols = 16;
constexpr int LongestText = 2500; ///< bytes; all symbols of a picture fit into one message
constexpr char RecordSeparator = 0x1e;

std::optional<QByteArray> formatOf(const QByteArray& bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    return std::nullopt;
}

/// Line by line: Qt converts whole large pictures with threads, which do not exist here.
std::vector<std::uint8_t> luminanceOf(const QImage& image)
{
    std::vector<std::uint8_t> pixels(std::size_t(image.width()) * std::size_t(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        QImage line(image.constScanLine(y), image.width(), 1, image.bytesPerLine(), image.format());
        line.setColorTable(image.colorTable());
        const QImage grey = line.convertToFormat(QImage::Format_Grayscale8);
        std::copy_n(grey.constScanLine(0), image.width(),
                    pixels.begin() + std::ptrdiff_t(y) * image.width());
    }
    return pixels;
}

ZXing::DecodeHints hints()
{
    using ZXing::BarcodeFormat;
    return ZXing::DecodeHints()
        .setFormats(BarcodeFormat::DataMatrix | BarcodeFormat::QRCode | BarcodeFormat::Code128 |
                    BarcodeFormat::EAN13 | BarcodeFormat::EAN8 | BarcodeFormat::UPCA |
                    BarcodeFormat::ITF)
        .setTryHarder(true)
        .setTryRotate(true)
        .setTryDownscale(true)
        .setMaxNumberOfSymbols(MostSymbols);
}

QByteArray record(const ZXing::Result& symbol)
{
    QByteArray text = QByteArray::fromStdString(symbol.symbologyIdentifier());
    text += QByteArray::fromStdString(symbol.text()).left(LongestText);
    return text.replace(RecordSeparator, ' ');
}

} // namespace

bool prepare()
{
    // beyond Qt's own limit, which is less than a telephone's picture needs; MostPixels bounds it
    QImageReader::setAllocationLimit(int(MostPixels * BytesPerPixel >> 20U));
    for (const char* format : {"png", "jpeg"}) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QImage pixel(8, 8, QImage::Format_Grayscale8);
        pixel.fill(0);
        if (!buffer.open(QIODevice::WriteOnly) || !pixel.save(&buffer, format) ||
            QImage::fromData(bytes, format).isNull())
            return false;
    }
    return true;
}

QByteArray scanPicture(std::span<const std::byte> file)
{
    const QByteArray bytes =
        QByteArray::fromRawData(reinterpret_cast<const char*>(file.data()), qsizetype(file.size()));
    const auto format = formatOf(bytes);
    if (!format)
        return "!format";
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return "!broken";
    QImageReader reader(&buffer, *format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > MostPixels)
        return size.isEmpty() ? "!broken" : "!size";
    const QImage image = reader.read();
    if (image.isNull())
        return "!broken";
    const std::vector<std::uint8_t> pixels = luminanceOf(image);
    const ZXing::ImageView view(pixels.data(), image.width(), image.height(),
                                ZXing::ImageFormat::Lum);
    QByteArray answer;
    for (const ZXing::Result& symbol : ZXing::ReadBarcodes(view, hints())) {
        if (!symbol.isValid())
            continue;
        if (!answer.isEmpty())
            answer += RecordSeparator;
        answer += record(symbol);
    }
    return answer;
}

} // namespace wardlight::barcodes
