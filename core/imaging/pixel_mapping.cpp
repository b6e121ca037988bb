#include "core/imaging/pixel_mapping.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace wardlight::imaging {

namespace {

const QString PaletteColour = QStringLiteral("PALETTE COLOR");
constexpr std::uint32_t Opaque = 0xff000000U;

tl::unexpected<Error> unsupportedPixels(const PixelFormat& format)
{
    return fail(ErrorCode::Unsupported,
                QCoreApplication::translate("PixelMapping",
                                            "This kind of image (%1, %2 bits) cannot be shown yet.")
                    .arg(format.photometric)
                    .arg(format.bitsAllocated));
}

tl::unexpected<Error> contradictoryPixels(const QString& detail)
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate(
                    "PixelMapping",
                    "The image's description of its pixels contradicts itself; it is not shown."),
                detail);
}

std::uint8_t toByte(double share)
{
    return share > 0 ? static_cast<std::uint8_t>(share * 255 + 0.5) : 0; // NaN is black
}

/// The word at @p index as stored, little-endian.
template <class Word>
Word wordAt(const std::byte* pixels, std::size_t index)
{
    Word word;
    std::memcpy(&word, pixels + index * sizeof(Word), sizeof(Word));
    return word;
}

/// Calls @p use with the element type of frames this wide, as a value.
template <class Use>
void withWord(int bitsAllocated, Use use)
{
    if (bitsAllocated == 8)
        use(std::uint8_t{});
    else if (bitsAllocated == 16)
        use(std::uint16_t{});
    else
        use(std::uint32_t{});
}

/// One line through a table; the compiler unrolls it, and the table stays in the cache.
template <class Word, class Entry>
void lookUpLine(const Word* in, Entry* out, int count, const Entry* table, int shift,
                std::uint32_t mask)
{
    if (shift == 0) {
        for (int i = 0; i < count; ++i)
            out[i] = table[in[i] & mask];
        return;
    }
    for (int i = 0; i < count; ++i)
        out[i] = table[(std::uint32_t(in[i]) >> shift) & mask];
}

template <class Entry>
void lookUp(const Frame& frame, const std::vector<Entry>& table, int shift, std::uint32_t mask,
            const PictureView& out)
{
    const std::byte* pixels = frame.pixels.bytes().data();
    // 1-bit data comes as a byte each
    const int bits = frame.format.bitsAllocated == 1 ? 8 : frame.format.bitsAllocated;
    withWord(bits, [&]<class Word>(Word) {
        for (int row = 0; row < out.height; ++row) {
            const auto* in =
                reinterpret_cast<const Word*>(pixels) + std::size_t(row) * std::size_t(out.width);
            auto* line = reinterpret_cast<Entry*>(out.bytes + row * out.bytesPerLine);
            lookUpLine(in, line, out.width, table.data(), shift, mask);
        }
    });
}

std::uint32_t rgb(int red, int green, int blue)
{
    return Opaque | std::uint32_t(red) << 16 | std::uint32_t(green) << 8 | std::uint32_t(blue);
}

/// ITU-R BT.601 as PS3.3 C.7.6.3.1.2 gives it for YBR_FULL, in 16.16 fixed point.
std::uint32_t rgbOfYbr(int y, int cb, int cr)
{
    const int b = cb - 128;
    const int r = cr - 128;
    const int base = (y << 16) + (1 << 15);
    const int red = (base + 91881 * r) >> 16;               // 1.402
    const int green = (base - 22554 * b - 46802 * r) >> 16; // 0.344136, 0.714136
    const int blue = (base + 116130 * b) >> 16;             // 1.772
    return rgb(std::clamp(red, 0, 255), std::clamp(green, 0, 255), std::clamp(blue, 0, 255));
}

bool isColourName(const QString& photometric)
{
    return photometric == QLatin1String("RGB") || photometric == QLatin1String("YBR_FULL");
}

bool isGreyName(const QString& photometric)
{
    return photometric == QLatin1String("MONOCHROME1") ||
           photometric == QLatin1String("MONOCHROME2");
}

bool hasSoundBits(const PixelFormat& f)
{
    return f.isFloat || (f.bitsStored >= 1 && f.bitsStored <= f.bitsAllocated &&
                         f.highBit >= f.bitsStored - 1 && f.highBit < f.bitsAllocated);
}

Result<> checkFormat(const PixelFormat& f)
{
    const int bits = f.bitsAllocated;
    const bool isGrey = isGreyName(f.photometric);
    const bool isNarrow = !f.isFloat && (bits == 1 || bits == 8 || bits == 16);
    const bool isWide = bits == 32 || (f.isFloat && bits == 64);
    const bool isWideColour = bits == 32 && !f.isFloat && isColourName(f.photometric);
    if (!isGrey && !isColourName(f.photometric) && f.photometric != PaletteColour)
        return unsupportedPixels(f);
    if (!isNarrow && !(isWide && isGrey) && !isWideColour)
        return unsupportedPixels(f);
    if (f.rows < 1 || f.columns < 1 || f.rows > 65535 || f.columns > 65535)
        return contradictoryPixels(QStringLiteral("size"));
    if (!hasSoundBits(f))
        return contradictoryPixels(QStringLiteral("bits"));
    if (f.samplesPerPixel != (isColourName(f.photometric) ? 3 : 1))
        return contradictoryPixels(QStringLiteral("samples"));
    return {};
}

/// The entry for a value; the first and the last one hold beyond the ends.
double entryFor(const LookupTable& table, double value)
{
    const auto last = double(table.entries.size() - 1);
    const double at = std::clamp(std::floor(value + 0.5) - table.firstMapped, 0.0, last);
    return table.entries[std::isnan(at) ? 0 : std::size_t(at)];
}

bool isUsable(const Palette& palette)
{
    return !palette.red.empty() && palette.red.size() == palette.green.size() &&
           palette.red.size() == palette.blue.size();
}

} // namespace

Result<PixelMapping> PixelMapping::create(const DicomHeader& header, const PixelFormat& format,
                                          const DisplayTables& tables, int frame)
{
    if (const Result<> sound = checkFormat(format); !sound)
        return propagate(sound);
    PixelMapping mapping;
    mapping.m_format = format;
    if (format.bitsAllocated == 1)
        mapping.m_format.bitsAllocated = 8; // 1-bit data comes as a byte each
    if (!format.isFloat) {
        mapping.m_shift = format.highBit + 1 - format.bitsStored;
        mapping.m_mask = std::uint32_t((std::uint64_t(1) << format.bitsStored) - 1);
    }
    if (std::isfinite(header.rescaleSlope) && header.rescaleSlope != 0)
        mapping.m_slope = header.rescaleSlope;
    if (std::isfinite(header.rescaleIntercept))
        mapping.m_intercept = header.rescaleIntercept;
    // Both say the same thing (PS3.3 C.8.11.3.1.2): never inverted twice.
    mapping.m_inverse =
        header.presentationInverse || format.photometric == QLatin1String("MONOCHROME1");
    if (header.paddingValue && !format.isFloat)
        mapping.setPadding(*header.paddingValue);
    if (const std::vector<NamedWindow> windows = headerWindows(header); !windows.empty())
        mapping.m_headerWindow = windows.front().window;
    if (const Result<> coloured = mapping.setColours(tables.palette); !coloured)
        return propagate(coloured);
    if (tables.modality && !tables.modality->entries.empty())
        mapping.m_modality = tables.modality;
    if (tables.voi && !tables.voi->entries.empty())
        mapping.m_voi = tables.voi;
    mapping.m_marks = PictureMarks(tables, frame);
    return mapping;
}

Result<> PixelMapping::setColours(const std::optional<Palette>& palette)
{
    if (m_format.photometric == QLatin1String("RGB"))
        m_kind = Kind::Rgb;
    else if (m_format.photometric == QLatin1String("YBR_FULL"))
        m_kind = Kind::YbrFull;
    else if (m_format.photometric == PaletteColour) {
        if (!palette || !isUsable(*palette))
            return contradictoryPixels(QStringLiteral("palette"));
        m_kind = Kind::Palette;
        m_palette = palette;
    }
    return {};
}

void PixelMapping::setPadding(int declared)
{
    const std::uint32_t word = std::uint32_t(declared) & m_mask;
    const std::int64_t stored = storedValue(word << m_shift);
    // One that the stored bits cannot hold would black out another, real value. Some writers
    // declare a signed one as unsigned.
    if (stored == declared || std::int64_t(word) == declared)
        m_padding = stored;
}

bool PixelMapping::fits(const Frame& frame) const
{
    const PixelFormat& f = frame.format;
    const int bits = f.bitsAllocated == 1 ? 8 : f.bitsAllocated;
    const std::size_t bytes = std::size_t(m_format.rows) * std::size_t(m_format.columns) *
                              std::size_t(m_format.samplesPerPixel) *
                              std::size_t(m_format.bitsAllocated / 8);
    return f.rows == m_format.rows && f.columns == m_format.columns &&
           f.samplesPerPixel == m_format.samplesPerPixel && bits == m_format.bitsAllocated &&
           f.photometric == m_format.photometric && frame.pixels.size() >= bytes;
}

std::int64_t PixelMapping::storedValue(std::uint32_t word) const
{
    const std::uint32_t value = (word >> m_shift) & m_mask;
    const std::uint32_t sign = (m_mask >> 1) + 1;
    if (m_format.isSigned && (value & sign) != 0)
        return std::int64_t(value) - std::int64_t(m_mask) - 1;
    return value;
}

double PixelMapping::wideValue(const Frame& frame, std::size_t index) const
{
    const std::byte* pixels = frame.pixels.bytes().data();
    if (!m_format.isFloat)
        return double(storedValue(wordAt<std::uint32_t>(pixels, index)));
    return m_format.bitsAllocated == 64 ? wordAt<double>(pixels, index)
                                        : double(wordAt<float>(pixels, index));
}

bool PixelMapping::isPadding(double stored) const
{
    return std::isnan(stored) || (m_padding && stored == double(*m_padding));
}

double PixelMapping::toModality(double stored) const
{
    if (m_modality)
        return entryFor(*m_modality, stored);
    return stored * m_slope + m_intercept;
}

double PixelMapping::greyShare(const VoiWindow& window, double modalityValue) const
{
    if (window.function != VoiFunction::Table || !m_voi)
        return windowed(window, modalityValue);
    const auto entries = double(m_voi->entries.size());
    const double centre = m_voi->firstMapped + entries / 2;
    const double stretch = entries / std::max(window.width, 1.0);
    const double most = double((1U << unsigned(m_voi->bits)) - 1);
    return entryFor(*m_voi, centre + (modalityValue - window.centre) * stretch) / most;
}

std::vector<std::uint8_t> PixelMapping::greyTable(const VoiWindow& window, bool inverted) const
{
    std::vector<std::uint8_t> table(std::size_t(m_mask) + 1);
    const bool flip = m_inverse != inverted;
    const auto grey = [&](std::int64_t stored) {
        const double share = greyShare(window, toModality(double(stored)));
        return toByte(flip ? 1 - share : share);
    };
    // Words count the stored values from 0 up; negative ones stand behind them.
    const std::int64_t least = m_format.isSigned ? -std::int64_t(m_mask / 2) - 1 : 0;
    const std::int64_t most = least + std::int64_t(m_mask);
    const auto [first, last] = ramp(window, least, most);
    const auto fill = [&](std::int64_t from, std::int64_t to, std::uint8_t value) {
        for (std::int64_t stored = from; stored <= to; ++stored)
            table[std::size_t(std::uint32_t(stored) & m_mask)] = value;
    };
    if (first > least)
        fill(least, first - 1, grey(least));
    for (std::int64_t stored = first; stored <= last; ++stored)
        table[std::size_t(std::uint32_t(stored) & m_mask)] = grey(stored);
    if (last < most)
        fill(last + 1, most, grey(most));
    if (m_padding && *m_padding >= least && *m_padding <= most)
        table[std::size_t(std::uint32_t(*m_padding) & m_mask)] = 0;
    return table;
}

std::pair<std::int64_t, std::int64_t>
PixelMapping::ramp(const VoiWindow& window, std::int64_t least, std::int64_t most) const
{
    const bool isRamp =
        window.function == VoiFunction::Linear || window.function == VoiFunction::LinearExact;
    const double half = std::abs(window.width) / 2 + 2; // whatever a function's edges add
    const double from = (window.centre - half - m_intercept) / m_slope;
    const double to = (window.centre + half - m_intercept) / m_slope;
    if (!isRamp || m_modality || !std::isfinite(from) || !std::isfinite(to))
        return {least, most};
    const auto within = [&](double stored) {
        return std::int64_t(std::clamp(stored, double(least), double(most)));
    };
    return {within(std::floor(std::min(from, to)) - 1), within(std::ceil(std::max(from, to)) + 1)};
}

void PixelMapping::mapGrey(const Frame& frame, const VoiWindow& window, bool inverted,
                           const PictureView& out) const
{
    lookUp(frame, greyTable(window, inverted), m_shift, m_mask, out);
}

void PixelMapping::mapWideGrey(const Frame& frame, const VoiWindow& window, bool inverted,
                               const PictureView& out) const
{
    const bool flip = m_inverse != inverted;
    std::size_t index = 0;
    for (int row = 0; row < out.height; ++row) {
        std::uint8_t* line = out.bytes + row * out.bytesPerLine;
        for (int column = 0; column < out.width; ++column, ++index) {
            const double stored = wideValue(frame, index);
            const double share = greyShare(window, toModality(stored));
            line[column] = isPadding(stored) ? 0 : toByte(flip ? 1 - share : share);
        }
    }
}

std::vector<std::uint32_t> PixelMapping::paletteTable() const
{
    std::vector<std::uint32_t> table(std::size_t(m_mask) + 1);
    const auto last = std::int64_t(m_palette->red.size()) - 1;
    for (std::uint32_t word = 0; word <= m_mask; ++word) {
        const std::int64_t entry = storedValue(word << m_shift) - m_palette->firstMapped;
        const auto i = std::size_t(std::clamp<std::int64_t>(entry, 0, last));
        table[word] =
            rgb(m_palette->red[i] >> 8, m_palette->green[i] >> 8, m_palette->blue[i] >> 8);
    }
    return table;
}

void PixelMapping::mapPalette(const Frame& frame, bool inverted, const PictureView& out) const
{
    std::vector<std::uint32_t> table = paletteTable();
    if (inverted)
        for (std::uint32_t& colour : table)
            colour = Opaque | ~colour;
    lookUp(frame, table, m_shift, m_mask, out);
}

void PixelMapping::mapColour(const Frame& frame, bool inverted, const PictureView& out) const
{
    const std::byte* pixels = frame.pixels.bytes().data();
    const std::uint32_t flip = inverted ? 0x00ffffffU : 0;
    const int down = std::max(0, m_format.bitsStored - 8);
    const int up = std::max(0, 8 - m_format.bitsStored);
    const auto sample = [&](auto word) {
        return int((((std::uint32_t(word) >> m_shift) & m_mask) >> down) << up);
    };
    withWord(m_format.bitsAllocated, [&]<class Word>(Word) {
        const auto* in = reinterpret_cast<const Word*>(pixels);
        for (int row = 0; row < out.height; ++row) {
            auto* line = reinterpret_cast<std::uint32_t*>(out.bytes + row * out.bytesPerLine);
            for (int column = 0; column < out.width; ++column, in += 3) {
                const std::uint32_t colour =
                    m_kind == Kind::Rgb ? rgb(sample(in[0]), sample(in[1]), sample(in[2]))
                                        : rgbOfYbr(sample(in[0]), sample(in[1]), sample(in[2]));
                line[column] = colour ^ flip;
            }
        }
    });
}

Result<> PixelMapping::map(const Frame& frame, const VoiWindow& window, bool inverted,
                           const PictureView& out) const
{
    const qsizetype pixelBytes = isColour() ? 4 : 1;
    if (!fits(frame) || !out.bytes || out.width != m_format.columns ||
        out.height != m_format.rows || out.bytesPerLine < out.width * pixelBytes ||
        out.bytesPerLine % pixelBytes != 0)
        return contradictoryPixels(QStringLiteral("frame differs from the format declared"));
    switch (m_kind) {
    case Kind::Grey:
        if (usesTable())
            mapGrey(frame, window, inverted, out);
        else
            mapWideGrey(frame, window, inverted, out);
        break;
    case Kind::Palette:
        mapPalette(frame, inverted, out);
        break;
    case Kind::Rgb:
    case Kind::YbrFull:
        mapColour(frame, inverted, out);
        break;
    }
    if (m_showsOverlays)
        m_marks.drawOverlays(frame, out, int(pixelBytes));
    m_marks.drawShutter(out, int(pixelBytes));
    return {};
}

Result<Picture> PixelMapping::picture(const Frame& frame, const VoiWindow& window,
                                      bool inverted) const
{
    Picture picture{m_format.columns, m_format.rows, isColour(), {}};
    picture.bytes.resize(std::size_t(picture.bytesPerLine()) * std::size_t(picture.height));
    if (const Result<> mapped = map(frame, window, inverted, picture.view()); !mapped)
        return propagate(mapped);
    return picture;
}

std::optional<double> PixelMapping::modalityValue(const Frame& frame, int column, int row) const
{
    if (m_kind != Kind::Grey || !fits(frame) || column < 0 || row < 0 ||
        column >= m_format.columns || row >= m_format.rows)
        return std::nullopt;
    const std::size_t index =
        std::size_t(row) * std::size_t(m_format.columns) + std::size_t(column);
    double stored = 0;
    if (usesTable())
        withWord(m_format.bitsAllocated, [&]<class Word>(Word) {
            stored = double(storedValue(wordAt<Word>(frame.pixels.bytes().data(), index)));
        });
    else
        stored = wideValue(frame, index);
    if (isPadding(stored))
        return std::nullopt;
    return toModality(stored);
}

} // namespace wardlight::imaging
