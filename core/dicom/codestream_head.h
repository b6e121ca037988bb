#pragma once

#include "core/dicom/dataset.h"

#include <array>
#include <optional>

namespace wardlight::dicom {

/// One component of a JPEG 2000 image: its own samples, perhaps fewer than the image has pixels.
struct CodestreamComponent
{
    int precision = 0; ///< bits a sample
    bool isSigned = false;
    int stepX = 1; ///< pixels a sample stands for
    int stepY = 1;
};

/// What a JPEG 2000 codestream says about itself before its pixels (ISO 15444-1 annex A).
struct CodestreamHead
{
    static constexpr int MostComponents = 4;

    int rows = 0;
    int columns = 0;
    int components = 0;
    std::array<CodestreamComponent, MostComponents> component;
    bool transformsColour = false; ///< red, green and blue come out whatever was stored
    bool isHighThroughput = false; ///< coded after ISO 15444-15
    std::size_t tiles = 0;         ///< 1 to 65,535
    std::size_t firstTilePart = 0; ///< where the main header ends
};

/// The codestream in the bytes of a frame: they themselves, or the content of a JP2 file, which
/// DICOM does not allow but people write. Empty when there is none.
[[nodiscard]] Bytes codestreamOf(Bytes coded);

/// Empty when the bytes do not begin like a codestream that DICOM can have.
[[nodiscard]] std::optional<CodestreamHead> readCodestreamHead(Bytes codestream);

/// Whether the tile-parts that the codestream announces are there, to their last byte, and every
/// tile has one. Decoders make pictures, with grey where the rest is missing, of less.
[[nodiscard]] bool hasAllTiles(Bytes codestream, const CodestreamHead& head);

} // namespace wardlight::dicom
