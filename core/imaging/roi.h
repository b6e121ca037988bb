#pragma once

#include "core/base/ids.h"
#include "core/imaging/pixel_mapping.h"

#include <QString>

#include <optional>

namespace wardlight::imaging {

using RoiId = Id<struct RoiTag>;

enum class RoiKind
{
    Length, ///< from one end to the other
    Ellipse ///< in the rectangle between two corners, its axes along rows and columns
};

/// A place in an image: 0,0 is the outer corner of the first pixel, 1,1 its opposite corner.
struct ImagePoint
{
    double column = 0;
    double row = 0;

    friend bool operator==(const ImagePoint&, const ImagePoint&) = default;
};

/// Something measured on one frame.
struct Roi
{
    RoiKind kind = RoiKind::Length;
    ImagePoint from;
    ImagePoint to;

    friend bool operator==(const Roi&, const Roi&) = default;
};

/// What a ROI says. Millimetres only where the pixel spacing is known; then where from.
struct RoiFigures
{
    double lengthPixels = 0;        ///< of a length; in columns, whatever shape pixels have
    std::optional<double> lengthMm; ///< of a length
    std::optional<double> areaMm2;  ///< of an ellipse
    SpacingSource spacingSource = SpacingSource::None;

    int pixels = 0;                  ///< of an ellipse: whose middle lies inside, without padding
    std::optional<double> mean;      ///< modality values; none where there is no pixel, or colour
    std::optional<double> deviation; ///< standard deviation of these pixels (÷ n)
    std::optional<double> least;
    std::optional<double> greatest;
    QString unit; ///< "HU"; empty where the file names none
};

/// Whether its coordinates are finite and inside an image, or close to it.
[[nodiscard]] bool isSound(const Roi& roi, const PixelFormat& format);

/// @param header  as headerOfFrame() gives it
/// @param roi  a sound one
[[nodiscard]] RoiFigures measure(const Roi& roi, const DicomHeader& header,
                                 const PixelMapping& mapping, const Frame& frame);

} // namespace wardlight::imaging
