#include "core/imaging/series_geometry.h"

#include "core/imaging/dicom_header.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace wardlight::imaging {

namespace {

using Vector = std::array<double, 3>;
using Cosines = std::array<double, 6>;

constexpr double CosineTolerance = 1e-2; ///< of unit length and of parallel slices: about 0.5°
constexpr double PositionStepMm = 1e-3;  ///< positions closer than this are one
constexpr double SpacingToleranceMm = 0.05;
constexpr double SpacingTolerance = 0.02; ///< of the usual distance
constexpr double TiltToleranceDegrees = 0.5;

double dot(const Vector& a, const Vector& b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

double length(const Vector& a)
{
    return std::sqrt(dot(a, a));
}

bool isFinite(const Vector& a)
{
    return std::isfinite(a[0]) && std::isfinite(a[1]) && std::isfinite(a[2]);
}

/// Row × column; empty unless they are perpendicular unit vectors.
std::optional<Vector> normalOf(const Cosines& o)
{
    const Vector row = {o[0], o[1], o[2]};
    const Vector column = {o[3], o[4], o[5]};
    if (!isFinite(row) || !isFinite(column))
        return std::nullopt;
    if (std::abs(length(row) - 1) > CosineTolerance ||
        std::abs(length(column) - 1) > CosineTolerance ||
        std::abs(dot(row, column)) > CosineTolerance)
        return std::nullopt;
    return Vector{row[1] * column[2] - row[2] * column[1], row[2] * column[0] - row[0] * column[2],
                  row[0] * column[1] - row[1] * column[0]};
}

bool sameOrientation(const Cosines& a, const Cosines& b)
{
    return std::equal(a.begin(), a.end(), b.begin(),
                      [](double x, double y) { return std::abs(x - y) <= CosineTolerance; });
}

/// What orders slices at one position: number, those without last, then UID.
auto numberRank(const SliceGeometry& slice)
{
    return std::tuple(!slice.instanceNumber.has_value(), slice.instanceNumber.value_or(0),
                      slice.sopInstanceUid);
}

/// The slice whose orientation stands for all; the same one whatever the order of the input.
const SliceGeometry& reference(const std::vector<SliceGeometry>& slices)
{
    return *std::min_element(slices.begin(), slices.end(), [](const auto& a, const auto& b) {
        return numberRank(a) < numberRank(b);
    });
}

qint64 positionStep(double mm)
{
    return std::llround(mm / PositionStepMm);
}

bool hasPlace(const SliceGeometry& slice)
{
    return slice.position && slice.orientation &&
           positionAlongNormal(*slice.position, *slice.orientation);
}

/// Whether there are slices, all with a place, and all parallel.
bool isStack(const std::vector<SliceGeometry>& slices)
{
    if (slices.empty() || !std::all_of(slices.begin(), slices.end(), hasPlace))
        return false;
    const Cosines& first = *reference(slices).orientation;
    return std::all_of(slices.begin(), slices.end(), [&first](const SliceGeometry& slice) {
        return sameOrientation(*slice.orientation, first);
    });
}

/// Positions of a stack along its one normal, in steps, for each slice.
std::vector<qint64> stackPositions(const std::vector<SliceGeometry>& slices)
{
    const Cosines& orientation = *reference(slices).orientation;
    std::vector<qint64> positions;
    positions.reserve(slices.size());
    for (const SliceGeometry& slice : slices)
        positions.push_back(
            positionStep(positionAlongNormal(*slice.position, orientation).value_or(0)));
    return positions;
}

bool hasMixedOrientation(const std::vector<SliceGeometry>& slices)
{
    const Cosines* first = nullptr;
    for (const SliceGeometry& slice : slices) {
        if (!slice.orientation)
            continue;
        if (first && !sameOrientation(*first, *slice.orientation))
            return true;
        first = &*slice.orientation;
    }
    return false;
}

struct SpacingFindings
{
    int missing = 0;
    double usualMm = 0;
    double smallestMm = 0;
    double largestMm = 0;
    bool irregular = false;
};

/// Looks at the distances between neighbours; fewer than two distances say nothing.
SpacingFindings judgeSpacing(std::vector<qint64> positions)
{
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    if (positions.size() < 3)
        return {};
    std::vector<double> gaps;
    for (std::size_t i = 1; i < positions.size(); ++i)
        gaps.push_back(double(positions[i] - positions[i - 1]) * PositionStepMm);
    std::vector<double> sorted = gaps;
    std::sort(sorted.begin(), sorted.end());
    SpacingFindings found;
    found.usualMm = sorted[(sorted.size() - 1) / 2];
    found.smallestMm = sorted.front();
    found.largestMm = sorted.back();
    const double tolerance = std::max(SpacingToleranceMm, SpacingTolerance * found.usualMm);
    for (const double gap : gaps) {
        const double multiple = std::round(gap / found.usualMm);
        if (multiple < 1 || std::abs(gap - multiple * found.usualMm) > multiple * tolerance)
            found.irregular = true;
        else
            found.missing += int(std::min(multiple - 1, 1e6));
    }
    return found;
}

/// The angle between the way from the first to the last slice and the normal, degrees.
double shearDegrees(const std::vector<SliceGeometry>& slices, const std::vector<qint64>& positions)
{
    const auto [low, high] = std::minmax_element(positions.begin(), positions.end());
    if (*low == *high)
        return 0;
    const Vector& from = *slices[size_t(low - positions.begin())].position;
    const Vector& to = *slices[size_t(high - positions.begin())].position;
    const Vector way = {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
    const double along = double(*high - *low) * PositionStepMm;
    const double cosine = std::clamp(along / length(way), -1.0, 1.0);
    return std::acos(cosine) * 180 / 3.14159265358979323846;
}

std::optional<SeriesWarning> tiltWarning(const std::vector<SliceGeometry>& slices, double shear)
{
    double declared = 0;
    for (const SliceGeometry& slice : slices) {
        const double tilt = slice.gantryTilt.value_or(0);
        if (std::isfinite(tilt) && std::abs(tilt) > std::abs(declared))
            declared = tilt;
    }
    if (shear > TiltToleranceDegrees)
        return SeriesWarning{
            SeriesWarning::Kind::GantryTilt,
            QCoreApplication::translate(
                "SeriesGeometry",
                "The slices are sheared by %1° against their normal; reconstructions and "
                "distances across slices would be wrong.")
                .arg(shear, 0, 'f', 1)};
    if (std::abs(declared) > TiltToleranceDegrees)
        return SeriesWarning{
            SeriesWarning::Kind::GantryTilt,
            QCoreApplication::translate("SeriesGeometry", "The gantry was tilted by %1°.")
                .arg(declared, 0, 'f', 1)};
    return std::nullopt;
}

std::optional<SeriesWarning> duplicateWarning(const std::vector<SliceGeometry>& slices,
                                              const std::vector<qint64>& positions)
{
    std::map<std::tuple<qint64, int, int>, int> places;
    int duplicates = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        int& here = places[{positions[i], slices[i].temporalPosition.value_or(0),
                            slices[i].echoNumber.value_or(0)}];
        if (++here > 1)
            ++duplicates;
    }
    if (duplicates == 0)
        return std::nullopt;
    return SeriesWarning{SeriesWarning::Kind::DuplicatePositions,
                         QCoreApplication::translate(
                             "SeriesGeometry", "Slices that lie at the place of another one: %1.")
                             .arg(duplicates)};
}

void appendSpacingWarnings(const SpacingFindings& found, std::vector<SeriesWarning>& warnings)
{
    if (found.irregular)
        warnings.push_back(
            {SeriesWarning::Kind::IrregularSpacing,
             QCoreApplication::translate(
                 "SeriesGeometry",
                 "The distance between slices varies from %1 mm to %2 mm (usually %3 mm).")
                 .arg(found.smallestMm, 0, 'f', 2)
                 .arg(found.largestMm, 0, 'f', 2)
                 .arg(found.usualMm, 0, 'f', 2)});
    if (found.missing > 0)
        warnings.push_back(
            {SeriesWarning::Kind::MissingSlices,
             QCoreApplication::translate(
                 "SeriesGeometry", "Slices that seem to be missing: %1 (usual distance %2 mm).")
                 .arg(found.missing)
                 .arg(found.usualMm, 0, 'f', 2)});
}

} // namespace

QString warningKey(SeriesWarning::Kind kind)
{
    switch (kind) {
    case SeriesWarning::Kind::GantryTilt:
        return QStringLiteral("gantry tilt");
    case SeriesWarning::Kind::IrregularSpacing:
        return QStringLiteral("irregular spacing");
    case SeriesWarning::Kind::MissingSlices:
        return QStringLiteral("missing slices");
    case SeriesWarning::Kind::MixedOrientation:
        return QStringLiteral("mixed orientation");
    case SeriesWarning::Kind::DuplicatePositions:
        return QStringLiteral("duplicate positions");
    }
    return {};
}

SliceGeometry sliceGeometry(const DicomHeader& header)
{
    return {.position = header.imagePosition,
            .orientation = header.imageOrientation,
            .instanceNumber = header.instanceNumber,
            .temporalPosition = header.temporalPosition,
            .echoNumber = header.echoNumber,
            .gantryTilt = header.gantryTilt,
            .sopInstanceUid = header.sopInstanceUid};
}

std::optional<double> positionAlongNormal(const std::array<double, 3>& position,
                                          const std::array<double, 6>& orientation)
{
    const std::optional<Vector> normal = normalOf(orientation);
    if (!normal || !isFinite(position))
        return std::nullopt;
    const double along = dot(position, *normal);
    constexpr double FarAwayMm = 1e9; // beyond any room; keeps the steps within 64 bits
    if (std::abs(along) > FarAwayMm)
        return std::nullopt;
    return along;
}

std::vector<int> displayOrder(const std::vector<SliceGeometry>& slices)
{
    std::vector<int> order(slices.size());
    std::iota(order.begin(), order.end(), 0);
    const std::vector<qint64> positions =
        isStack(slices) ? stackPositions(slices) : std::vector<qint64>(slices.size(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        const auto ia = size_t(a);
        const auto ib = size_t(b);
        if (positions[ia] != positions[ib])
            return positions[ia] < positions[ib];
        return numberRank(slices[ia]) < numberRank(slices[ib]);
    });
    return order;
}

std::vector<SeriesWarning> seriesWarnings(const std::vector<SliceGeometry>& slices)
{
    std::vector<SeriesWarning> warnings;
    const bool stack = isStack(slices);
    const std::vector<qint64> positions = stack ? stackPositions(slices) : std::vector<qint64>();
    const double shear = stack ? shearDegrees(slices, positions) : 0;
    if (auto tilt = tiltWarning(slices, shear))
        warnings.push_back(*tilt);
    if (hasMixedOrientation(slices))
        warnings.push_back(
            {SeriesWarning::Kind::MixedOrientation,
             QCoreApplication::translate(
                 "SeriesGeometry",
                 "The slices are not parallel; they are shown by instance number.")});
    if (!stack)
        return warnings;
    appendSpacingWarnings(judgeSpacing(positions), warnings);
    if (auto duplicates = duplicateWarning(slices, positions))
        warnings.push_back(*duplicates);
    return warnings;
}

} // namespace wardlight::imaging
