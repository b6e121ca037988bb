#pragma once

#include "core/base/result.h"
#include "core/imaging/frame.h"
#include "core/imaging/picture_marks.h"
#include "core/imaging/voi_window.h"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace wardlight::imaging {

/// Memory for a picture, owned by the caller: 8-bit grey, or 32-bit 0xffRRGGBB in native byte
/// order (QImage::Format_Grayscale8 and Format_RGB32).
struct PictureView
{
    std::uint8_t* bytes = nullptr;
    qsizetype bytesPerLine = 0;
    int width = 0;
    int height = 0;
};

/// A picture that owns its memory.
struct Picture
{
    int width = 0;
    int height = 0;
    bool isColour = false;           ///< 4 bytes a pixel (0xffRRGGBB), else 1 (grey)
    std::vector<std::uint8_t> bytes; ///< rows without gaps

    [[nodiscard]] qsizetype bytesPerLine() const { return qsizetype(width) * (isColour ? 4 : 1); }
    [[nodiscard]] PictureView view() { return {bytes.data(), bytesPerLine(), width, height}; }
};

/// Turns stored values into what a screen shows: stored → modality → VOI window → grey, palette or
/// RGB. Made for an object, and anew for every frame where its tables tell frames apart; map() is
/// called for every window.
///
/// Values of up to 16 bits go through a table over all stored values; 512² takes about 0.2 ms.
/// Padding is black whatever the window. Colour ignores the window. Overlays are white, what the
/// shutter hides has the grey it gives. Reentrant.
class PixelMapping
{
public:
    /// @param header  as headerOfFrame() gives it
    /// @param format  of the frames to come (Frame::format), not of the header
    /// @return Error::Unsupported for a photometric interpretation that is not known, or a width
    ///         that is neither 1, 8, 16 nor 32 (64 for floats); Error::Invalid for a format that
    ///         contradicts itself
    [[nodiscard]] static Result<PixelMapping> create(const DicomHeader& header,
                                                     const PixelFormat& format,
                                                     const DisplayTables& tables = {},
                                                     int frame = 0);

    [[nodiscard]] bool isColour() const { return m_kind != Kind::Grey; }
    /// Whether overlays are drawn, as they are at first.
    void setOverlaysShown(bool shown) { m_showsOverlays = shown; }
    [[nodiscard]] bool hasOverlays() const { return m_marks.hasOverlays(); }
    /// Whether the file brings a VOI LUT.
    [[nodiscard]] bool hasVoiTable() const { return m_voi.has_value(); }

    /// The window to begin with: the file's first, else its VOI LUT, else autoWindow() of
    /// @p frame.
    [[nodiscard]] VoiWindow initialWindow(const Frame& frame) const;
    /// From the darkest to the brightest modality value of the frame without padding, where a
    /// thousandth at each end may be cut off.
    [[nodiscard]] VoiWindow autoWindow(const Frame& frame) const;

    /// @param inverted  the person's own inversion, on top of MONOCHROME1 and presentation
    /// @param out  columns × rows
    /// @return Error::Invalid when @p frame or @p out is not of the format given to create()
    [[nodiscard]] Result<> map(const Frame& frame, const VoiWindow& window, bool inverted,
                               const PictureView& out) const;
    /// As map(), into memory of its own.
    [[nodiscard]] Result<Picture> picture(const Frame& frame, const VoiWindow& window,
                                          bool inverted = false) const;

    /// The stored value at a pixel as a modality value, for the read-out under the pointer; empty
    /// for colour, outside the frame, and on padding.
    [[nodiscard]] std::optional<double> modalityValue(const Frame& frame, int column,
                                                      int row) const;

private:
    enum class Kind
    {
        Grey,
        Palette,
        Rgb,
        YbrFull
    };

    PixelMapping() = default;
    void setPadding(int declared);
    [[nodiscard]] Result<> setColours(const std::optional<Palette>& palette);
    [[nodiscard]] bool fits(const Frame& frame) const;
    [[nodiscard]] bool usesTable() const { return m_format.bitsAllocated <= 16; }
    [[nodiscard]] double wideValue(const Frame& frame, std::size_t index) const;
    [[nodiscard]] bool isPadding(double stored) const;
    [[nodiscard]] std::int64_t storedValue(std::uint32_t word) const;
    [[nodiscard]] double toModality(double stored) const;
    [[nodiscard]] double greyShare(const VoiWindow& window, double modalityValue) const;
    struct Range;
    [[nodiscard]] std::optional<Range> tableRange(const Frame& frame) const;
    [[nodiscard]] std::optional<Range> wideRange(const Frame& frame) const;
    /// Stored values from @p least to @p most outside which a window gives but black or white.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t>
    ramp(const VoiWindow& window, std::int64_t least, std::int64_t most) const;
    [[nodiscard]] std::vector<std::uint8_t> greyTable(const VoiWindow& window, bool inverted) const;
    [[nodiscard]] std::vector<std::uint32_t> paletteTable() const;
    void mapGrey(const Frame& frame, const VoiWindow& window, bool inverted,
                 const PictureView& out) const;
    void mapWideGrey(const Frame& frame, const VoiWindow& window, bool inverted,
                     const PictureView& out) const;
    void mapPalette(const Frame& frame, bool inverted, const PictureView& out) const;
    void mapColour(const Frame& frame, bool inverted, const PictureView& out) const;

    Kind m_kind = Kind::Grey;
    PixelFormat m_format;
    int m_shift = 0;                ///< highBit + 1 - bitsStored
    std::uint32_t m_mask = 0xffffU; ///< of the stored bits, after the shift
    double m_slope = 1;
    double m_intercept = 0;
    bool m_inverse = false; ///< MONOCHROME1 or presentation INVERSE
    std::optional<std::int64_t> m_padding;
    std::optional<Palette> m_palette;
    std::optional<LookupTable> m_modality;
    std::optional<LookupTable> m_voi;
    PictureMarks m_marks;
    bool m_showsOverlays = true;
    std::optional<VoiWindow> m_headerWindow;
};

/// The picture made smaller by averaging so that neither edge exceeds @p maxEdge pixels; one that
/// fits is returned as it is. @p pixelAspect is vertical : horizontal size of a pixel.
[[nodiscard]] Picture scaledDown(const Picture& picture, int maxEdge,
                                 std::array<double, 2> pixelAspect = {1, 1});

} // namespace wardlight::imaging
