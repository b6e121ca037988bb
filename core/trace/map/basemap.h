#pragma once

#include "core/base/result.h"
#include "core/trace/map/outline.h"

#include <QString>

#include <array>
#include <memory>

namespace wardlight::trace {

/// What an area of the basemap is drawn as.
enum class AreaKind
{
    Country,
    Province ///< of China
};

/// How many levels of detail there are; level i is fine enough for zooms up to DetailZooms[i].
constexpr std::size_t DetailLevels = 4;
constexpr std::array<double, DetailLevels> DetailZooms{3.5, 5.5, 7.5, 99};

/// A country or a province, with its outline in every detail; computed when the map was made.
struct BasemapArea
{
    AreaKind kind = AreaKind::Country;
    QString code; ///< ISO 3166-1 or 3166-2: "JP", "CN-SC"
    QString englishName;
    QString chineseName;
    LabelPlace label;
    QRectF bounds;
    std::array<Rings, DetailLevels> outlines;
};

/// A line: a border that is claimed differently, drawn broken, or a river.
struct BasemapLine
{
    QRectF bounds;
    std::array<Rings, DetailLevels> lines;
};

/// A city, as a dot with its name.
struct BasemapCity
{
    QString englishName;
    QString chineseName; ///< may be empty
    QPointF at;
    quint32 population = 0;
};

/// An offline vector map of the world, in world units.
struct Basemap
{
    QString attribution; ///< what must be drawn on the map: "Natural Earth"
    QString approval;    ///< 审图号 of an approved map; empty: schematic, not a standard map
    std::vector<BasemapArea> areas;
    std::vector<BasemapLine> disputedBorders;
    std::vector<BasemapLine> rivers;
    std::vector<BasemapCity> cities; ///< the largest first
};

using BasemapPointer = std::shared_ptr<const Basemap>;

/// Index into outlines for a zoom level.
[[nodiscard]] std::size_t detailLevel(double zoom);

/// Reads a basemap.sqlite.
/// @return NotFound, Unsupported (of another format), Invalid (damaged)
[[nodiscard]] Result<BasemapPointer> readBasemap(const QString& file);

/// Writes a basemap.sqlite; an existing file is replaced when everything is written.
[[nodiscard]] Result<> writeBasemap(const QString& file, const Basemap& basemap);

/// Where the program's basemap is: WARDLIGHT_BASEMAP, else basemap.sqlite beside the program, else
/// ../share/wardlight/basemap.sqlite from there. The last one when there is none.
[[nodiscard]] QString basemapFile();

} // namespace wardlight::trace
