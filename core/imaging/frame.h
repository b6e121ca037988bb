#pragma once

#include "core/base/platform/sealed_memory.h"
#include "core/imaging/dicom_header.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace wardlight::imaging {

/// One frame's stored values, as decoded.
///
/// Little-endian, PixelFormat::bitsAllocated wide (1-bit data: one byte 0 or 1), rows × columns ×
/// samples, pixel-interleaved. Unused high bits as stored. photometric says what the bytes hold:
/// YBR_RCT and YBR_ICT have become RGB, YBR_FULL_422 is upsampled to YBR_FULL.
struct Frame
{
    PixelFormat format; ///< as the pixels here are; frames = frames in the object
    QString transferSyntaxUid;
    SealedMemory pixels;
};

/// Red, green and blue of a PALETTE COLOR object.
struct Palette
{
    int firstMapped = 0;
    std::vector<std::uint16_t> red, green, blue; ///< 16-bit values, equal lengths
};

/// A table of a Modality or VOI LUT Sequence (PS3.3 C.11.1, C.11.2).
struct LookupTable
{
    int firstMapped = 0; ///< the value that the first entry is for; below it the first one holds
    int bits = 16;       ///< of an entry, 8 to 16
    std::vector<std::uint16_t> entries; ///< above its end the last one holds
};

/// Marks over an image, one bit a pixel (PS3.3 C.9.2, C.9.3).
struct Overlay
{
    int rows = 0;
    int columns = 0;
    int top = 0; ///< where its first pixel lies in the image; 0-based, may be outside
    int left = 0;
    int frames = 1;
    /// Which frame of the image its first one lies over, 0-based; empty: it lies over every frame.
    std::optional<int> firstFrame = {};
    std::vector<std::byte> bits = {}; ///< rows and frames without gaps, lowest bit first
};

/// What of an image is to be seen (PS3.3 C.7.6.11): the inside of all shapes given. Rows and
/// columns count from 1; what lies on an edge is seen.
struct Shutter
{
    struct Rectangle
    {
        int left = 0;
        int right = 0;
        int upper = 0;
        int lower = 0;
    };
    struct Circle
    {
        int row = 0;
        int column = 0;
        int radius = 0;
    };
    struct Vertex
    {
        int row = 0;
        int column = 0;
    };

    std::optional<Rectangle> rectangle;
    std::optional<Circle> circle;
    std::vector<Vertex> polygon;    ///< none when there are fewer than three
    std::uint16_t presentation = 0; ///< of what is hidden, 0 (black) to 65,535

    /// What a decoder passes on: at most so many vertices, nothing farther away.
    static constexpr std::size_t MostVertices = 1024;
    static constexpr int Farthest = 1'000'000;

    [[nodiscard]] bool isEmpty() const { return !rectangle && !circle && polygon.size() < 3; }
};

/// What one frame of an enhanced multi-frame object says about itself in its functional groups
/// (PS3.3 C.7.6.16), in the terms of DicomHeader.
struct FrameValues
{
    std::optional<std::array<double, 3>> imagePosition;    ///< mm, LPS
    std::optional<std::array<double, 6>> imageOrientation; ///< row, then column direction cosines
    std::optional<std::array<double, 2>> pixelSpacing;     ///< mm between rows, between columns
    std::optional<double> sliceThickness;                  ///< mm
    double rescaleSlope = 1;
    double rescaleIntercept = 0;
    QString rescaleType;
    std::vector<WindowPreset> windows;
    QString voiFunction;
};

/// What an object needs beside its frames to be shown.
struct DisplayTables
{
    std::optional<Palette> palette;      ///< of a PALETTE COLOR object
    std::optional<LookupTable> modality; ///< instead of slope and intercept
    std::optional<LookupTable> voi;      ///< the first; instead of a window
    std::vector<Overlay> overlays;
    std::uint32_t overlayBits = 0; ///< bits of the stored words that are overlays (retired), a mask
    Shutter shutter = {};
    std::vector<FrameValues> frames = {}; ///< by frame; none where the header holds for all of them
};

} // namespace wardlight::imaging
