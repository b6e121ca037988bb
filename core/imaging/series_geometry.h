#pragma once

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace wardlight::imaging {

struct DicomHeader;

/// Something about a series' geometry that measuring or scrolling can stumble over. It is said,
/// never repaired.
struct SeriesWarning
{
    enum class Kind
    {
        GantryTilt,        ///< slices are sheared against their normal
        IrregularSpacing,  ///< distances between neighbours differ
        MissingSlices,     ///< a gap of two or more regular distances
        MixedOrientation,  ///< not all slices are parallel
        DuplicatePositions ///< two slices at one place, not told apart by time or echo
    };

    Kind kind = Kind::GantryTilt;
    QString text; ///< translated, with figures

    friend bool operator==(const SeriesWarning&, const SeriesWarning&) = default;
};

/// The stable English words for a warning, as the command line prints them: "gantry tilt".
[[nodiscard]] QString warningKey(SeriesWarning::Kind kind);

/// Where one instance lies; the part of its header that ordering needs.
struct SliceGeometry
{
    std::optional<std::array<double, 3>> position;    ///< mm, LPS
    std::optional<std::array<double, 6>> orientation; ///< row, then column direction cosines
    std::optional<int> instanceNumber;
    std::optional<int> temporalPosition;
    std::optional<int> echoNumber;
    std::optional<double> gantryTilt; ///< degrees
    QString sopInstanceUid;           ///< breaks ties, so that the order never depends on the input
};

[[nodiscard]] SliceGeometry sliceGeometry(const DicomHeader& header);

/// The distance of a slice from the origin along the normal of @p orientation, mm (PS3.3
/// C.7.6.2.1.1: row × column); empty when the direction cosines are not two finite, perpendicular
/// unit vectors (tolerance 1e-2) or the position is not finite.
[[nodiscard]] std::optional<double> positionAlongNormal(const std::array<double, 3>& position,
                                                        const std::array<double, 6>& orientation);

/// The order in which to show a series: indices into @p slices.
///
/// Where all slices are parallel and have a position: by position along the normal, then instance
/// number. Otherwise by instance number. Those without a number come last; ties by UID.
[[nodiscard]] std::vector<int> displayOrder(const std::vector<SliceGeometry>& slices);

/// What is odd about the geometry of a series, in any order; each kind at most once.
[[nodiscard]] std::vector<SeriesWarning> seriesWarnings(const std::vector<SliceGeometry>& slices);

} // namespace wardlight::imaging
