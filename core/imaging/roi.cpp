#include "core/imaging/roi.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace wardlight::imaging {

namespace {

/// Sums over the pixels of an ellipse, after Welford, so that large offsets lose no digits.
struct Sums
{
    int count = 0;
    double mean = 0;
    double squares = 0;
    double least = 0;
    double greatest = 0;

    void add(double value)
    {
        least = count == 0 ? value : std::min(least, value);
        greatest = count == 0 ? value : std::max(greatest, value);
        ++count;
        const double away = value - mean;
        mean += away / count;
        squares += away * (value - mean);
    }
};

void addFigures(RoiFigures& figures, const Sums& sums)
{
    figures.pixels = sums.count;
    if (sums.count == 0)
        return;
    figures.mean = sums.mean;
    figures.deviation = std::sqrt(sums.squares / sums.count);
    figures.least = sums.least;
    figures.greatest = sums.greatest;
}

/// The pixels whose middle lies inside the ellipse.
Sums sumsInside(const Roi& roi, const PixelMapping& mapping, const Frame& frame)
{
    const double centreColumn = (roi.from.column + roi.to.column) / 2;
    const double centreRow = (roi.from.row + roi.to.row) / 2;
    const double halfWidth = std::abs(roi.to.column - roi.from.column) / 2;
    const double halfHeight = std::abs(roi.to.row - roi.from.row) / 2;
    Sums sums;
    if (halfWidth <= 0 || halfHeight <= 0)
        return sums;
    const int first = std::max(0, int(std::floor(centreRow - halfHeight)));
    const int last = std::min(frame.format.rows - 1, int(std::ceil(centreRow + halfHeight)));
    for (int row = first; row <= last; ++row) {
        const double down = (row + 0.5 - centreRow) / halfHeight;
        if (std::abs(down) > 1)
            continue;
        const double half = halfWidth * std::sqrt(1 - down * down);
        const int from = std::max(0, int(std::ceil(centreColumn - half - 0.5)));
        const int to =
            std::min(frame.format.columns - 1, int(std::floor(centreColumn + half - 0.5)));
        for (int column = from; column <= to; ++column) {
            if (const auto value = mapping.modalityValue(frame, column, row);
                value && std::isfinite(*value))
                sums.add(*value);
        }
    }
    return sums;
}

} // namespace

bool isSound(const Roi& roi, const PixelFormat& format)
{
    const auto isNear = [](double at, int size) {
        return std::isfinite(at) && at >= -size && at <= 2.0 * size;
    };
    return isNear(roi.from.column, format.columns) && isNear(roi.to.column, format.columns) &&
           isNear(roi.from.row, format.rows) && isNear(roi.to.row, format.rows);
}

RoiFigures measure(const Roi& roi, const DicomHeader& header, const PixelMapping& mapping,
                   const Frame& frame)
{
    RoiFigures figures;
    const double across = roi.to.column - roi.from.column;
    const double down = roi.to.row - roi.from.row;
    const bool isKnown = header.pixelSpacing && header.spacingSource != SpacingSource::None;
    if (isKnown)
        figures.spacingSource = header.spacingSource;
    switch (roi.kind) {
    case RoiKind::Length:
        figures.lengthPixels = std::hypot(across, down);
        if (isKnown)
            figures.lengthMm =
                std::hypot(across * (*header.pixelSpacing)[1], down * (*header.pixelSpacing)[0]);
        break;
    case RoiKind::Ellipse:
        if (isKnown)
            figures.areaMm2 =
                std::numbers::pi / 4 *
                std::abs(across * (*header.pixelSpacing)[1] * down * (*header.pixelSpacing)[0]);
        addFigures(figures, sumsInside(roi, mapping, frame));
        break;
    }
    const bool isCt = header.modality == QLatin1String("CT") && header.rescaleType.isEmpty();
    figures.unit = isCt ? QStringLiteral("HU") : header.rescaleType; // PS3.3 C.8.2.1.1.2
    if (figures.unit == QLatin1String("US"))
        figures.unit.clear(); // "unspecified"
    return figures;
}

} // namespace wardlight::imaging
