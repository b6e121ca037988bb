#pragma once

#include "core/base/result.h"
#include "core/trace/map/outline.h"

#include <QMap>
#include <QString>

#include <vector>

namespace wardlight::basemap {

/// One row of a layer: its attributes and its shape in world units.
struct Feature
{
    QMap<QString, QString> attributes; ///< by lower-case column name
    trace::Rings rings;                ///< rings of polygons, or lines
};

/// Reads a layer of a GeoPackage in geographic coordinates (EPSG:4326).
/// @return NotFound, or Invalid for a geometry that is not what OGC 12-128 and 06-103 say
[[nodiscard]] Result<std::vector<Feature>> readLayer(const QString& file, const QString& layer);

/// The shape of one GeoPackage geometry blob: polygons' rings or lines.
[[nodiscard]] Result<trace::Rings> parseGeometry(const QByteArray& blob);

} // namespace wardlight::basemap
