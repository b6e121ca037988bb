#pragma once

#include "core/base/result.h"
#include "core/trace/map/outline.h"

#include <QByteArray>

namespace wardlight::basemap {

/// The lines of a file of the Micro World Data Bank II, as Marble ships it (RIVER.PNT): records of
/// three little-endian 16-bit numbers, a code and latitude and longitude in minutes of arc; a code
/// above 5 begins a line.
/// @return in world units; Error::Invalid when it is no such file
[[nodiscard]] Result<trace::Rings> parseRivers(const QByteArray& bytes);

} // namespace wardlight::basemap
