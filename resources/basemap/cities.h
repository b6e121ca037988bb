#pragma once

#include "core/base/result.h"
#include "core/trace/trace_item.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace wardlight::basemap {

/// A city as GeoNames has it.
struct City
{
    QString id; ///< of GeoNames, the key of its translations
    QString name;
    QString country; ///< ISO 3166-1 alpha-2
    trace::Coordinates place;
    quint32 population = 0;
};

/// Reads the cities of Debian's libgeonames: a serialised GVariant of type a(sssssssudd), little
/// endian: id, name, region's code, region, country's code, country, time zone, population,
/// latitude, longitude.
/// @return Error::Invalid when it is none
[[nodiscard]] Result<std::vector<City>> parseCities(const QByteArray& bytes);

} // namespace wardlight::basemap
